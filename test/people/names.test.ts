import { describe, expect, test } from "vitest";
import { checkName, checkTitle, displayName, readNaming } from "../../src/people/names.js";
import type { HeldPost } from "../../src/people/roles.js";
import { translator } from "../../src/text/language.js";

const t = translator("vi");
const justice: HeldPost = {
  role: "focal_point",
  agency: { id: 1, code: "STP", name: "Sở Tư pháp", shortName: "Sở Tư pháp", level: "so-ban-nganh" },
};

test.each<[{ name: string | null; title: string | null }, HeldPost | null, string]>([
  [{ name: null, title: null }, justice, "đầu mối Sở Tư pháp"],
  [{ name: null, title: "Phó Giám đốc" }, justice, "đầu mối Sở Tư pháp"],
  [{ name: "Hùng", title: null }, justice, "đ/c Hùng"],
  [{ name: "Nguyễn Văn A", title: "Phó Giám đốc" }, justice, "Phó Giám đốc Nguyễn Văn A"],
  [{ name: null, title: null }, { ...justice, role: "leader" }, "lãnh đạo Sở Tư pháp"],
  [{ name: null, title: null }, { role: "staff", agency: null }, "chuyên viên Văn phòng UBND tỉnh"],
  [{ name: null, title: null }, null, "cán bộ đã thôi làm đầu mối"],
])("%j is shown as %s", (naming, post, shown) => {
  expect(displayName(naming, post, t)).toBe(shown);
});

describe("what is typed at /ten", () => {
  test.each([
    ["Nguyễn Văn Hùng, Phó Trưởng phòng", "Nguyễn Văn Hùng", "Phó Trưởng phòng"],
    ["Nguyễn Văn Hùng", "Nguyễn Văn Hùng", null],
    [`Nguyễn Văn${" ".repeat(4000)}Hùng`, "Nguyễn Văn Hùng", null],
    ["Nguyễn Văn Hùng - Phó Trưởng phòng", "Nguyễn Văn Hùng", "Phó Trưởng phòng"],
    [
      "Nguyễn Văn Hùng\nPhó Trưởng phòng, Phòng Kiểm soát TTHC",
      "Nguyễn Văn Hùng",
      "Phó Trưởng phòng, Phòng Kiểm soát TTHC",
    ],
    ["nguyen van hung, chuyen vien", "Nguyen Van Hung", "chuyen vien"],
    ["NGUYỄN VĂN HÙNG", "Nguyễn Văn Hùng", null],
    ["đ/c Hùng", "Hùng", null],
    ["Đồng chí Lan,", "Lan", null],
    ["  k'brếp   ka-thị ", "K'Brếp Ka-Thị", null],
    ["Nguye\u0302\u0303n\u200b Thị\u00a0Hoa", "Nguyễn Thị Hoa", null],
  ])("%j", (text, name, title) => {
    expect(readNaming(text)).toEqual({ ok: true, value: { name, title } });
  });

  test.each([
    ["", '"" chưa phải họ tên. Ví dụ: Nguyễn Văn Hùng, Phó Trưởng phòng'],
    ["A", '"A" chưa phải họ tên. Ví dụ: Nguyễn Văn Hùng, Phó Trưởng phòng'],
    ["0912345678", '"0912345678" có chữ số, họ tên chỉ gồm chữ. Ví dụ: Nguyễn Văn Hùng, Phó Trưởng phòng'],
    ["Hùng 2", '"Hùng 2" có chữ số, họ tên chỉ gồm chữ. Ví dụ: Nguyễn Văn Hùng, Phó Trưởng phòng'],
    ["Hùng 😀", '"Hùng 😀" có dấu lạ, họ tên chỉ gồm chữ. Ví dụ: Nguyễn Văn Hùng, Phó Trưởng phòng'],
    ["{{agency}}", '"{{agency}}" có dấu lạ, họ tên chỉ gồm chữ. Ví dụ: Nguyễn Văn Hùng, Phó Trưởng phòng'],
    ["Hùng, ???", 'Chức vụ "???" chưa đọc được. Ví dụ: Nguyễn Văn Hùng, Phó Trưởng phòng'],
    ["x".repeat(10_000), `"${"x".repeat(40)}…" dài quá 50 chữ. Ví dụ: Nguyễn Văn Hùng, Phó Trưởng phòng`],
  ])("%j is refused with a sentence", (text, sentence) => {
    const outcome = readNaming(text);
    expect(outcome.ok ? outcome.value : outcome.say(t)).toBe(sentence);
  });

  test("name and title alone, as at invite", () => {
    expect(checkName("Lan")).toEqual({ ok: true, value: "Lan" });
    expect(checkTitle("Phó Giám đốc")).toEqual({ ok: true, value: "Phó Giám đốc" });
    expect(checkTitle("x".repeat(81)).ok).toBe(false);
  });
});
