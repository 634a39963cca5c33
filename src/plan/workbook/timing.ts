import { formatDay } from "../../calendar/formats.js";
import { monthCode, parsePeriod, quarterCode } from "../../calendar/windows.js";
import { fold } from "../../text/fold.js";
import { type Expansion, expandCodes } from "../expand-leads.js";
import type { Dated, Deadline, EventRule, PartKind } from "../plan-data.js";
import { readDay } from "./cell-values.js";
import { ownPart } from "./vocabulary.js";

/** What one wording of "Thời gian" or "Đọc là" says, without parts and notes. */
export type Timing = Omit<Deadline, "parts" | "note">;

export type TimingReading =
  | { readonly outcome: "timing"; readonly timing: Timing }
  /** It names another year than the plan's. */
  | { readonly outcome: "other_year"; readonly year: number }
  | { readonly outcome: "unknown" };

/** "Thường xuyên; riêng STP, SYT: Quý I/2026": what holds for all, and what for some. */
export interface SplitTiming {
  readonly common: string;
  readonly own: readonly { readonly who: string; readonly when: string }[];
}

export function splitTiming(text: string): SplitTiming {
  if (explicitEvent.test(fold(text.normalize("NFC")).trim())) return { common: text, own: [] };
  const [common = "", ...rest] = text.split(/\s*[;,\n]\s*riêng\s+/iu);
  const own = rest.map((one) => /^([^:]+):\s*(.+)$/su.exec(one));
  if (own.some((one) => one === null)) return { common: text, own: [] };
  return { common, own: own.map((one) => ({ who: one![1]!.trim(), when: one![2]!.trim() })) };
}

const year = String.raw`(?:\s*(?:\/|-|,)\s*|\s+nam\s+|\s+)`;
const until = "(?:(?:trong|truoc|den|het|xong|hoan thanh|cham nhat|vao|ngay|thoi han|han)(?: la)? )*";
const offset = String.raw`(\d{1,3}) ngay( lam viec)?`;

const explicitEvent = /^khi (?:co )?phat sinh ?: ?./s;

/** By folded text. The first that fits counts. */
const wordings: readonly (readonly [RegExp, (match: RegExpExecArray, original: string, planYear: number) => Found])[] =
  [
    [
      new RegExp(`^${until}thang (\\d{1,2})(?:${year}(\\d{4}))?$`),
      ([, month, named], _, planYear) =>
        Number(month) < 1 || Number(month) > 12
          ? null
          : ofYear(named, planYear, (y) => ({ kind: "fixed-month", month: monthCode(y, Number(month)) })),
    ],
    [
      new RegExp(`^${until}quy (iv|i{1,3}|[1-4])(?:${year}(\\d{4}))?$`),
      ([, quarter, named], _, planYear) =>
        ofYear(named, planYear, (y) => ({ kind: "fixed-quarter", quarter: quarterCode(y, quarterNumber(quarter!)) })),
    ],
    [
      new RegExp(`^${until}(?:ca )?nam(?: (\\d{4}))?$`),
      ([, named], _, planYear) => ofYear(named, planYear, () => ({ kind: "within-year" })),
    ],
    [
      /^(?:vao )?thang cuoi(?: cung)?(?: cua)? (?:hang|moi|cac) quy(?:.*?(\d{4}))?$/,
      recurring("last-month-of-quarter"),
    ],
    [/^(?:dinh ky )?(?:hang|moi|cac) thang(?: trong nam)?(?:(?: nam|\/)? ?(\d{4}))?$/, recurring("monthly")],
    [/^(?:dinh ky )?(?:hang|moi|cac) quy(?: trong nam)?(?:(?: nam|\/)? ?(\d{4}))?$/, recurring("quarterly")],
    [/^(?:thuong xuyen|lien tuc)(?:,? lien tuc)?(?:,? trong nam)?(?: nam)?(?: (\d{4}))?$/, recurring("continuous")],
    [/^khi (?:co )?phat sinh$/, () => ({ kind: "event-triggered" })],
    [explicitEvent, (_, original) => eventOf(original.slice(original.indexOf(":") + 1).trim())],
    [
      /^theo (?:yeu cau|de xuat|de nghi)(?: cua (.+))?$/s,
      ([, who], original) => ({ kind: "on-request", ...(who ? { requestedBy: original.slice(-who.length) } : {}) }),
    ],
    [
      new RegExp(`^truoc ${offset} (?:tinh den|ke tu|tinh tu|truoc|so voi|den)(?: khi)? (.+)$`, "s"),
      ([, days, working, event], original) =>
        triggered(original.slice(-event!.length), { direction: "before", ...count(days!, working) }),
    ],
    [
      new RegExp(
        `^(?:cham nhat|trong vong|trong|sau|toi da)(?: la)? ${offset},? (?:ke tu|tinh tu|sau|tu)(?: khi)? (.+)$`,
        "s",
      ),
      ([, days, working, event], original) =>
        triggered(original.slice(-event!.length), { direction: "after", ...count(days!, working) }),
    ],
    [
      /^(?:thuong xuyen,? )?ngay (?:sau )?khi (.+)$/s,
      ([, event], original) =>
        triggered(original.slice(-event!.length), { direction: "after", offset: 0, unit: "day" }),
    ],
    [
      /^(?:thuong xuyen,? )?(?:moi )?khi (.+)$/s,
      ([, event], original) => triggered(original.slice(-event!.length), after),
    ],
    [
      /^trong (giai doan .+|qua trinh .+|thoi gian .+)$/s,
      ([, event], original) =>
        triggered(original.slice(-event!.length), { direction: "during", offset: null, unit: null }),
    ],
  ];

type Found = Timing | { readonly otherYear: number } | null;

const after: EventRule = { direction: "after", offset: null, unit: null };

/** A year that is not named is the plan's. The event of a "Khi phát sinh: …" is kept as it is written. */
export function readTiming(text: string, planYear: number): TimingReading {
  const original = text.normalize("NFC").trim();
  for (const said of [
    original,
    original.replace(/[\s.;,]+$/, ""),
    original.replace(/\s+/g, " ").replace(/[ .;,]+$/, ""),
  ]) {
    const reading = readOnce(said, planYear);
    if (reading.outcome !== "unknown") return reading;
  }
  return { outcome: "unknown" };
}

function readOnce(said: string, planYear: number): TimingReading {
  const folded = fold(said).replace(/\s/g, " ");
  const bare = folded.replace(new RegExp(`^${until}(?=\\d)`), "");
  const day = readDay(/^\d{1,2}[/.-]\d{1,2}$/.test(bare) ? `${bare}${/\D/.exec(bare)![0]}${planYear}` : bare);
  if (day)
    return Number(day.slice(0, 4)) === planYear
      ? { outcome: "timing", timing: { kind: "fixed-day", day } }
      : { outcome: "other_year", year: Number(day.slice(0, 4)) };
  for (const [pattern, meaning] of wordings) {
    const match = pattern.exec(folded);
    const found = match && meaning(match, said, planYear);
    if (!found) continue;
    if ("otherYear" in found) return { outcome: "other_year", year: found.otherYear };
    return { outcome: "timing", timing: found };
  }
  return { outcome: "unknown" };
}

/** The kinds that a part may have; null for another. */
export function asPart({ kind, day, month, quarter }: Timing): (Dated & { readonly kind: PartKind }) | null {
  switch (kind) {
    case "fixed-day":
      return { kind, day: day! };
    case "fixed-month":
      return { kind, month: month! };
    case "fixed-quarter":
      return { kind, quarter: quarter! };
    case "within-year":
      return { kind };
    default:
      return null;
  }
}

/** The code of a task's n-th deadline of some agencies, from 0, that its "Thời gian" itself names. */
export function ownPartCode(index: number): string {
  return index === 0 ? ownPart.part : `${ownPart.part}-${index + 1}`;
}

/** The agencies of a part, which names single ones: those of a group one by one. */
export function singleAgencies(codes: readonly string[], expansion: Expansion): readonly string[] {
  return codes.some((code) => /^[@%]/.test(code)) ? expandCodes(codes, expansion) : codes;
}

/** The words that `readTiming` reads as this. */
export function writeTiming(timing: Timing | (Dated & { readonly kind: PartKind }), planYear: number): string {
  switch (timing.kind) {
    case "fixed-day":
      return formatDay(timing.day!);
    case "fixed-month": {
      const { number, year: named } = parsePeriod(timing.month!)!;
      return `Tháng ${String(number).padStart(2, "0")}/${named}`;
    }
    case "fixed-quarter": {
      const { number, year: named } = parsePeriod(timing.quarter!)!;
      return `Quý ${romans[number - 1]}/${named}`;
    }
    case "within-year":
      return `Trong năm ${planYear}`;
    case "monthly":
      return "Hàng tháng";
    case "quarterly":
      return "Hàng quý";
    case "last-month-of-quarter":
      return "Tháng cuối hàng quý";
    case "continuous":
      return "Thường xuyên";
    case "on-request": {
      const { requestedBy } = timing as Timing;
      return requestedBy === undefined ? "Theo yêu cầu" : `Theo yêu cầu của ${requestedBy}`;
    }
    case "event-triggered": {
      const { event, rule } = timing as Timing;
      if (event === undefined) return "Khi phát sinh";
      return `Khi phát sinh: ${event}${rule ? `, ${writeRule(rule)}` : ""}`;
    }
  }
}

const romans = ["I", "II", "III", "IV"] as const;

function quarterNumber(typed: string): number {
  const roman = romans.findIndex((one) => one.toLowerCase() === typed);
  return roman >= 0 ? roman + 1 : Number(typed);
}

function ofYear(named: string | undefined, planYear: number, timing: (year: number) => Timing): Found {
  if (named !== undefined && Number(named) !== planYear) return { otherYear: Number(named) };
  return timing(planYear);
}

function recurring(kind: Timing["kind"]): (match: RegExpExecArray, original: string, planYear: number) => Found {
  return ([, named], _, planYear) => ofYear(named, planYear, () => ({ kind }));
}

function triggered(event: string, rule: EventRule): Timing {
  const text = event.trim();
  return { kind: "event-triggered", event: text[0]!.toUpperCase() + text.slice(1), rule };
}

function count(days: string, working: string | undefined): Pick<EventRule, "offset" | "unit"> {
  return { offset: Number(days), unit: working ? "working-day" : "day" };
}

/** "‹sự kiện>, +5 ngày làm việc" */
function eventOf(event: string): Timing {
  const comma = event.lastIndexOf(",");
  const rule = comma > 0 ? readRule(fold(event.slice(comma + 1)).trim()) : null;
  return rule
    ? { kind: "event-triggered", event: event.slice(0, comma).trim(), rule }
    : { kind: "event-triggered", event };
}

function readRule(folded: string): EventRule | null {
  if (folded === "sau do") return after;
  if (folded === "truoc do") return { ...after, direction: "before" };
  if (folded === "trong luc do") return { ...after, direction: "during" };
  const match = new RegExp(`^(\\+|-|sau|truoc|trong(?: vong)?) ?${offset}$`).exec(folded);
  if (!match) return null;
  const [, sign, days, working] = match;
  const direction = sign === "-" || sign === "truoc" ? "before" : sign!.startsWith("trong") ? "during" : "after";
  return { direction, ...count(days!, working) };
}

function writeRule({ direction, offset: days, unit }: EventRule): string {
  if (days === null) return { after: "sau đó", before: "trước đó", during: "trong lúc đó" }[direction];
  const sign = { after: "+", before: "-", during: "trong " }[direction];
  return `${sign}${days} ${unit === "working-day" ? "ngày làm việc" : "ngày"}`;
}
