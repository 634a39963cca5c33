import { describe, expect, it } from "vitest";
import { readFollowUp } from "../../src/text/follow-up.js";

describe("what is asked with half of the words", () => {
  it.each([
    ["thế còn I.10 tháng 2", "I.10 tháng 2"],
    ["còn Đà Lạt thì sao?", "Đà Lạt"],
    ["thang 1 thi sao", "thang 1"],
    ["con cua cac huyen", "cac huyen"],
    ["thế tháng 1", "tháng 1"],
    ["vậy Di Linh", "Di Linh"],
  ])("%s", (text, words) => {
    expect(readFollowUp(text)).toEqual({ wants: "same", words });
  });

  it.each([
    "liệt kê ra",
    "kể tên",
    "là những ai?",
    "cho xem danh sách",
    "chi tiết",
    "xem chi tiết",
    "cho tôi chi tiết hơn",
    "nói cụ thể hơn đi",
    "nêu tên",
    "liệt kê các đơn vị đó",
    "kể tên từng đơn vị giúp",
    "đó là những đơn vị nào?",
    "gồm những ai",
    "gồm đơn vị nào",
  ])("%s wants the names", (text) => {
    expect(readFollowUp(text)).toEqual({ wants: "names" });
  });

  it.each([
    "Đà Lạt thế nào",
    "V.1 xong",
    "còn",
    "thì sao",
    "tổng hợp quý II",
    "còn V.2 xong",
    "còn V.1 đang thực hiện",
    "thế nào",
    "thế ai chưa báo cáo V.1",
    "thế tổng hợp mục V",
    "vậy là đủ rồi",
    "đơn vị nào",
    "chi tiết V.1",
    "liệt kê các đơn vị chưa báo cáo",
    "danh sách đầu mối",
  ])("%s stands by itself", (text) => {
    expect(readFollowUp(text)).toBeNull();
  });
});
