import { fold } from "../text/fold.js";
import { normalise } from "../text/normalise.js";
import { readTime } from "../text/schedule-words.js";
import { defaultLadder, type Ladder, ladder } from "./ladder.js";

/**
 * "trước hạn: 14, 7, 3, 1; đúng hạn: có; sau hạn: 1, 3, 7, rồi mỗi 5 ngày, 6 lần; lúc 08:00": the ladder as a workbook and
 * the settings in chat write it, in every language.
 */
export function writeLadder(steps: Ladder): string {
  return ladderParts.map((part) => writePart(steps, part)).join("; ");
}

export const ladderParts = ["before", "onDay", "after", "at"] as const;
/** One of the four things that are said of a ladder. */
export type LadderPart = (typeof ladderParts)[number];

export function writePart(steps: Ladder, part: LadderPart): string {
  switch (part) {
    case "before":
      return `trước hạn: ${daysOrNone(steps.before)}`;
    case "onDay":
      return `đúng hạn: ${steps.onDay ? "có" : "không"}`;
    case "after":
      return `sau hạn: ${writeAfter(steps)}`;
    case "at":
      return `lúc ${steps.at}`;
  }
}

function writeAfter({ after, thenEvery, timesAfter }: Ladder): string {
  const then = thenEvery === 0 ? "thôi" : `rồi mỗi ${thenEvery} ngày`;
  return [...after, then, `${timesAfter} lần`].join(", ");
}

function daysOrNone(days: readonly number[]): string {
  return days.length === 0 ? "không" : days.join(", ");
}

/** Some of what makes a ladder. */
export type Said = Partial<Ladder>;

/** Of which of the four things this says something. */
export function partsOf(said: Said): readonly LadderPart[] {
  const speaksOfAfter = said.after !== undefined || said.thenEvery !== undefined || said.timesAfter !== undefined;
  return ladderParts.filter((part) => (part === "after" ? speaksOfAfter : said[part] !== undefined));
}

/** The same, of which anything may be left out: that is as `otherwise` has it. Null where something is not understood. */
export function readLadder(text: string, otherwise: Ladder = defaultLadder): Ladder | null {
  const said = readLadderParts(text);
  const read = said && ladder.safeParse({ ...otherwise, ...said });
  return read?.success ? read.data : null;
}

/** What is said of a ladder, part by part; null where something is not understood, or nothing is said. */
export function readLadderParts(text: string): Said | null {
  const said: Said = {};
  for (const piece of normalise(text).split(/[;\n]/)) {
    const words = fold(piece).replace(/\s+/g, " ").trim();
    if (words === "") continue;
    const part = readPart(words);
    if (!part) return null;
    Object.assign(said, part);
  }
  return Object.keys(said).length > 0 ? said : null;
}

function readPart(words: string): Said | null {
  const at = /^(?:nhac )?(?:luc|gio nhac|vao luc|gio) ?:? ?(.+)$/.exec(words);
  if (at) {
    const time = readTime(at[1]!);
    return time === null ? null : { at: time };
  }
  const found = /^(?:nhac )?(truoc|dung|vao dung|sau)(?: (?:ngay den han|ngay han|han|ngay))?(?: ?: ?| )(.+)$/.exec(
    words,
  );
  if (!found) return null;
  const [, which, rest = ""] = found;
  if (which === "truoc") {
    const days = readDays(rest);
    return days && { before: days };
  }
  if (which !== "sau") return /^(?:co|khong)$/.test(rest) ? { onDay: rest === "co" } : null;
  return readAfter(rest);
}

/** "1, 3, 7, rồi mỗi 5 ngày, 6 lần". What it does not say stays out, but "thôi": nothing follows. */
function readAfter(rest: string): Said | null {
  if (rest === "khong") return { timesAfter: 0 };
  const found =
    /^(?<days>\d[\d, ]*?)?[ ,]*(?:(?<stop>thoi)|(?:roi )?(?:moi|cu) (?<every>\d+)(?: ngay(?: lam viec)?)?)?[ ,]*(?:(?:toi da |tat ca |nhieu nhat )?(?<times>\d+) lan)?$/.exec(
      rest.replace(/ (?:ngay|va)(?: lam viec)?(?=[ ,]+(?:\d|roi|moi|thoi))/g, ""),
    );
  if (!found) return null;
  const { days = "", stop, every, times } = found.groups!;
  const named = days === "" ? [] : readDays(days);
  if (named === null) return null;
  return {
    ...(days !== "" || every !== undefined || stop !== undefined ? { after: named } : {}),
    ...(stop === undefined ? {} : { thenEvery: 0 }),
    ...(every === undefined ? {} : { thenEvery: Number(every) }),
    ...(times === undefined ? {} : { timesAfter: Number(times) }),
  };
}

function readDays(text: string): number[] | null {
  if (text === "khong") return [];
  const bare = text.replace(/ ?ngay(?: lam viec)?$/, "").trim();
  return /^\d+(?:(?: ?[,.] ?| va | )\d+)*$/.test(bare) ? bare.split(/\D+/).map(Number) : null;
}
