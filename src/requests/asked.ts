import type { Day } from "../calendar/day.js";
import { type HolidayTable, isWorkingDay } from "../calendar/working-days.js";
import { type DueDay, findDeadline, readDueDay } from "../grammar/due-day.js";
import {
  agenciesOf,
  type NameDoubt,
  type NamedAgencies,
  readLeadingAgencies,
  readNamedAgencies,
} from "../grammar/named-agencies.js";
import type { FileKind } from "../reporting/evidence/files.js";
import type { Catalogue, CatalogueAgency } from "../text/catalogue.js";
import { normalise, searchKey } from "../text/normalise.js";

/** What the office asks, as far as it is known by now. A row keeps it: see the table Request. */
export interface Asked {
  /** Groups ('@cap-xa', '@cap-xa/H679') and agencies that are asked, and those that are left out of them. */
  readonly codes: readonly string[];
  readonly except: readonly string[];
  readonly doubts: readonly NameDoubt[];
  /** What was typed and names nobody. */
  readonly unread: string | null;
  readonly text: string | null;
  readonly due: Day | null;
  /** "16:00" of that day; null: to its end. */
  readonly hour: string | null;
  /** "trước ngày 20/3" is either of two days. */
  readonly before: Day | null;
  /** What was wrong with the day that was typed last. */
  readonly wrong: { readonly what: DayFault; readonly day: Day | null; readonly typed: string } | null;
  /** The day is a rest day, and stays. */
  readonly restDayKept: boolean;
  /** What goes with it, in the order in which it came. */
  readonly files: readonly AskedFile[];
}

/** A row of the table RequestFile. */
export interface AskedFile {
  readonly id: number;
  readonly kind: FileKind;
  readonly name: string | null;
}

/** `beyond`: the plan takes no reports by then; `hour`: of today, and past. */
export type DayFault = "past" | "hour" | "beyond" | "none" | "unread";

/** What is to be asked next; `rest`: its day is a rest day. */
export type Step = "which" | "whom" | "text" | "due" | "before" | "rest" | "confirm";

export interface Setting {
  readonly catalogue: Catalogue;
  readonly holidays: HolidayTable;
  readonly today: Day;
  /** "08:30" of today. */
  readonly time: string;
  /** The last day by which anything may be asked, see `lastDayToAsk`. */
  readonly endsOn: Day;
}

export const nothingAsked: Asked = {
  ...{ codes: [], except: [], doubts: [], unread: null, text: null, due: null, before: null, wrong: null },
  ...{ hour: null, restDayKept: false, files: [] },
};

/**
 * The last day by which something may be asked beside a plan: until the end of the March after it, and the plan then takes
 * reports until then; later days belong to the plan that follows.
 */
export function lastDayToAsk({ year, endsOn }: { readonly year: number; readonly endsOn: Day }): Day {
  const march = `${year + 1}-03-31` as Day;
  return endsOn > march ? endsOn : march;
}

/** More does not fit a message beside who asks and until when. */
export const longestText = 1_000;

export function nextStep(asked: Asked, { catalogue, holidays }: Setting): Step {
  if (asked.doubts.length > 0) return "which";
  if (asked.unread !== null || agenciesAsked(asked, catalogue).length === 0) return "whom";
  if (asked.text === null) return "text";
  if (asked.before !== null) return "before";
  if (asked.due === null) return "due";
  return asked.restDayKept || isWorkingDay(asked.due, holidays) ? "confirm" : "rest";
}

/** The agencies that are asked, in the order of the plan. */
export function agenciesAsked(
  { codes, except }: Pick<Asked, "codes" | "except">,
  catalogue: Catalogue,
): readonly CatalogueAgency[] {
  const members = (code: string) => agenciesOf(code, catalogue);
  const asked = new Set(codes.flatMap(members));
  for (const code of except.flatMap(members)) asked.delete(code);
  return catalogue.agencies.filter(({ code, ended }) => asked.has(code) && !ended);
}

/** A colon parts whom from what; between digits it tells the time. */
const COLON = /:(?!\d)/;
/** A list of names is not longer; what is, and names nobody, is what is asked. */
const LONGEST_HEAD = 60;

/** All of it in one message: "các sở, Di Linh: Báo cáo …, hạn 20/3". What is not said of it stays as it was. */
export function readAsked(typed: string, asked: Asked, setting: Setting): Asked {
  const text = normalise(typed).trim();
  const { named, rest } = parted(text, setting.catalogue);
  const withWhom = named ? { ...asked, ...named } : asked;
  return rest === "" ? withWhom : readText(rest, withWhom, setting);
}

function parted(text: string, catalogue: Catalogue): { readonly named: NamedAgencies | null; readonly rest: string } {
  const colon = text.search(COLON);
  if (colon > 0) {
    const named = readNamedAgencies(text.slice(0, colon), catalogue);
    if (named.codes.length + named.doubts.length > 0 || colon <= LONGEST_HEAD)
      return { named, rest: text.slice(colon + 1).trim() };
  }
  const leading = readLeadingAgencies(text, catalogue);
  if (!leading) return { named: null, rest: text };
  return { named: leading.named, rest: text.slice(leading.end).replace(/^[\s,;.–-]+/, "") };
}

/** What is to be done, and the deadline where it is named in it. */
export function readText(typed: string, asked: Asked, setting: Setting): Asked {
  const text = normalise(typed).trim();
  const deadline = findDeadline(text, setting);
  if (!deadline) return { ...asked, text: text || null };
  const before = text.slice(0, deadline.start).replace(/[\s,;.:(–-]+$/, "");
  const behind = text.slice(deadline.end).replace(/^[\s,;.:)–-]+/, "");
  const left = [before, behind].filter((part) => part !== "").join(", ");
  return takeDay(deadline.value, text.slice(deadline.start, deadline.end), { ...asked, text: left || null }, setting);
}

/** An answer to "until when". */
export function readDue(typed: string, asked: Asked, setting: Setting): Asked {
  const text = normalise(typed).trim();
  const day = readDueDay(text, setting);
  return day ? takeDay(day, text, asked, setting) : { ...asked, wrong: { what: "unread", day: null, typed: text } };
}

function takeDay(read: DueDay, typed: string, asked: Asked, setting: Setting): Asked {
  const without = { ...asked, due: null, hour: null, before: null, wrong: null, restDayKept: false };
  if (read.kind === "no_such_day") return { ...without, wrong: { what: "none", day: null, typed } };
  const { day } = read;
  const hour = read.kind === "day" ? (read.hour ?? null) : null;
  const what = faultOf(day, hour, setting);
  if (what) return { ...without, wrong: { what, day, typed } };
  return read.kind === "before" ? { ...without, before: day } : { ...without, due: day, hour };
}

function faultOf(day: Day, hour: string | null, { today, time, endsOn }: Setting): DayFault | null {
  if (day < today) return "past";
  if (day === today && hour !== null && hour <= time) return "hour";
  return day > endsOn ? "beyond" : null;
}

/** A day that was chosen from those offered: a rest day among them is meant. */
export function chooseDue(day: Day, asked: Asked, setting: Setting): Asked {
  const taken = takeDay({ kind: "day", day }, day, asked, setting);
  if (taken.due === null) return taken;
  return { ...taken, hour: asked.hour, restDayKept: asked.due === day };
}

/** An answer to "of whom". What was not understood of an earlier answer is said again; what was, stays. */
export function readWhom(typed: string, asked: Asked, setting: Setting): Asked {
  if (COLON.test(typed)) return readAsked(typed, asked, setting);
  const named = readNamedAgencies(normalise(typed).trim(), setting.catalogue);
  if (asked.unread === null) return { ...asked, ...named };
  return {
    ...asked,
    codes: [...new Set([...asked.codes, ...named.codes])],
    except: [...new Set([...asked.except, ...named.except])],
    doubts: named.doubts,
    unread: named.unread,
  };
}

/** Which of several a name means; null where there is no such choice. */
export function settleDoubt(value: string, asked: Asked): Asked | null {
  const [doubt, ...doubts] = asked.doubts;
  if (!doubt?.choices.some((choice) => choice.value === value)) return null;
  const codes = value.split("+");
  return doubt.except
    ? { ...asked, doubts, except: [...asked.except, ...codes] }
    : { ...asked, doubts, codes: [...asked.codes, ...codes] };
}

/** The same in words: all or the beginning of what a choice is called; null where that is none or several. */
export function settleDoubtInWords(typed: string, asked: Asked): Asked | null {
  const key = searchKey(normalise(typed));
  const choices = asked.doubts[0]?.choices ?? [];
  const whole = choices.filter(({ label }) => searchKey(label) === key);
  const [only, second] =
    whole.length > 0 ? whole : choices.filter(({ label }) => key !== "" && searchKey(label).includes(key));
  return only && !second ? settleDoubt(only.value, asked) : null;
}
