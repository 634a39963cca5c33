import type { TaskCode } from "./codes.js";
import type { Context } from "./context.js";
import { type Found, type Line, matchAt } from "./line.js";

/** "(kết nối)", "phần kết nối:", "đã kết nối xong": what may stand before a part's name, and behind it. */
const LEAD = "\\s*[/,:–(-]?\\s*(?:(?:phan|viec|noi dung)\\s+)?";
const DONE = "(?:da\\s+(?=[a-z]+[ -]+[a-z]+\\s+(?:xong|hoan t)))?";
const CONTINUOUS = /\s*[/,:–-]?\s*thuong xuyen(?![a-z0-9])/y;

/**
 * "VII.4/ket-noi", "VII.4 kết nối", with the rest of the part's title where it is typed; "" for "VII.4 thường xuyên",
 * which says that no part is meant.
 */
export function readPartNameAt(line: Line, code: Found<TaskCode>, { catalogue }: Context): Found<string> | null {
  const tasks = code.value.kind === "task" ? [code.value.task] : code.value.kind === "ask" ? code.value.tasks : [];
  for (const { part, title } of tasks.flatMap((task) => catalogue.tasks.find((t) => t.code === task.code)!.parts)) {
    const named = new RegExp(`${LEAD}${DONE}${part.split("-").join("[ -]*")}(?![a-z0-9])`, "y");
    const match = matchAt(named, line, code.end);
    if (!match) continue;
    let end = code.end + match[0].length;
    for (const word of title.split(/[ ,]+/).slice(part.split("-").length)) {
      const more = line.text.slice(end).match(new RegExp(`^[\\s,]+${word}(?![\\p{L}\\p{N}])`, "iu"));
      if (!more) break;
      end += more[0].length;
    }
    if (line.text[end] === ")" && match[0].includes("(")) end += 1;
    return { value: part, start: code.end, end };
  }
  const usual = tasks.some((task) => task.parts.length > 0) ? matchAt(CONTINUOUS, line, code.end) : null;
  return usual && { value: "", start: code.end, end: code.end + usual[0].length };
}
