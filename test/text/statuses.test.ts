import { describe, expect, it } from "vitest";
import { matchChoice } from "../../src/text/choices.js";
import { lineOf } from "../../src/text/line.js";
import { readStatus, readStatusAt } from "../../src/text/statuses.js";

describe("a status in words", () => {
  it.each([
    ["Hoàn thành", "done"],
    ["hoan thanh", "done"],
    ["HOÀN THÀNH.", "done"],
    ["hoàn thành".normalize("NFD"), "done"],
    ["hòan thành", "done"],
    ["hoanf thanhf", "done"],
    ["hoan2 thanh2", "done"],
    ["xong", "done"],
    ["đã xong", "done"],
    ["da hoan thanh", "done"],
    ["đã thực hiện", "done"],
    ["Đang thực hiện", "in_progress"],
    ["dang lam", "in_progress"],
    ["ddang lamf", "in_progress"],
    ["d9ang lam2", "in_progress"],
    ["đang triển khai", "in_progress"],
    ["đang", "in_progress"],
    ["gần xong", "in_progress"],
    ["Có vướng mắc", "blocked"],
    ["vuong", "blocked"],
    ["vuong mac", "blocked"],
    ["vuwowngs macws", "blocked"],
    ["gặp khó khăn", "blocked"],
    ["Chưa thực hiện", "not_started"],
    ["chua lam", "not_started"],
    ["chuwa lamf", "not_started"],
    ["chua", "not_started"],
    ["Không phát sinh", "nothing_arose"],
    ["ko phat sinh", "nothing_arose"],
    ["k phát sinh", "nothing_arose"],
    ["khong ps", "nothing_arose"],
    ["chưa phát sinh", "nothing_arose"],
    ["không có", "nothing_arose"],
    ["ko", "nothing_arose"],
    ["khoong phats sinh", "nothing_arose"],
    ["in_progress", "in_progress"],
  ])("%s is %s", (text, status) => {
    expect(readStatus(text)).toBe(status);
  });

  it.each([
    "chưa xong",
    "chưa hoàn thành",
    "không vướng mắc",
    "không có khó khăn",
    "vướng mắc: không",
    "hết vướng",
    "chưa làm xong",
    "không có kinh phí",
    "không đơn vị nào biết",
    "đăng tải",
    "dạng",
    "không thực hiện được",
    "đang trình ký",
    "xong 18/KH-STP",
    "",
    "abc",
  ])("%s is none", (text) => {
    expect(readStatus(text)).toBeNull();
  });
});

describe("a typed choice", () => {
  const readBack = [
    { key: "1", label: "Xác nhận" },
    { key: "2", label: "Sửa" },
    { key: "3", label: "Hủy" },
  ];
  const statuses = [
    { key: "a", label: "Hoàn thành" },
    { key: "b", label: "Đang thực hiện" },
    { key: "c", label: "Có vướng mắc" },
    { key: "d", label: "Chưa thực hiện" },
    { key: "đ", label: "Quay lại" },
  ];
  const duties = ["I.1", "I.10 tháng 01", "I.10 tháng 02", "V.1", "Xem 11 việc khác"].map((label) => ({
    key: "",
    label,
  }));

  it.each([
    ["1", readBack, "Xác nhận"],
    ["1.", readBack, "Xác nhận"],
    ["xác", readBack, "Xác nhận"],
    ["sua", readBack, "Sửa"],
    ["hủy", readBack, "Hủy"],
    ["huỷ", readBack, "Hủy"],
    ["huy", readBack, "Hủy"],
    ["hoan", statuses, "Hoàn thành"],
    ["c", statuses, "Có vướng mắc"],
    ["co vuong", statuses, "Có vướng mắc"],
    ["D", statuses, "Chưa thực hiện"],
    ["đ", statuses, "Quay lại"],
    ["quay lai", statuses, "Quay lại"],
    ["v1", duties, "V.1"],
    ["V.1", duties, "V.1"],
    ["i1", duties, "I.1"],
    ["i.10 thang 02", duties, "I.10 tháng 02"],
    ["xem", duties, "Xem 11 việc khác"],
    ["xem".normalize("NFD"), duties, "Xem 11 việc khác"],
  ])("%s", (typed, options, label) => {
    expect(matchChoice(typed, options)?.label).toBe(label);
  });

  it.each([
    ["4", readBack],
    ["12", readBack],
    ["x", readBack],
    // What only agrees means what was said last, never a label.
    ["có", readBack],
    ["ok", readBack],
    ["xac nhan", readBack],
    ["có", statuses],
    ["co", statuses],
    ["được", statuses],
    ["", readBack],
    ["có lẽ", readBack],
    ["dừng", readBack],
    ["dung", readBack],
    ["i.10", duties],
    ["11", duties],
    ["1250", [{ key: "", label: "1250/2000" }]],
  ])("%s fits none or several", (typed, options) => {
    expect(matchChoice(typed, options)).toBeNull();
  });

  it("prefers what is typed with its marks", () => {
    const communes = [
      { key: "", label: "Lộc Thanh" },
      { key: "", label: "Lộc Thành" },
    ];
    expect(matchChoice("Lộc Thành", communes)?.label).toBe("Lộc Thành");
    expect(matchChoice("loc thanh", communes)).toBeNull();
  });

  it("confirms a numbered confirmation", () => {
    const options = [
      { key: "", label: "Xác nhận 3 dòng" },
      { key: "", label: "Có vướng mắc" },
    ];
    expect(matchChoice("xác nhận 3", options)?.label).toBe("Xác nhận 3 dòng");
  });
});

describe("a bare không", () => {
  const at = (text: string) => readStatusAt(lineOf(text), 0)?.value ?? null;

  it.each(["không, thôi không xin nữa", "không, để mai gửi", "ko. chưa có số liệu", "k, sang tuần"])(
    "%j answers something else",
    (text) => expect(at(text)).toBeNull(),
  );

  it.each(["không", "không ạ.", "không, T2 không", "ko; V.2 xong", "không, xin cảm ơn", "không. Em chào anh"])(
    "%j says that nothing arose",
    (text) => expect(at(text)).toBe("nothing_arose"),
  );
});
