import type { CataloguePart } from "../text/catalogue.js";
import { accentsAllow, fold } from "../text/fold.js";
import { type Found, type Line, matchAt } from "../text/line.js";
import type { TaskCode } from "./codes.js";

/** "(kết nối)", "phần kết nối:", "đã kết nối xong": what may stand before a part's name, and behind it. */
const LEAD = "\\s*[/,:–(-]?\\s*(?:(?:phan|viec|noi dung)\\s+)?";
const DONE = "(?:da\\s+(?=[a-z]+[ -]+[a-z]+\\s+(?:xong|hoan t)))?";
const CONTINUOUS = /\s*[/,:–-]?\s*thuong xuyen(?![a-z0-9])/y;

const patterns = new WeakMap<CataloguePart, RegExp>();

/**
 * "VII.4/ket-noi", "VII.4 kết nối", with the rest of the part's title where it is typed; "" for "VII.4 thường xuyên",
 * which says that no part is meant.
 */
export function readPartNameAt(line: Line, code: Found<TaskCode>): Found<string> | null {
  const tasks = code.value.kind === "task" ? [code.value.task] : code.value.kind === "ask" ? code.value.tasks : [];
  for (const part of tasks.flatMap((task) => task.parts)) {
    const match = matchAt(patternOf(part), line, code.end);
    if (!match) continue;
    const named = code.end + match[0].length;
    let end = restOfTitle(line, named, match[1]!, part.title);
    if (line.text[end] === ")" && match[0].includes("(") && end === named) end += 1;
    return { value: part.part, start: code.end, end };
  }
  const usual = tasks.some((task) => task.parts.length > 0) ? matchAt(CONTINUOUS, line, code.end) : null;
  return usual && { value: "", start: code.end, end: code.end + usual[0].length };
}

/** The code of a part, and what people call it, the longest first: only their letters and digits count. */
function patternOf(part: CataloguePart): RegExp {
  const known = patterns.get(part);
  if (known) return known;
  const names = [part.part, part.shortName, ...part.otherNames].map((name) =>
    wordsOf(fold(name)).join("[^a-z0-9]{0,3}"),
  );
  const all = [...new Set(names.filter((name) => name !== ""))].sort((a, b) => b.length - a.length);
  const made = new RegExp(`${LEAD}${DONE}(${all.join("|")})(?![a-z0-9])`, "y");
  patterns.set(part, made);
  return made;
}

/** Where the words of the title end that go on behind the name. */
function restOfTitle(line: Line, from: number, name: string, title: string): number {
  const words = wordsOf(title);
  const begun = wordsOf(name);
  if (!begun.every((word, index) => fold(words[index] ?? "") === word)) return from;
  let end = from;
  for (const word of words.slice(begun.length)) {
    const next = /^[\s,(]+([a-z0-9]+)\)?/.exec(line.folded.slice(end, end + word.length + 8));
    if (!next || next[1] !== fold(word)) break;
    const start = end + next[0].indexOf(next[1]);
    if (!accentsAllow(line.text.slice(start, start + word.length), word)) break;
    end += next[0].length;
  }
  return end;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
