import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

const status = (text: string) => read(text).items.map((item) => item.status);

describe("work of which a part is done", () => {
  it.each([
    "V.1 mới xong 8/15 đơn vị, 7 đơn vị còn lại chuyển sang quý 3",
    "V.1 xong 8/15 đơn vị, còn 7",
    "V.1 hoàn thành 8 trên 15 đơn vị, nhưng còn 7 đơn vị",
    "V.1 xong phần hình rồi, còn lồng tiếng với phụ đề",
    "V.1 xong phần soạn thảo, còn chờ ký",
  ])("goes on where the rest is named: %s", (text) => {
    expect(status(text)).toEqual(["in_progress"]);
  });

  it.each([
    "V.1 xong 8/15 đơn vị",
    "V.1 xong 8/15 đơn vị, còn 3 ngày nữa",
    "V.1 xong 8/9 rồi, còn gì không",
    "V.1 xong phần hình rồi",
    "V.1 hoàn thành phần việc của sở, còn các xã chưa gửi",
    "V.1 chắc xong 8/15 đơn vị, còn 7",
  ])("is asked about where it is not, or is another's: %s", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });

  it.each(["V.1 xong 15/15 đơn vị, còn viết báo cáo", "V.1 hoàn thành 18/KH-STP, 7 đơn vị còn lại làm sau"])(
    "is over where all is: %s",
    (text) => {
      expect(status(text)).toEqual(["done"]);
    },
  );

  it.each([
    ["STNMT", "Làm video hướng dẫn TTHC đất đai: mới quay xong, đang dựng, khoảng 70%", { percent: 70 }],
    ["SCT", "video huong dan tthc quay xong roi, gio dang bien tap", { percent: null }],
    ["STP", "V.1 soạn xong, đang lấy ý kiến các phòng", {}],
    ["STP", "V.1 lập danh mục xong rồi, hiện đang trình ký", {}],
    ["STP", "V.1 gần xong rồi, chỉ còn chờ đóng dấu", {}],
    ["STP", "V.1 sap hoan thanh, con 2 tthc", {}],
    ["STP", "V.1 gần xong, thiếu chữ ký", {}],
  ])("goes on where a step is over, or little is left: %s %s", (agency, text, item) => {
    expect(read(text, agency, "2024-06-20").items).toMatchObject([{ status: "in_progress", ...item }]);
  });

  it("keeps what step is over in the note", () => {
    const [item] = read("video hướng dẫn TTHC quay xong, đang dựng", "SCT", "2024-06-20").items;
    expect(item?.note).toMatch(/quay xong, đang dựng/);
  });

  it.each([
    // a meeting, what the task itself is called, what comes of it, and no word of what is left
    "V.1 ăn cơm xong, đang trình ký",
    "V.1 soạn xong, đang họp",
    "V.1 soạn xong, mai trình ký",
    "V.1 gần xong rồi",
    "V.1 gần xong, không còn gì vướng",
    "V.1 hình như gần xong, còn chờ ký",
    "V.1 sếp nói gần xong, còn chờ ký",
  ])("is asked about where nothing tells which: %s", (text) => {
    expect(read(text).items.filter((item) => item.status !== null)).toEqual([]);
  });

  it("goes on where the writer's agency stands in front of what it is doing", () => {
    expect(read("IX.2 SNV đang chấm vòng sơ khảo, có 22 sáng kiến", "SNV", "2024-10-03").items).toMatchObject([
      { task: "IX.2", status: "in_progress", percent: null },
    ]);
  });

  it.each([
    ["V.2 không phát sinh 30%", ["Đang thực hiện 30%", "Không phát sinh"]],
    ["không, V.2 30%", ["Đang thực hiện 30%", "Không phát sinh"]],
    ["V.2 chưa thực hiện 30%", ["Đang thực hiện 30%", "Chưa thực hiện"]],
  ])("is asked about where nothing of it is said beside a part: %s", (text, labels) => {
    const { outcome, items, problems } = read(text);
    expect({ outcome, items }).toEqual({ outcome: "ask", items: [] });
    expect(problems.map(({ choices }) => choices.map(({ label }) => label))).toEqual([labels]);
  });

  it.each([
    ["VII.8 thì chưa, mới làm được một nửa", { status: "in_progress", note: "mới làm được một nửa" }],
    ["VII.8 chưa, mới làm được 50%", { status: "in_progress", percent: 50 }],
    ["VII.8 chưa xong, mới xong 3 xã", { status: "in_progress", note: "mới xong 3 xã" }],
    ["VII.8 chưa, đang rà soát", { status: "in_progress", note: "đang rà soát" }],
  ])("goes on though it says 'chưa', where some of it is done: %s", (text, item) => {
    expect(read(text, "SYT", "2024-06-20").items).toMatchObject([item]);
  });

  it.each(["VII.8 chưa, đang chờ huyện", "VII.8 chưa. Đang nghỉ phép"])("is not begun while it waits: %s", (text) => {
    expect(read(text, "SYT", "2024-06-20").items).toMatchObject([{ status: "not_started" }]);
  });

  it.each(["VII.8 chưa, mới được giao hôm qua", "VII.8 chưa, mới nhận văn bản"])(
    "is asked about where it only came: %s",
    (text) => {
      expect(read(text, "SYT", "2024-06-20")).toMatchObject({ outcome: "ask", items: [] });
    },
  );
});
