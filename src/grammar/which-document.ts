import { fold } from "../text/fold.js";
import { chosenMark, type Found, isChosen, type Line } from "../text/line.js";
import type { Reading } from "./context.js";
import { type DocumentReading, findDocument } from "./documents.js";
import { noteOf } from "./notes.js";
import { ask, settled } from "./problems.js";
import type { Said } from "./task-rules.js";
import type { Problem } from "./understanding.js";

/**
 * A report without the plan's own number among its documents: that is what is reported on, and nobody's result. Where
 * another number stands behind it, that is the one.
 */
export function withoutPlansOwn(line: Line, said: Said, { catalogue, today }: Reading): Said {
  const { document } = said;
  if (!document || isChosenOne(line, document) || key(document.value.number) !== key(catalogue.number)) return said;
  const typed = line.text.slice(document.start, document.end);
  const note = noteOf([...(said.note === null ? [] : [said.note]), typed]);
  const next = findDocument(line, document.end, today);
  if (!next || !said.note?.includes(line.text.slice(next.start, next.end))) return { ...said, document: null, note };
  const own = line.text.slice(next.start, next.end);
  return { ...said, document: next, note: noteOf([said.note.replace(own, ""), typed]) };
}

/** "KH 12/KH-UBND và QĐ 15/QĐ-UBND": two numbers, of which a report holds one. */
export function askWhichDocument(
  line: Line,
  { document, note }: Said,
  { catalogue, today, t }: Reading,
): Problem | null {
  if (!document || note === null || isChosenOne(line, document)) return null;
  const known = [document.value.number, catalogue.number].map(key);
  for (let at = 0; ; ) {
    const other = findDocument(line, at, today);
    if (!other) return null;
    at = other.end;
    const second = line.text.slice(other.start, other.end).trim();
    if (known.includes(key(other.value.number)) || !note.includes(second)) continue;
    const first = line.text.slice(document.start, document.end).trim();
    const sentence = t("understanding.name.whichOfTwo", { first, second });
    const choices = [first, second].map((typed) => ({ value: settled(typed), label: typed }));
    return ask(line, document.start, document.end, sentence, choices);
  }
}

const key = (number: string) => fold(number).replace(/[^a-z0-9/]/g, "");

function isChosenOne(line: Line, { start, end }: Found<DocumentReading>): boolean {
  return isChosen(line, start) || line.text.slice(start, end).includes(chosenMark);
}
