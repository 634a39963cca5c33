import { describe, expect, test } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { dialogueStillUntil } from "../../src/reminders/dialogue-stillness.js";
import { digestHoursNow, digestHoursOf } from "../../src/reminders/digest-hours.js";
import { type DigestDuty, digestItems } from "../../src/reminders/digest-items.js";
import { digestMessage } from "../../src/reminders/digest-text.js";
import { type Language, translator } from "../../src/text/language.js";
import { duty, planDuty } from "./duties.js";

const holidays = holidayTable([
  { day: "2024-02-14", kind: "off" },
  { day: "2024-05-04", kind: "work" },
]);

function write(
  duties: readonly DigestDuty[],
  at = "2024-02-26T08:00:05",
  { drafts = new Map<number, number>(), language = "vi" as Language } = {},
) {
  const now = new Date(`${at}+07:00`);
  const hours = digestHoursOf(at.slice(0, 10));
  const items = digestItems(duties, hours.day, hours.due);
  return digestMessage(items, { hours, now, holidays, drafts, t: translator(language) });
}

function draw(message: ReturnType<typeof write>): string {
  return [message.text, ...message.buttons.map((row) => row.map(({ label }) => `[${label}]`).join(" "))].join("\n");
}

const january = duty({ id: 1 });
const plan = planDuty({ id: 2 });
const february = duty({ id: 3, period: "2024-02", beginsOn: "2024-02-01", dueOn: "2024-02-29" });

test("a digest says who and how much, then what, then how to answer", () => {
  const message = write([january, plan, february]);
  expect(draw(message)).toBe(`Sở Tư pháp: 1 việc quá hạn, 2 việc đến hạn thứ Năm 29/02.
🔴 I.10 tháng 01 · Định kỳ hàng tháng công khai danh sách cán… · quá hạn 26 ngày
🟡 V.1 · Ban hành Kế hoạch rà soát, đánh giá TTHC… · còn 3 ngày làm việc
🟡 I.10 tháng 02 · Định kỳ hàng tháng công khai danh sách cán… · còn 3 ngày làm việc
Trả lời ngay dưới tin này, ví dụ: I.10 T1 không phát sinh
[I.10 tháng 01] [V.1]
[I.10 tháng 02]
[Xem việc] [Tôi nghỉ phép]`);
  expect(message.buttons.flat().map(({ data }) => data)).toEqual(["+duty:1", "+duty:2", "+duty:3", "+work:2", "+away"]);
});

test.each<[string, DigestDuty[], string, string]>([
  [
    "several due days",
    [plan, duty({ id: 4, period: "2024-02", dueOn: "2024-03-01" })],
    "2024-02-26T08:00",
    "Sở Tư pháp: 2 việc đến hạn trong 7 ngày.",
  ],
  ["due today", [plan], "2024-02-29T08:00", "Sở Tư pháp: 1 việc đến hạn hôm nay."],
  ["overdue only", [january, plan], "2024-03-01T08:00", "Sở Tư pháp: 2 việc quá hạn."],
])("the first line, %s", (_, duties, at, line) => {
  expect(write(duties, at).text.split("\n")[0]).toBe(line);
});

test.each<[string, DigestDuty, string, string]>([
  ["working days", plan, "2024-02-26T08:00", "còn 3 ngày làm việc"],
  ["on the day itself", plan, "2024-02-29T08:00", "đến hết hôm nay"],
  ["only rest days between", planDuty({ dueOn: "2024-03-31" }), "2024-03-29T08:00", "đến hết Chủ nhật 31/03"],
  ["one day late", plan, "2024-03-01T08:00", "quá hạn 1 ngày"],
  [
    "answered and not finished",
    planDuty({ answeredOn: "2024-02-20" }),
    "2024-03-01T08:00",
    "quá hạn 1 ngày · chưa xong",
  ],
  [
    "answered with a percentage",
    planDuty({ answeredOn: "2024-02-20", percent: 80 }),
    "2024-02-29T08:00",
    "đến hết hôm nay · chưa xong, 80%",
  ],
])("the distance, %s", (_, one, at, distance) => {
  const line = write([one], at).text.split("\n")[1]!;
  expect(line.slice(-distance.length - 3)).toBe(` · ${distance}`);
});

test.each<[DigestDuty, string]>([
  [january, "I.10 T1 không phát sinh"],
  [plan, "V.1 đang thực hiện 60%"],
  [duty({ task: "V.2", deadlineKind: "continuous", checkIn: true, period: "2023-Q4" }), "V.2 quý IV không phát sinh"],
  [
    planDuty({ task: "VII.4", part: "ket-noi", partName: "kết nối", period: "2024-Q1" }),
    "VII.4 kết nối đang thực hiện 60%",
  ],
])("the example can be typed as it stands", (one, example) => {
  expect(write([one]).text).toContain(`ví dụ: ${example}`);
});

test("for several agencies every line and button names its own", () => {
  const office = {
    agencyId: 1,
    agency: "VPUBND",
    agencyName: "Văn phòng UBND tỉnh",
    agencyShortName: "Văn phòng UBND tỉnh",
  };
  const message = write([january, { ...january, ...office, id: 9 }, plan]);
  expect(draw(message)).toBe(`Hôm nay: 2 việc quá hạn, 1 việc đến hạn thứ Năm 29/02.
🔴 I.10 tháng 01 · Sở Tư pháp · quá hạn 26 ngày
🔴 I.10 tháng 01 · Văn phòng UBND tỉnh · quá hạn 26 ngày
🟡 V.1 · Sở Tư pháp · còn 3 ngày làm việc
Trả lời ngay dưới tin này, ví dụ: I.10 T1 không phát sinh
[I.10 tháng 01 · Sở Tư pháp]
[I.10 tháng 01 · VPUBND]
[V.1 · Sở Tư pháp]
[Xem việc] [Tôi nghỉ phép]`);
  expect(message.buttons.at(-1)![0]!.data).toBe("+work");
});

test("a report that was begun goes on where it stopped", () => {
  const message = write([january, plan], undefined, { drafts: new Map([[2, 77]]) });
  expect(message.text).toContain("còn 3 ngày làm việc · báo cáo đang dở");
  expect(message.buttons.flat()[1]).toEqual({ label: "V.1", data: "+resume:77" });
});

describe("one screen", () => {
  const backlog = [
    ...Array.from({ length: 30 }, (_, i) => duty({ id: i + 1 })),
    ...Array.from({ length: 30 }, (_, i) => planDuty({ id: 100 + i, agencyId: 3 })),
  ];

  test("of at most 12 lines and 8 buttons, whatever there is", () => {
    const message = write(backlog, "2024-02-26T09:30");
    expect(message.text.split("\n")).toHaveLength(11);
    expect(message.text).toContain("\nCòn 53 việc khác.\n");
    expect(message.buttons.flat()).toHaveLength(8);
    for (const { data } of message.buttons.flat()) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  });

  test("in English too", () => {
    expect(
      write([january, plan], undefined, { language: "en" }).text,
    ).toBe(`Sở Tư pháp: 1 overdue, 1 due Thursday 29/02.
🔴 I.10 month 01 · Định kỳ hàng tháng công khai danh sách cán… · overdue, days: 26
🟡 V.1 · Ban hành Kế hoạch rà soát, đánh giá TTHC… · working days left: 3
Answer right under this message, for example: I.10 T1 không phát sinh`);
  });
});

describe("hours", () => {
  test.each([
    ["2024-02-26T07:59:59", null],
    ["2024-02-26T08:00:00", "2024-02-26"],
    ["2024-02-26T16:59:59", "2024-02-26"],
    ["2024-02-26T17:00:00", null],
    ["2024-02-25T09:00:00", null], // Sunday
    ["2024-02-14T09:00:00", null], // Tết
    ["2024-05-04T09:00:00", "2024-05-04"], // a worked Saturday
  ])("at %s the digest is that of %j", (at, day) => {
    expect(digestHoursNow(new Date(`${at}+07:00`), holidays)?.day ?? null).toBe(day);
  });

  test.each([
    ["2024-02-26T08:29:59", false],
    ["2024-02-26T08:30:00", true],
    ["2024-02-26T10:12:00", true],
  ])("at %s it is late: %j", (at, late) => {
    expect(write([plan], at).text.endsWith(`\nBản nhắc 08:00, gửi muộn lúc ${at.slice(11, 16)}.`)).toBe(late);
  });
});

describe("in the middle of a dialogue", () => {
  const now = new Date("2024-02-26T08:00:00+07:00");
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

  test.each<[string, Date[], Date[], Date | null]>([
    ["no draft awaits an answer", [], [ago(1)], null],
    ["a draft moved five minutes ago", [ago(5)], [], new Date("2024-02-26T08:10:00+07:00")],
    ["a draft is old but its person wrote just now", [ago(600)], [ago(1)], new Date("2024-02-26T08:14:00+07:00")],
    ["still for a quarter of an hour", [ago(600)], [ago(15)], null],
    ["instants to come do not count (the demo's clock went back)", [ago(-600)], [], null],
  ])("%s", (_, awaiting, wrote, until) => {
    expect(dialogueStillUntil(awaiting, wrote, now)).toEqual(until);
  });
});
