import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/calendar/day.js";
import { formatDay } from "../../src/calendar/formats.js";
import { holidayTable } from "../../src/calendar/working-days.js";
import { readLeave } from "../../src/grammar/leave-wish.js";

// A Tuesday.
const today = { today: "2024-03-05", holidays: holidayTable([{ day: "2024-03-08", kind: "off" }]) };
const away = (from: string | null, to: string | null) => ({ kind: "away", from, to });

describe("who goes on leave says so in words", () => {
  test.each([
    ["nghỉ 12/3 đến 15/3, anh Hùng thay", "Hùng"],
    ["nghi 12/3 den 15/3 Hung thay", "Hung"],
    ["mai em nghỉ nên chị Hoa báo cáo thay em ạ", "chị Hoa"],
    ["nghỉ 12-15/3, nhờ đ/c Trần Văn Hùng làm thay", "đ/c Trần Văn Hùng"],
    ["em nghỉ từ 12/3 đến 15/3, người thay: Trần Văn Hùng", "Trần Văn Hùng"],
    ["tuần sau em nghỉ, không có ai thay", "không có ai"],
  ])("%s: %s stands in", (text, instead) => expect(readLeave(text, today)).toMatchObject({ kind: "away", instead }));

  test.each(["mai thay đổi kế hoạch", "anh Hùng thay", "nghỉ hưu, anh Hùng thay", "V.1 xong, anh Hùng thay"])(
    "%s: nothing of the kind, whoever stands in",
    (text) => expect(readLeave(text, today)).toBeNull(),
  );

  test.each([
    ["em nghỉ phép từ 12/3 đến 15/3", "2024-03-12", "2024-03-15"],
    ["em nghi phep tu 12/3 den het 15/3 a", "2024-03-12", "2024-03-15"],
    ["Tôi xin nghỉ 12-15/3", "2024-03-12", "2024-03-15"],
    ["nghỉ từ ngày 12 đến ngày 15 tháng 3", "2024-03-12", "2024-03-15"],
    ["nghỉ 12/3 - 15/3 nhé", "2024-03-12", "2024-03-15"],
    ["mai em nghỉ", "2024-03-06", "2024-03-06"],
    ["báo cáo, chiều mai em xin phép nghỉ", "2024-03-06", "2024-03-06"],
    ["hôm nay tôi nghỉ ốm", "2024-03-05", "2024-03-05"],
    ["em nghỉ đến hết thứ Sáu", "2024-03-05", "2024-03-08"],
    ["em đi công tác từ thứ Hai tuần sau đến thứ Tư", "2024-03-11", "2024-03-13"],
    ["tuần sau em nghỉ", "2024-03-11", "2024-03-15"],
    ["em nghỉ hết tuần này", "2024-03-05", "2024-03-08"],
    ["em nghỉ 3 ngày từ mai", "2024-03-06", "2024-03-11"], // the 8th is off
    ["em nghỉ 1 tuần kể từ 12/3", "2024-03-12", "2024-03-18"],
    ["nghỉ thai sản từ 1/4/2024 đến 30/9/2024", "2024-04-01", "2024-09-30"],
    ["cuối năm em nghỉ", null, null],
    ["em nghỉ từ 12/3", "2024-03-12", null],
    ["em nghỉ phép", null, null],
    ["ai bao cao thay toi khi toi nghi", null, null],
    ["mai tôi nghỉ phép thì ai báo cáo thay", "2024-03-06", "2024-03-06"],
  ])("%s", (text, from, to) => {
    const read = readLeave(text, today);
    if (text.startsWith("cuối năm")) expect(read).toBeNull();
    else expect(read).toEqual(away(from, to));
  });

  test.each([
    "hết nghỉ",
    "em đi làm lại rồi ạ",
    "tôi hết phép",
    "het nghi phep",
    "em đã đi làm lại",
    "em không nghỉ nữa",
  ])("%s: back", (text) => expect(readLeave(text, today)).toEqual({ kind: "back" }));

  test.each([
    "V.1 chưa xong vì cán bộ nghỉ phép",
    "mai có nghỉ không",
    "mai em có nghỉ không?",
    "đồng chí Lan nghỉ từ 12/3 đến 15/3",
    "em không nghỉ",
    "chưa nghỉ",
    "em nghỉ việc từ 12/3",
    "anh Hùng nghỉ hưu",
    "nghỉ",
    "mai em làm",
    "12/3",
    "V.1 hoàn thành 18/KH-STP 12/3",
    "nghỉ lễ 30/4",
    "mai em nghỉ\nV.1 xong",
    "",
  ])("%s: nothing of the kind", (text) => expect(readLeave(text, today)).toBeNull());

  test("a day that there is not is named as such", () => {
    expect(readLeave("em nghỉ từ 30/2 đến 3/3", today)).toEqual({ kind: "no_such_day" });
  });

  test("where days are asked for, days are enough", () => {
    expect(readLeave("12/3 den 15/3", today, true)).toEqual(away("2024-03-12", "2024-03-15"));
    expect(readLeave("mai", today, true)).toEqual(away("2024-03-06", "2024-03-06"));
    expect(readLeave("đến 15/3", today, true)).toEqual(away("2024-03-05", "2024-03-15"));
    expect(readLeave("V.1", today, true)).toBeNull();
  });
});

test("two days in full are read as they are written, with accents and without", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }));
  const words = fc.constantFrom("em nghỉ từ % đến hết $", "nghi phep % den $", "tôi xin nghỉ từ ngày % tới ngày $ ạ");
  fc.assert(
    fc.property(span, words, ([start, length], text) => {
      const from = addDays(today.today, start);
      const to = addDays(from, length);
      expect(readLeave(text.replace("%", formatDay(from)).replace("$", formatDay(to)), today)).toEqual(away(from, to));
    }),
  );
});
