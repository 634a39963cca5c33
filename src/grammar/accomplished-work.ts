import type { CatalogueTask } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import type { Found, Line } from "../text/line.js";
import type { StatusWord } from "../text/statuses.js";
import { findPhrase } from "../text/vocabulary.js";
import type { Addressed } from "./code-lists.js";
import { isTakenBack, readDoubt } from "./doubts.js";
import { accomplished, published } from "./lexicon/accomplished.js";
import { underway } from "./lexicon/underway.js";

/** No day is still to come. */
const LATEST = "9999-12-31";
const TENSE = /^(?:da|vua|da vua) | (?:roi|xong|xong roi|xong het|het roi|day du roi)$/g;

/** "ban hành rồi thì báo sau": what will be then. */
const GOES_ON = /^ *,? *(?:thi|moi|se|em (?:bao|gui|nop)|bao sau|gui sau)(?![a-z])/;

/** "đã bố trí 70% kinh phí", "đã công khai 2/5 danh sách": so much of it. */
const SO_MUCH =
  /^ *(?:(?:duoc|dc|khoang|hon|gan|tren|moi) )*(?:(\d{1,2}(?:[.,]\d+)?) ?(?:%|phan tram)|(?:mot )?(?:nua|phan|so)(?![a-z])|(\d{1,4}) ?\/ ?(\d{1,4})(?![\d/.-]))/;

function isInPart(behind: string): boolean {
  const [said, , part, whole] = SO_MUCH.exec(behind) ?? [];
  return said !== undefined && (part === undefined || Number(part) < Number(whole));
}

/** What goes on, or comes back whenever something happens, is not over because it was done once. */
export function endsOnce({ deadlineKind }: CatalogueTask): boolean {
  return deadlineKind !== "continuous" && deadlineKind !== "event-triggered";
}

/** "đã công khai", "đăng danh sách rồi", of a task that ends with just that. */
export function findAccomplished(line: Line, tasks: readonly Addressed[]): Found<StatusWord> | null {
  const texts = tasks.flatMap(({ code: { value } }) =>
    value.kind === "task" && endsOnce(value.task) ? [fold(value.task.text)] : [],
  );
  if (texts.length === 0) return null;
  const made = findPhrase(published, line);
  const found = made ?? findPhrase(accomplished, line);
  if (!found || GOES_ON.test(line.folded.slice(found.end)) || findPhrase(underway, line, found.end)) return null;
  if (isInPart(line.folded.slice(found.end))) return null;
  const done = { ...found, value: "done" } as const;
  // "đã thẩm định 3/5 quy định"
  if (isTakenBack(line, 0, done, LATEST) || readDoubt(line, done, LATEST)?.kind === "partly") return null;
  const verb = made ? "cong khai" : line.folded.slice(found.start, found.end).replaceAll(TENSE, "");
  return texts.every((text) => text.includes(verb)) ? { value: "done", start: found.start, end: found.start } : null;
}
