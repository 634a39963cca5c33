import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAnswer } from "../../../src/channels/zalo/answers.js";
import { type ChoiceMenu, writeChoices } from "../../../src/channels/zalo/choices.js";
import { translator } from "../../../src/text/language.js";
import type { Expects } from "../../../src/text/message.js";

function menuOf(labels: string[], expects?: Expects): ChoiceMenu {
  const keyboard = labels.map((label) => [{ text: label, callback_data: label }]);
  return writeChoices("?", keyboard, expects, translator("vi")).menu!;
}

const menus = {
  statuses: menuOf(["Hoàn thành", "Đang thực hiện", "Có vướng mắc", "Chưa thực hiện", "Quay lại"]),
  confirm: menuOf(["Xác nhận 3 dòng", "Sửa", "Hủy"]),
  figure: menuOf(["Không phát sinh", "Kỳ khác", "Quay lại"], "figure"),
  work: menuOf(["I.10 tháng 01", "V.1", "V.10", "I.10 tháng 02", "Xem 11 việc khác", "Đã báo cáo"]),
  numeric: menuOf(["1.1 tháng 01", "2.1", "2.10", "Xem 7 việc khác"]),
  twelve: menuOf(Array.from({ length: 12 }, (_, index) => `Đơn vị ${"abcdefghijkl"[index]}`)),
};

describe("which choice a typed text means", () => {
  it.each<[keyof typeof menus, string, string | null]>([
    ["statuses", "2", "Đang thực hiện"],
    ["statuses", " 2. ", "Đang thực hiện"],
    ["statuses", "(2)", "Đang thực hiện"],
    ["statuses", "2)", "Đang thực hiện"],
    ["statuses", "02", "Đang thực hiện"],
    ["statuses", "số 2", "Đang thực hiện"],
    ["statuses", "so 2", "Đang thực hiện"],
    ["statuses", "so2", "Đang thực hiện"],
    ["statuses", "chọn 2", "Đang thực hiện"],
    ["statuses", "Đang thực hiện", "Đang thực hiện"],
    ["statuses", "dang thuc hien", "Đang thực hiện"],
    ["statuses", "ĐANG THỰC HIỆN.", "Đang thực hiện"],
    ["statuses", "Đang thực hiện".normalize("NFD"), "Đang thực hiện"],
    ["statuses", "dang", "Đang thực hiện"],
    ["statuses", '"quay lại"', "Quay lại"],
    ["statuses", "quay lai", "Quay lại"],
    ["numeric", "2.1", "2.1"],
    ["numeric", "2", "2.1"],
    ["numeric", "2.10", "2.10"],
    ["numeric", "1.1", null],
    ["statuses", "12", null],
    ["statuses", "0", null],
    ["statuses", "5", null],
    ["statuses", "a", null],
    ["statuses", "2 việc", null],
    ["statuses", "60%", null],
    ["statuses", "sob", null],
    ["statuses", "hoàn thành 18/KH-STP 23/2", null],
    ["statuses", "thực hiện", null],
    ["statuses", "h", null],
    ["statuses", "", null],
    ["statuses", "/viec", null],
    ["statuses", "2\n3", null],
    ["confirm", "có", null],
    ["confirm", "Co.", null],
    ["confirm", "ok", null],
    ["confirm", "xác nhận", null],
    ["confirm", "xac nhan", null],
    ["confirm", "1", null],
    ["confirm", "số 2", null],
    ["confirm", "sua", "Sửa"],
    ["confirm", "hủy", "Hủy"],
    ["confirm", "dừng", "Hủy"],
    ["confirm", "thôi", "Hủy"],
    ["confirm", "dung", null],
    ["confirm", "đúng", null],
    ["confirm", "không", null],
    ["statuses", "có", null],
    ["statuses", "có vướng", "Có vướng mắc"],
    ["figure", "a", "Không phát sinh"],
    ["figure", "B.", "Kỳ khác"],
    ["figure", "chữ a", "Không phát sinh"],
    ["figure", "khong phat sinh", "Không phát sinh"],
    ["figure", "2", null],
    ["figure", "1", null],
    ["figure", "so 1", null],
    ["figure", "1.250/2.000", null],
    ["figure", "85,5%", null],
    ["figure", "1,25", null],
    ["figure", "b3", null],
    ["work", "V.1", "V.1"],
    ["work", "v.1", "V.1"],
    ["work", "I.10", null],
    ["work", "i.10 thang 02", "I.10 tháng 02"],
    ["work", "thêm", "Xem 11 việc khác"],
    ["work", "them", "Xem 11 việc khác"],
    ["work", "xem tiếp", "Xem 11 việc khác"],
    ["twelve", "12", "Đơn vị l"],
    ["twelve", "13", null],
    ["twelve", "đơn vị", null],
    ["confirm", "constructor", null],
    ["confirm", `xác nhận${" ".repeat(600)}`, null],
  ])("%s: %j is %j", (menu, text, expected) => {
    expect(findAnswer(text, menus[menu])?.data ?? null).toBe(expected);
  });

  it("where a figure is asked for, nothing without a letter is ever a choice", () => {
    fc.assert(fc.property(fc.stringMatching(/^[\d.,/% ]{1,12}$/), (text) => findAnswer(text, menus.figure) === null));
  });

  it("every key that is shown, and every label, finds its choice", () => {
    const labels = fc.uniqueArray(fc.stringMatching(/^[A-ZĐ][a-zàảãđêôơư]{2,9}( \d)?$/), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(labels, fc.constantFrom<Expects>("choice", "figure"), (names, expects) => {
        const menu = menuOf(names, expects);
        for (const option of menu.options) {
          if (option.key) expect(findAnswer(option.key, menu)).toBe(option);
        }
      }),
    );
  });
});
