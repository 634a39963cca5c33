import { type Line, withoutPart } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { statusesOffered } from "../text/statuses.js";
import { readCodes } from "./code-lists.js";
import { readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { findAt } from "./find-at.js";
import { saysNothing } from "./notes.js";
import { ask, inserted } from "./problems.js";
import type { ReportLine } from "./report-line.js";
import type { Item, Problem } from "./understanding.js";

/** A longer line is words. */
const LONGEST = 400;
/** What leads to one of a list of which something else is said. */
const EXCEPT =
  /[\s,;.(]+(?:(?:nhung|va|con|chi)[ ,]+)?(rieng|chi rieng|chi co|chi con|duy nhat|tru|ngoai tru|loai tru|khong ke|khong tinh|ngoai)(?: (?:co|ra|muc|viec|nv|nhiem vu|chi tieu|cai|lai|moi))* +(?=(?:ct-?)?[a-z]{1,5}[ .]?\d)/g;

type Report = ReportLine & { readonly kind: "report" };

/**
 * "V.2, V.3 đang làm, riêng V.3 chưa làm", "VII.3 đến VII.8 đang làm trừ VII.6": what is said of the list without the one
 * that is excepted, and what is said of that one; where nothing is, it is asked. Null where no list has an exception.
 */
export function readExcepted(line: Line, reading: Reading, read: (part: Line) => ReportLine): Report | null {
  if (line.text.length > LONGEST) return null;
  for (const { 0: typed, 1: word, index } of eachMatch(EXCEPT, line.folded)) {
    const at = index + typed.length;
    const codes = codesAt(line, at, reading);
    if (codes.known.length === 0 || !hasCode(line, index, reading)) continue;
    const rest = withoutPart(line, index, line.text.length);
    const list = read(rest);
    if (list.kind !== "report") return null;
    const isListed = list.items.some((item) => codes.known.includes(codeOf(item)));
    // "V.1 xong, riêng V.2 đang làm" are two reports side by side.
    if (!isListed && !/^(?:tru|ngoai|loai|khong)/.test(word!)) return null;
    const own = withoutPart(line, 0, at);
    const isSilent = saysNothing(own.text.slice(codes.end).replace(/[)]/g, ""));
    const said = isSilent ? null : read(own);
    const excepted =
      said?.kind === "report" ? said : { items: [], problems: isListed ? askAll(line, codes, reading) : [] };
    const kept = list.items.filter((item) => !codes.known.includes(codeOf(item)));
    return {
      kind: "report",
      items: [...kept, ...excepted.items.map((item) => ofSamePeriod(item, list.items))],
      problems: [...list.problems, ...excepted.problems],
      missing: false,
    };
  }
  return null;
}

/** "b1, b7 quý III đều 100%, riêng b7 98%" */
function ofSamePeriod(item: Item, list: readonly Item[]): Item {
  const period = list[0]?.period ?? null;
  return item.kind === "figure" && item.period === null && period !== null ? { ...item, period } : item;
}

interface Codes {
  readonly known: readonly string[];
  readonly end: number;
}

function codesAt(line: Line, at: number, reading: Reading): Codes {
  const tasks = readCodes(line, at, reading);
  if (tasks.length > 0) {
    const known = tasks.flatMap(({ code: { value } }) => (value.kind === "task" ? [value.task.code] : []));
    return { known, end: tasks.at(-1)!.end };
  }
  const indicator = readIndicatorCodeAt(line, at, reading);
  if (indicator?.value.kind !== "indicator") return { known: [], end: at };
  return { known: [indicator.value.indicator.code], end: indicator.end };
}

function hasCode(line: Line, until: number, reading: Reading): boolean {
  const found = findAt<unknown>(
    line,
    (at) => readTaskCodeAt(line, at, reading) ?? readIndicatorCodeAt(line, at, reading),
  );
  return found !== null && found.end <= until;
}

function askAll(line: Line, { known, end }: Codes, { catalogue, t }: Reading): readonly Problem[] {
  return known.flatMap((code) => {
    const task = catalogue.tasks.find((one) => one.code === code);
    if (!task) return [];
    const isCheckIn = task.deadlineKind === "continuous" || task.nothingMayArise === true;
    const choices = statusesOffered(isCheckIn).map((one) => ({
      value: inserted(one),
      label: t(`common.status.${one}`),
    }));
    return [ask(line, end, end, t("understanding.task.statusMissing", { code }), choices)];
  });
}

function codeOf(item: Item): string {
  return item.kind === "task" ? item.task : item.indicator;
}
