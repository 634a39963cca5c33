import { describe, expect, test } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { defaultLadder } from "../../src/plan/ladder.js";
import { dialogueStillUntil } from "../../src/reminders/dialogue-stillness.js";
import { digestHoursNow, digestHoursOf, noonEndsAt } from "../../src/reminders/digest-hours.js";
import { chooseDigest, type DigestDuty } from "../../src/reminders/digest-items.js";
import { digestMessage } from "../../src/reminders/digest-text.js";
import type { DueFigures } from "../../src/reporting/missing-figures.js";
import { type Language, translator } from "../../src/text/language.js";
import { digestDay, duty, figures, planDuty } from "./duties.js";

const holidays = holidayTable([
  { day: "2024-02-14", kind: "off" },
  { day: "2024-05-04", kind: "work" },
]);

function write(
  duties: readonly DigestDuty[],
  at = "2024-02-26T08:00:05",
  { drafts = new Map<number, number>(), language = "vi" as Language, due = [] as DueFigures[], hour = "08:00" } = {},
) {
  const now = new Date(`${at}+07:00`);
  const hours = digestHoursOf(at.slice(0, 10), hour);
  // Whatever the steps: what is told is asked here, not when.
  const everyDay = { ...defaultLadder, before: [...Array(60).keys()], after: [...Array(99).keys()], timesAfter: 99 };
  const digest = chooseDigest(duties, due, digestDay(hours.day, { ladderOf: () => everyDay }));
  return digestMessage(digest!, { hours, now, holidays, drafts, t: translator(language) }).message;
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
[Nhắc lại ngày mai] [Xem việc]
[Tôi nghỉ phép]`);
  expect(message.buttons.flat().map(({ data }) => data)).toEqual([
    ...["+duty:1", "+duty:2", "+duty:3", "+tomorrow:2024-02-26", "+work:2", "+away"],
  ]);
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
[Nhắc lại ngày mai] [Xem việc]
[Tôi nghỉ phép]`);
  expect(message.buttons.at(-2)![1]!.data).toBe("+work");
});

test("a report that was begun goes on where it stopped", () => {
  const message = write([january, plan], undefined, { drafts: new Map([[2, 77]]) });
  expect(message.text).toContain("còn 3 ngày làm việc · báo cáo đang dở");
  expect(message.buttons.flat()[1]).toEqual({ label: "V.1", data: "+resume:77" });
});

describe("figures", () => {
  const second = figures({ period: "2024-Q2", dueOn: "2024-06-18", count: 3 });

  test.each<[string, DueFigures[], string, string, string]>([
    [
      "to come",
      [figures()],
      "2024-03-15T08:00",
      "Sở Tư pháp: 12 chỉ tiêu đến hạn.",
      "🟡 Số liệu quý I: 12 chỉ tiêu, đến hết thứ Hai 18/03",
    ],
    [
      "today",
      [figures()],
      "2024-03-18T08:00",
      "Sở Tư pháp: 12 chỉ tiêu đến hạn.",
      "🟡 Số liệu quý I: 12 chỉ tiêu, đến hết hôm nay",
    ],
    [
      "of two periods",
      [figures(), second],
      "2024-06-14T08:00",
      "Sở Tư pháp: 12 chỉ tiêu quá hạn, 3 chỉ tiêu đến hạn.",
      "🔴 Số liệu quý I: 12 chỉ tiêu, quá hạn 88 ngày; quý II: 3 chỉ tiêu, đến hết thứ Ba 18/06",
    ],
    [
      "of two agencies",
      [figures(), figures({ agencyId: 9, agency: "H679", agencyShortName: "Di Linh", count: 10 })],
      "2024-03-18T08:00",
      "Hôm nay: 22 chỉ tiêu đến hạn.",
      "🟡 Số liệu quý I: 22 chỉ tiêu (Sở Tư pháp, Di Linh), đến hết hôm nay",
    ],
  ])("%s", (_, due, at, head, line) => {
    expect(write([], at, { due }).text).toBe(`${head}\n${line}`);
  });

  test("stand beside the duties, counted apart, with a button that opens them", () => {
    const message = write([february], "2024-03-18T08:00", { due: [figures()] });
    expect(draw(message)).toBe(`Sở Tư pháp: 1 việc quá hạn, 12 chỉ tiêu đến hạn.
🔴 I.10 tháng 02 · Định kỳ hàng tháng công khai danh sách cán… · quá hạn 18 ngày
🟡 Số liệu quý I: 12 chỉ tiêu, đến hết hôm nay
Trả lời ngay dưới tin này, ví dụ: I.10 T2 không phát sinh
[I.10 tháng 02]
[Số liệu quý I] [Nhắc lại ngày mai]
[Xem việc] [Tôi nghỉ phép]`);
    expect(message.buttons.flat()[1]!.data).toBe("+figures:2:1:2024");
  });
});

test("what is due later than in seven days is told on a step, as not yet due", () => {
  expect(write([plan], "2024-02-20T08:00").text).toBe(`Sở Tư pháp: 1 việc đến hạn thứ Năm 29/02.
⚪ V.1 · Ban hành Kế hoạch rà soát, đánh giá TTHC… · còn 7 ngày làm việc
Trả lời ngay dưới tin này, ví dụ: V.1 đang thực hiện 60%`);
  const other = planDuty({ id: 9, dueOn: "2024-03-01" });
  expect(write([plan, other], "2024-02-20T08:00").text).toContain("2 việc đến hạn sau 7 ngày tới.");
});

describe("one screen", () => {
  const backlog = [
    ...Array.from({ length: 30 }, (_, i) => duty({ id: i + 1 })),
    ...Array.from({ length: 30 }, (_, i) => planDuty({ id: 100 + i, agencyId: 3 })),
  ];

  test("of at most 12 lines and 8 buttons, whatever there is", () => {
    const message = write(backlog, "2024-02-26T09:30");
    expect(message.text.split("\n")).toHaveLength(10);
    expect(message.text).toContain("\nCòn 54 việc khác.\n");
    expect(message.buttons.flat()).toHaveLength(8);
    const withFigures = write(backlog, "2024-02-26T09:30", { due: [figures({ dueOn: "2024-02-20" })] });
    expect(withFigures.text.split("\n")).toHaveLength(10);
    expect(withFigures.buttons.flat()).toHaveLength(8);
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

  test("it says by which hour it is late", () => {
    expect(write([plan], "2024-02-26T14:29", { hour: "14:00" }).text).not.toContain("muộn");
    expect(write([plan], "2024-02-26T14:30", { hour: "14:00" }).text).toMatch(
      /\nBản nhắc 14:00, gửi muộn lúc 14:30\.$/,
    );
  });

  test.each([
    ["11:29", null],
    ["11:30", "13:30"],
    ["13:29", "13:30"],
    ["13:30", null],
  ])("at %s noon ends at %j", (time, ends) => {
    const then = ends && new Date(`2024-02-26T${ends}+07:00`);
    expect(noonEndsAt(new Date(`2024-02-26T${time}+07:00`))).toEqual(then);
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
