import { addDays, type Day, instantOf } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import type { Status } from "../grammar/understanding.js";
import type { ReportContent } from "../reporting/content.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import type { DeadlineKind } from "../text/deadline-kinds.js";
import type { Level } from "../text/levels.js";
import { between, chance, oneOf } from "./sample-chance.js";

type OfDuty = "id" | "task" | "nothingMayArise" | "part" | "agency" | "period" | "deadlineKind" | "checkIn";

export type SampleDuty = Pick<DutyFacts, OfDuty | "beginsOn" | "dueOn" | "lockOn"> & { readonly level: Level };

export interface SampleReport extends ReportContent {
  readonly dutyId: number;
  readonly at: Date;
}

/**
 * The focal point of Sở Tư pháp is played by whoever tries the demo: at its first morning it must have one duty overdue,
 * two due within seven days and three answered, as in the guided tour of the README. All else it reports afterwards.
 */
const player = "STP";
const firstMorning = "2024-02-26";
const answeredByPlayer = ["VII.2 2024-Q1", "VII.3 2024-Q1", "VIIb.2 2024-Q1"];

/** What the agency of a duty reported on it over the whole year, in order: mostly once and on time. */
export function sampleReportsOn(duty: SampleDuty, planDate: Day, holidays: HolidayTable): readonly SampleReport[] {
  const key = `${duty.task} ${duty.agency} ${duty.period} ${duty.part ?? ""}`;
  // Nobody reported on a plan before it had reached them.
  const earliest = addWorkingDays(laterOf(planDate, duty.beginsOn), 1, holidays);
  if (duty.agency === player) return reportsOfPlayer(duty, key, earliest, holidays);
  return duty.checkIn ? checkIn(duty, key, earliest, holidays) : dated(duty, key, earliest, holidays);
}

function reportsOfPlayer(duty: SampleDuty, key: string, earliest: Day, holidays: HolidayTable): SampleReport[] {
  if (answeredByPlayer.includes(`${duty.task} ${duty.period}`)) {
    const day = addWorkingDays(firstMorning, -between(`${key} day`, 1, 4), holidays);
    return [report(duty, key, day, "in_progress")];
  }
  const usual = duty.checkIn ? checkIn(duty, key, earliest, holidays) : dated(duty, key, earliest, holidays);
  const afterwards = usual.filter(({ at }) => at >= instantOf(addDays(firstMorning, 1), "00:00"));
  if (afterwards.length > 0 || duty.beginsOn > firstMorning) return afterwards;
  const day = laterOf(addWorkingDays(firstMorning, 3, holidays), before(duty.dueOn, 0, earliest, holidays));
  return [report(duty, key, day, duty.checkIn ? "in_progress" : "done")];
}

/** An agency answers its check-ins of a quarter in two or three messages. */
function checkIn(duty: SampleDuty, key: string, earliest: Day, holidays: HolidayTable): SampleReport[] {
  const batch = `${duty.agency} ${duty.period} ${between(`${key} batch`, 1, 3)}`;
  const fate = chance(`${batch} fate`);
  if (chance(`${key} forgotten`) < 0.03) return [];
  const day =
    fate < 0.9
      ? before(duty.dueOn, between(`${batch} day`, 0, 24), earliest, holidays)
      : addWorkingDays(duty.dueOn, between(`${batch} late`, 1, 8), holidays);
  const status = pick<Status>(chance(`${key} status`), [
    [0.68, "in_progress"],
    [0.16, "done"],
    [0.14, "nothing_arose"],
    [0.02, "blocked"],
  ]);
  return [report(duty, key, day, status, batch)];
}

/** Up to so many working days before it is due. */
const longestAhead: Partial<Record<DeadlineKind, number>> = {
  "within-year": 110,
  monthly: 4,
  "last-month-of-quarter": 6,
};

function dated(duty: SampleDuty, key: string, earliest: Day, holidays: HolidayTable): SampleReport[] {
  const fate = chance(`${key} fate`);
  const longest = longestAhead[duty.deadlineKind] ?? 8;
  const onTime = before(duty.dueOn, between(`${key} day`, 0, longest), earliest, holidays);
  const over: Status = duty.nothingMayArise && chance(`${key} nothing`) < 0.6 ? "nothing_arose" : "done";
  if (fate < 0.04) return [];
  if (fate < 0.07) return [report(duty, key, onTime, "blocked")];
  if (fate < 0.13) {
    const first = report(duty, key, onTime, "in_progress");
    const finished = addWorkingDays(duty.dueOn, between(`${key} finished`, 1, 5), holidays); // before it locks
    return chance(`${key} finishes`) < 0.5 ? [first, report(duty, key, finished, over)] : [first];
  }
  if (fate < 0.22) return [report(duty, key, addWorkingDays(duty.dueOn, between(`${key} late`, 1, 8), holidays), over)];
  if (fate < 0.32) {
    const first = before(onTime, between(`${key} first`, 2, 60), earliest, holidays);
    if (first < onTime) return [report(duty, key, first, "in_progress"), report(duty, key, onTime, over)];
  }
  return [report(duty, key, onTime, over)];
}

function report(duty: SampleDuty, key: string, day: Day, status: Status, batch = `${key} ${status}`): SampleReport {
  const minutes = between(`${batch} time`, 0, 404); // 08:00 to 11:30 and 13:30 to 16:44
  const clock = minutes < 210 ? 8 * 60 + minutes : 13 * 60 + 30 + (minutes - 210);
  const time = `${two(Math.floor(clock / 60))}:${two(clock % 60)}:${two(between(`${batch} second`, 0, 59))}`;
  const documented = status === "done" && !duty.checkIn;
  return {
    dutyId: duty.id,
    at: instantOf(day, time),
    status,
    percent: status === "in_progress" ? between(`${key} percent`, 2, 18) * 5 : null,
    result: status === "in_progress" ? oneOf(`${key} result`, results) : null,
    difficulty: status === "blocked" ? oneOf(`${key} difficulty`, difficulties) : null,
    document: documented ? documentOf(duty, key) : null,
    documentDate: documented ? day : null,
  };
}

/** "18/KH-STP", "7/BC-UBND" */
function documentOf(duty: SampleDuty, key: string): string {
  const kind =
    duty.task === "V.1" || duty.task === "I.1" || duty.task === "IX.1" ? "KH" : duty.task === "I.10" ? "TB" : "BC";
  const issuer = duty.level === "huyen" || duty.level === "xa" ? "UBND" : duty.agency.replace(/\d+$/, "");
  return `${between(`${key} number`, 3, 180)}/${kind}-${issuer}`;
}

const results = [
  "đã triển khai đến các phòng, đơn vị trực thuộc",
  "đang rà soát theo danh mục được công bố",
  "đã hướng dẫn tại bộ phận tiếp nhận và trả kết quả",
  "đã niêm yết, đang cập nhật trên trang thông tin điện tử",
  "đã phân công cán bộ phụ trách, đang tổng hợp số liệu",
] as const;

const difficulties = [
  "Thiếu máy quét để số hóa hồ sơ đầu vào",
  "Hệ thống một cửa điện tử hay mất kết nối giờ cao điểm",
  "Chưa có cán bộ chuyên trách, đang bố trí kiêm nhiệm",
  "Người dân chưa có tài khoản định danh nên chưa nộp trực tuyến được",
  "Chưa bố trí được kinh phí",
] as const;

/** So many working days before a day, a working day itself, not before the earliest. */
function before(day: Day, workingDays: number, earliest: Day, holidays: HolidayTable): Day {
  const last = isWorkingDay(day, holidays) ? day : addWorkingDays(day, -1, holidays);
  return laterOf(earliest, addWorkingDays(last, -workingDays, holidays));
}

function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function pick<T>(share: number, parts: readonly (readonly [number, T])[]): T {
  let left = share;
  for (const [part, value] of parts) {
    if (left < part) return value;
    left -= part;
  }
  return parts.at(-1)![1];
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
