import { describe, expect, it } from "vitest";
import { type Keyboard, writeChoices } from "../../../src/channels/zalo/choices.js";
import { translator } from "../../../src/text/language.js";
import type { Expects } from "../../../src/text/message.js";

const vi = translator("vi");

/** Rows of labels; each button's data is its label. */
function keyboard(...rows: string[][]): Keyboard {
  return rows.map((row) => row.map((label) => ({ text: label, callback_data: label })));
}

function shown(text: string, rows: Keyboard, expects?: Expects) {
  const { text: written, menu } = writeChoices(text, rows, expects, vi);
  return { text: written, keys: menu?.options.map((option) => `${option.key || "–"} ${option.data}`) ?? null };
}

describe("choices in the text", () => {
  it("puts the key in front of the line that a button's label begins", () => {
    expect(
      shown(
        [
          "Sở Tư pháp · thứ Hai 26/02/2024",
          "🔴 Quá hạn (1)",
          "I.10 tháng 01 · quá hạn 26 ngày",
          "🟡 Đến hạn trong 7 ngày (2)",
          "V.1 · Kế hoạch rà soát, đánh giá TTHC · đến hết thứ Năm 29/02",
          "I.10 tháng 02 · Công khai danh sách chậm trễ · đến hết thứ Năm 29/02",
          "⚪ Sau đó: 11 việc · ✅ Đã báo cáo: 3",
        ].join("\n"),
        keyboard(["I.10 tháng 01"], ["V.1"], ["I.10 tháng 02"], ["Xem 11 việc khác", "Đã báo cáo"]),
      ),
    ).toEqual({
      text: [
        "Sở Tư pháp · thứ Hai 26/02/2024",
        "🔴 Quá hạn (1)",
        "1. I.10 tháng 01 · quá hạn 26 ngày",
        "🟡 Đến hạn trong 7 ngày (2)",
        "2. V.1 · Kế hoạch rà soát, đánh giá TTHC · đến hết thứ Năm 29/02",
        "3. I.10 tháng 02 · Công khai danh sách chậm trễ · đến hết thứ Năm 29/02",
        "⚪ Sau đó: 11 việc · ✅ Đã báo cáo: 3",
        "4. Đã báo cáo",
        'Trả lời bằng số 1–4; "thêm" để xem 11 việc khác.',
      ].join("\n"),
      keys: ["1 I.10 tháng 01", "2 V.1", "3 I.10 tháng 02", "4 Đã báo cáo", "– Xem 11 việc khác"],
    });
  });

  it("joins short choices on one line and says the ways out in words", () => {
    expect(
      shown(
        "V.1 · Ban hành Kế hoạch\nSở Tư pháp chủ trì · đến hết thứ Năm 29/02/2024",
        keyboard(["Hoàn thành", "Đang thực hiện"], ["Có vướng mắc", "Chưa thực hiện"], ["Quay lại", "Hủy"]),
      ),
    ).toEqual({
      text: [
        "V.1 · Ban hành Kế hoạch",
        "Sở Tư pháp chủ trì · đến hết thứ Năm 29/02/2024",
        "1. Hoàn thành  2. Đang thực hiện  3. Có vướng mắc  4. Chưa thực hiện",
        '("quay lại" hoặc "hủy" để dừng)',
      ].join("\n"),
      keys: ["1 Hoàn thành", "2 Đang thực hiện", "3 Có vướng mắc", "4 Chưa thực hiện", "– Quay lại", "– Hủy"],
    });
  });

  it("gives letters where a figure is asked for", () => {
    expect(shown("Gửi hai số, ví dụ: 1.250/2.000", keyboard(["Không phát sinh", "Quay lại"]), "figure")).toEqual({
      text: 'Gửi hai số, ví dụ: 1.250/2.000\na. Không phát sinh\n("quay lại" để trở lại)',
      keys: ["a Không phát sinh", "– Quay lại"],
    });
  });

  it("gives letters where the text counts its own lines", () => {
    const { text, keys } = shown("1. V.1 · Hoàn thành\n2. V.2 · Hoàn thành", keyboard(["Xem việc", "Trợ giúp"]));
    expect(text).toBe("1. V.1 · Hoàn thành\n2. V.2 · Hoàn thành\na. Xem việc  b. Trợ giúp");
    expect(keys).toEqual(["a Xem việc", "b Trợ giúp"]);
  });

  describe("confirming", () => {
    it.each<[string, string, Keyboard, string, string[]]>([
      [
        "reads as words, and no number stands for one",
        "Gửi báo cáo này?",
        keyboard(["Xác nhận", "Sửa", "Hủy"]),
        "Gửi báo cáo này?\nTrả lời: có / sửa / hủy",
        ["– Xác nhận", "– Sửa", "– Hủy"],
      ],
      [
        "of several lines, where a number would be one of theirs",
        "Đọc được:\n1. V.1 · Hoàn thành\n2. V.2 · Hoàn thành",
        keyboard(["Xác nhận 2 dòng", "Sửa", "Hủy"]),
        "Đọc được:\n1. V.1 · Hoàn thành\n2. V.2 · Hoàn thành\nTrả lời: có (xác nhận 2 dòng) / sửa / hủy",
        ["– Xác nhận 2 dòng", "– Sửa", "– Hủy"],
      ],
      [
        "of a link to an agency",
        "Liên kết?",
        keyboard(["Xác nhận", "Không phải tôi"]),
        "Liên kết?\nTrả lời: có / không phải tôi",
        ["– Xác nhận", "– Không phải tôi"],
      ],
    ])("%s", (_, text, rows, written, keys) => {
      expect(shown(text, rows)).toEqual({ text: written, keys });
    });

    it("in English too", () => {
      const { text } = writeChoices("Send?", keyboard(["Confirm", "Edit", "Cancel"]), "choice", translator("en"));
      expect(text).toBe("Send?\nAnswer: yes / edit / cancel");
    });
  });

  describe("which line a label begins", () => {
    it.each<[string, string, string, boolean]>([
      ["a code before a dot", "V.1 · Kế hoạch", "V.1", true],
      ["a question with it", "85/100 điểm: ghi là 85/100, hay gõ lại số chính xác?", "85/100", false],
      ["a code before words", "CT-b3 Hồ sơ trực tuyến · chưa có số liệu", "CT-b3", true],
      ["a longer code", "V.10 · Kế hoạch", "V.1", false],
      ["a code that goes on", "VII.4/ket-noi · Kết nối", "VII.4", false],
      ["after a mark", "🟡 V.1 · Kế hoạch", "V.1", true],
      ["after a bullet", "• V.1 · Kế hoạch", "V.1", true],
      ["marks on the label too", "V.1 · Kế hoạch", "🔴 V.1", true],
      ["a shortened label", "CT-b3 Hồ sơ trực tuyến · chưa có số liệu", "CT-b3 Hồ sơ trực…", true],
      ["a section by its number", "V · Rà soát: 22", "V", true],
      ["a section's number is not its tasks'", "V.1 · Rà soát", "V", false],
      ["words that begin a sentence", "Sửa được đến hết 07/03/2024.", "Sửa", false],
      ["a section before its count", "VIIb: 22 quá hạn", "VIIb", true],
      ["words before a count", "Vướng mắc: 9 đơn vị", "Vướng mắc", false],
      ["words before a dot", "Sở Y tế · 3 việc quá hạn", "Sở Y tế", true],
      ["words that are the whole line", "Hướng dẫn", "Hướng dẫn", true],
      ["words before a heading's count", "Chỉ tiêu chưa đạt: CT-b1", "Chỉ tiêu", false],
      ["inside a line", "Xem V.1 · Kế hoạch", "V.1", false],
      ["NFD in the text", "Sở Tư pháp · 2 việc".normalize("NFD"), "Sở Tư pháp", true],
    ])("%s", (_, line, label, begins) => {
      const { text } = shown(line, keyboard([label]));
      expect(text.startsWith("1. ")).toBe(begins);
      expect(text.split("\n")).toHaveLength(2);
    });
  });

  it("gives each line to the longest label and numbers down the text", () => {
    const { text } = shown("I.10 tháng 02 · a\nI.10 · b", keyboard(["I.10"], ["I.10 tháng 02"]));
    expect(text).toBe("1. I.10 tháng 02 · a\n2. I.10 · b\nTrả lời bằng số 1–2.");
  });

  it("gives long choices a line of their own", () => {
    const { text } = shown("Ở mục nào?", keyboard(["VII.2 Hướng dẫn tổ chức, cá nhân…", "Gõ lại"], ["Bỏ qua"]));
    expect(text).toBe("Ở mục nào?\n1. VII.2 Hướng dẫn tổ chức, cá nhân…\n2. Gõ lại  3. Bỏ qua");
  });

  it("breaks a line of choices that a phone would break", () => {
    const labels = Array.from({ length: 9 }, (_, index) => `Cơ quan thứ ${index + 1}`);
    const lines = shown("Cơ quan nào?", keyboard(labels)).text.split("\n");
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.every((line) => line.length <= 76)).toBe(true);
  });

  it("writes links as links, which are no choices", () => {
    expect(shown("Tệp", [[{ text: "Mở biểu mẫu", url: "https://example.gov.vn/a" }]])).toEqual({
      text: "Tệp\nMở biểu mẫu: https://example.gov.vn/a",
      keys: null,
    });
  });

  it("leaves a text without buttons alone", () => {
    expect(shown("Đã ghi nhận.", [])).toEqual({ text: "Đã ghi nhận.", keys: null });
  });
});
