import { addDays, type Day, daysBetween, makeDay, parseDay, weekdayOf } from "../../src/calendar/day.js";
import { editedFolder, secondPlanFolder } from "./second-plan.js";
import { onOne } from "./transcript.js";

/**
 * A conversation on the plan of Lâm Đồng 2024, as it goes on the plan of An Bình 2026: each code, agency, text and day by
 * what stands there for it. A transcript says `plan both`, and beside it only what is its own.
 */

/** Where a transcript begins that does not say when: three working days before the same deadline. */
export const beginsThere = "2026-02-24T07:30";

/**
 * An Bình's plan with everybody's report of each month, and a section whose tasks stand for those that transcripts report
 * on: one with a date, continuous ones, some that a single department leads. Its codes are numbers, which elsewhere are dates.
 */
export function standInPlanFolder(): string {
  return editedFolder(secondPlanFolder, {
    "plan.yaml": (text) =>
      text
        .replace("Báo cáo tiến độ số hóa kết quả giải quyết", "Báo cáo tiến độ số hóa")
        .replace("lead: Sở Tư pháp, Sở Y tế", `lead: ${everybody}`)
        .replace(/(timing: Hàng tháng\n {8}reading:\n)/, "$1          nothing_may_arise: true\n")
        .replace(/^indicators:$/m, `${section}indicators:\n${indicators(["CT-a1"])}`)
        .replace("  - code: KPI-2", `${indicators(["CT-b1", "CT-b2b"])}  - code: KPI-2`)
        .replace(/$/, indicators(["CT-b4", "CT-b6", "CT-b7", "CT-b8", "CT-d1", "CT-dd1", "CT-e1"])),
    "groups.yaml": (text) =>
      text.replace(/^coordinating:$/m, "  - text: Sở Tư pháp\n    agencies: [STP]\ncoordinating:"),
  });
}

const everybody = "Các sở; UBND các xã, phường, đặc khu";

const section = [
  '  - code: "2"',
  '    printed_number: "2"',
  "    title: Cắt giảm quy trình",
  "    tasks:",
  ...task("2.1", "Lập danh mục quy trình", everybody, "Tháng 02/2026", ["kind: fixed-month", "month: 2026-02"]),
  ...task("2.2", "Rà soát quy trình", everybody, "Thường xuyên", ["kind: continuous"]),
  ...task("2.3", "Đo thời gian xử lý", "Các sở", "Thường xuyên", ["kind: continuous"]),
  ...task("2.4", "Thẩm định phương án cắt giảm", "Sở Tư pháp", "Thường xuyên", ["kind: continuous"]),
  ...task("2.6", "Lập kế hoạch rà soát", "Văn phòng UBND tỉnh", "Tháng 02/2026", [
    "kind: fixed-month",
    "month: 2026-02",
  ]),
  ...task("2.5", "Công bố quy trình", "Sở Tư pháp", "Trong năm 2026", ["kind: within-year"]),
  "",
].join("\n");

function task(code: string, text: string, lead: string, timing: string, deadline: string[]): string[] {
  return [
    `      - code: "${code}"`,
    `        text: ${text}`,
    `        lead: ${lead}`,
    "        coordinating: Các cơ quan liên quan",
    `        timing: ${timing}`,
    "        reading:",
    "          deadline:",
    ...deadline.map((line) => `            ${line}`),
  ];
}

/** An indicator of Lâm Đồng with its short name, and what stands for it. KPI-1 to KPI-3 are An Bình's own. */
const measures = [
  ["CT-a1", "Công bố, công khai", "KPI-10", "Niêm yết", 100, "Số thủ tục đã niêm yết", "Tổng số thủ tục"],
  ["CT-b1", "Số hóa", "KPI-11", "Thành phần số", 80, "Số thành phần đã số hóa", "Tổng số thành phần"],
  ["CT-b2b", "Thanh toán trực tuyến", "KPI-12", "Nộp phí", 50, "Số lần nộp phí trực tuyến", "Tổng số lần nộp phí"],
  ["CT-b4", "Cấp kết quả", "KPI-13", "Trả kết quả", 100, "Số kết quả điện tử", "Tổng số kết quả"],
  ["CT-b6", "Khai thác, sử dụng lại", "KPI-14", "Dùng lại", 65, "Số giấy tờ dùng lại", "Tổng số giấy tờ"],
  ["CT-b7", "Đồng bộ kết quả", "KPI-15", "Đồng bộ", 100, "Số hồ sơ đồng bộ", "Tổng số hồ sơ"],
  ["CT-b8", "Luân chuyển điện tử", "KPI-16", "Luân chuyển", 65, "Số hồ sơ luân chuyển", "Tổng số hồ sơ"],
  ["CT-d1", "TTHC nội bộ", "KPI-17", "Quy trình nội bộ", 100, "Số quy trình đã rà soát", "Tổng số quy trình"],
  ["CT-dd1", "Phản ánh, kiến nghị", "KPI-18", "Kiến nghị", 100, "Số kiến nghị đã trả lời", "Tổng số kiến nghị"],
  ["CT-e1", "Hài lòng", "KPI-19", "Mức hài lòng", 90, "Số phiếu hài lòng", "Tổng số phiếu"],
] as const;

function indicators(codes: readonly (typeof measures)[number][0][]): string {
  return measures
    .filter(([code]) => codes.includes(code))
    .map(([, , own, name, target, numerator, denominator]) => {
      const rate = [`unit: "%"`, `target: ${target}`, `numerator: ${numerator}`, `denominator: ${denominator}`];
      const reading = [`name: ${name}`, `short_name: ${name}`, ...rate, `reporters: ["@cac-so", "@cap-xa"]`];
      return [`  - code: ${own}`, "    reading:", ...reading.map((line) => `      ${line}`), ""].join("\n");
    })
    .join("");
}

/** Days that are the same in the conversation, though not on the calendar: deadlines, locks, and the days around them. */
const days: Readonly<Record<Day, Day>> = {
  "2024-01-14": "2026-01-31", // the month's window and due date
  "2024-01-16": "2026-02-04",
  "2024-01-31": "2026-01-30", // the end of January; on a Saturday it is the Friday before
  "2024-02-07": "2026-02-04", // its lock: three working days later, and not five
  "2024-02-26": "2026-02-24",
  "2024-02-27": "2026-02-25",
  "2024-02-28": "2026-02-26",
  "2024-02-29": "2026-02-27", // the end of February
  "2024-03-01": "2026-03-02",
  "2024-03-02": "2026-02-28", // a Saturday
  "2024-03-04": "2026-03-03",
  "2024-03-05": "2026-03-03",
  "2024-03-06": "2026-03-03",
  "2024-03-07": "2026-03-04", // its lock
  "2024-03-08": "2026-03-05",
  "2024-05-06": "2026-05-06", // in May, day after working day
  "2024-05-07": "2026-05-07",
  "2024-05-08": "2026-05-08",
  "2024-05-09": "2026-05-11",
  "2024-05-10": "2026-05-12",
  "2025-01-09": "2027-01-12", // after the last lock
  "2023-12-28": "2025-12-29",
  "2024-01-02": "2026-01-05",
  "2024-03-11": "2026-03-10",
  "2024-03-12": "2026-03-11",
  "2024-03-13": "2026-03-12",
  "2024-04-05": "2026-04-03",
  "2023-12-15": "2026-01-01", // the first quarter, by the calendar
  "2024-03-14": "2026-03-31",
  "2024-03-18": "2026-04-03",
  "2024-03-25": "2026-04-08",
  "2024-04-02": "2026-04-15", // in the second
  "2024-06-14": "2026-06-30",
  "2024-06-18": "2026-07-03",
  "2024-06-25": "2026-07-08",
  "2024-03-15": "2026-04-01",
};

const words: readonly (readonly [RegExp, string])[] = [
  [/Ban hành Kế hoạch rà soát(?:, đánh giá TTHC(?: của các đơn vị|…)|…)/g, "Lập danh mục quy trình"],
  [
    /Định kỳ hàng tháng công khai(?: danh sách cán(?: bộ, công chức, viên chức, cơ quan, đơn vị để xảy ra chậm trễ hồ sơ TTHC|…)|…)/g,
    "Báo cáo tiến độ số hóa",
  ],
  [/Ban hành kế hoạch rà soát(?:, đánh giá TTHC)?…/g, "Lập kế hoạch rà soát"],
  [/65\/QĐ-UBND/g, "12/KH-UBND"],
  [/UBND huyện Di Linh/g, "UBND xã Sông Lau"],
  [/Di Linh/g, "Sông Lau"],
  [/\bH679\b/g, "X04"],
  [/\bI\.?10\b(?!\/)/gi, "1.1"],
  [/kết nối, đồng bộ hồ sơ/g, "an toàn (cấp độ 2)"],
  [/VII\.4 kết nối/g, "VII.4 an toàn"],
  [/VII\.4/g, "1.2.3"],
  [/ket-noi/g, "rieng"],
  [/\bI\.1(?!\d)/gi, "2.6"],
  [/\bV\.?([1-9])(?![\d])/gi, "2.$1"],
  [/(mục|muc) V(?![\p{L}\p{N}])/gu, "$1 2"],
  ...measures.flatMap(([code, called, own, name]) => [
    [new RegExp(`\\b${code}( · | )${called}`, "g"), `${own}$1${name}`] as const,
    [new RegExp(`\\b${code}\\b`, "g"), own] as const,
  ]),
  [/CT-a2 Hồ sơ trên Hệ thống(.*)100%/g, "KPI-1 Thời gian giải quyết$13 ngày"],
  [/\bCT-a2\b/g, "KPI-1"],
  [/\bCT-b5\b/g, "KPI-3"],
  [/\bCT-b3\b/g, "KPI-2"],
  // The bot's own example is another there.
  [/b3 quý I 1\.250/g, "KPI-12 quý I 1.250"],
  [/^( +)b3 quy 1 1250/g, "$1KPI-12 quy 1 1250"],
  [
    /số hồ sơ tiếp nhận trực tuyến \/ tổng số hồ sơ tiếp nhận, giải quyết TTHC/g,
    "số hồ sơ nộp trực tuyến / tổng số hồ sơ tiếp nhận",
  ],
  [/số hồ sơ TTHC được số hóa hồ sơ, .*trong kỳ\)/g, "số thành phần đã số hóa / tổng số thành phần"],
  [/số giao dịch thanh toán trực tuyến .*dịch vụ công/g, "số lần nộp phí trực tuyến / tổng số lần nộp phí"],
  [/\bb3\b/g, "kpi-2"],
  [/\bb4\b(?! Cấp)/g, "kpi-13"],
  [/\bb5\b/g, "kpi-3"],
  [/1[45] việc/g, "7 việc"],
  [/Later: 14/g, "Later: 7"],
  [/14 other/g, "7 other"],
  [/12 việc/g, "1 việc"],
  [/11 việc/g, "5 việc"],
  [/(?<=Sau đó: )10 việc|10 việc(?= khác)/g, "4 việc"],
  [/(liên hệ|tại|hoặc|báo ngay) Văn phòng UBND tỉnh/g, "$1 Phòng Kiểm soát thủ tục hành chính, Văn phòng UBND tỉnh"],
  [/chỉ tiêu giao 60%: đạt/g, "chỉ tiêu giao 80%: chưa đạt"],
  [/target 60%/g, "target 80%"],
  [/chỉ tiêu giao 60%/g, "chỉ tiêu giao 80%"],
];

/**
 * The lines of a transcript of An Bình: without those that are marked as holding here only, and of those that its head
 * leaves out. What the head puts for something comes before what always stands for it.
 */
export function standIn(source: string): string {
  const lines = source.split("\n");
  const own: (readonly [string, string])[] = [];
  const left: string[] = [];
  const moved = new Map<Day, Day>(Object.entries(days));
  for (const line of lines) {
    const [, from, to] = /^there (.+?) =(?: (.*))?$/.exec(line) ?? [];
    const without = /^there without (.+)$/.exec(line)?.[1];
    if (without !== undefined) left.push(without);
    else if (from !== undefined && parseDay(from)) moved.set(from, to!);
    else if (from !== undefined) own.push([from, to ?? ""]);
  }
  let today: Day = "2024-02-26";
  let isHere = false;
  return lines
    .map((line) => {
      if (!/^\s/.test(line)) isHere = onOne.exec(line)?.[2] === "here";
      if (isHere || line.startsWith("there ") || left.some((text) => line.includes(text))) return "";
      const clock = /^@ (\d{4}-\d\d-\d\d)/.exec(line);
      if (clock) {
        today = clock[1]!;
        if (!moved.has(today)) throw new Error(`no day stands for ${today}`);
      }
      const mine = own.reduce((text, [from, to]) => text.replaceAll(from, to), line);
      // "\\n" stands for a line break, behind which a code begins.
      const broken = moveDays(mine.replace(onOne, "$1"), today, moved).replaceAll("\\n", "\n");
      return words.reduce((text, [from, to]) => text.replace(from, to), broken).replaceAll("\n", "\\n");
    })
    .join("\n");
}

const weekdays = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
const englishWeekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** How many days late, a day with or without weekday and year, one of the calendar's form, a year. */
const dated = new RegExp(
  [
    "(?<=quá hạn )(?<late>\\d+)(?= ngày)",
    "(?<lateInEnglish>\\d+)(?= days overdue)",
    "(?:(?<weekday>thứ \\p{L}+|Chủ nhật|\\w+day) )?(?<![\\d.,/])(?<date>\\d{1,2})/(?<month>\\d{1,2})(?:/(?<year>202\\d))?(?![\\d/.,]*\\d)",
    "(?<![\\d-])(?<iso>202\\d-\\d\\d-\\d\\d)",
    "(?<!\\d)(?<alone>202\\d)(?!\\d)",
  ].join("|"),
  "gu",
);

function moveDays(line: string, today: Day, moved: ReadonlyMap<Day, Day>): string {
  const dayThere = (day: Day) => moved.get(day) ?? `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`;
  return line.replace(dated, (...args) => {
    const all = args[0] as string;
    const {
      late,
      lateInEnglish = late,
      weekday,
      date,
      month,
      year,
      iso,
      alone,
    } = args.at(-1) as Record<string, string | undefined>;
    if (lateInEnglish !== undefined) {
      const dueOn = addDays(today, -Number(lateInEnglish));
      return String(daysBetween(dayThere(dueOn), dayThere(today)));
    }
    if (alone !== undefined) return String(Number(alone) + 2);
    if (iso !== undefined) return dayThere(iso);
    const day = makeDay(Number(year ?? 2024), Number(month), Number(date));
    if (day === null || (!moved.has(day) && year === undefined)) return all;
    const there = dayThere(day);
    const as = (part: string, like: string) => (like.length === 1 ? String(Number(part)) : part);
    const said = [as(there.slice(8), date!), as(there.slice(5, 7), month!), ...(year ? [there.slice(0, 4)] : [])].join(
      "/",
    );
    if (!weekday) return said;
    const names = weekday.endsWith("day") ? englishWeekdays : weekdays;
    return `${names[weekdayOf(there) - 1]} ${said}`;
  });
}
