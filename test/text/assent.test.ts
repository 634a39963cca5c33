import { describe, expect, it } from "vitest";
import { readAssent } from "../../src/text/assent.js";

describe("a few words to what was said last", () => {
  it.each([
    ...["có", "co", "CÓ.", "có ạ", "ok", "OK em", "oke", "ok luôn", "vâng", "vâng ạ", "vaang", "dạ", "dạ vâng ạ"],
    ...["dạ có ạ", "được", "dc", "được rồi", "đồng ý", "dong y", "đúng", "đúng rồi", "dung roi", "chuẩn"],
    ...["gửi đi", "gui di", "gửi luôn nhé", "xác nhận", "xac nhan", "👍", "👍🏻", "ok 👍", "ừ", "ok, gửi giúp em nhé"],
    "có".normalize("NFD"),
  ])("%s agrees", (typed) => {
    expect(readAssent(typed)).toBe("yes");
  });

  it.each([
    ...["không", "ko", "k", "chưa", "chua ạ", "dạ không", "sai rồi", "không đúng", "chưa đúng", "không gửi nữa"],
    ...["đừng gửi", "khoan đã", "👎"],
  ])("%s refuses", (typed) => {
    expect(readAssent(typed)).toBe("no");
  });

  it.each(["thôi", "thoi", "thôi ạ", "ok thôi", "thoi khong gui", "dừng lại", "bỏ đi"])("%s leaves it", (typed) => {
    expect(readAssent(typed)).toBe("stop");
  });

  it.each([
    ...["", "  ", "dung", "được không", "có không?", "ok?", "đã gửi", "da gui", "có rồi", "xong", "rồi", "1", "2/3"],
    ...["có vướng mắc", "không phát sinh", "chưa làm", "chưa thực hiện", "không có văn bản", "V.1 ok", "ok\nV.1 xong"],
    ...["❤️", "cảm ơn", "/co", "ok ".repeat(40)],
  ])("%s is neither", (typed) => {
    expect(readAssent(typed)).toBeNull();
  });
});
