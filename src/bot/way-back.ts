import type { Button, Message } from "../text/message.js";

/** What was begun and is kept while something else is answered: said below that answer, with the way back to it. */
export interface WayBack {
  readonly line: string;
  readonly goOn: Button;
  readonly leave: Button;
}

/** What a screen of a phone takes. */
const mostButtons = 8;

/**
 * The answer with what is kept below it. The way out is left out where there is no room for it, or another button is called
 * the same.
 *
 * @param back how the way back is called that keeps its place on a full screen
 */
export function withWayBack(answer: Message, { line, goOn, leave }: WayBack, back: string): Message {
  const { text, buttons, ...rest } = answer;
  const all = buttons.flat();
  const hasBoth = mostButtons - all.length >= 2 && !all.some(({ label }) => label === leave.label);
  return {
    text: `${text}${/^.*\.$/.test(text) ? " " : "\n"}${line}`,
    buttons: withRoom(buttons, hasBoth ? [goOn, leave] : [goOn], back),
    ...rest,
  };
}

/** The rows with one more; of a full screen what it offers last, but the way back, gives way. */
function withRoom(rows: Message["buttons"], added: readonly Button[], back: string): Button[][] {
  const all = rows.flat();
  const last = all.findLast(({ label }) => label !== back);
  const isFull = all.length + added.length > mostButtons;
  const kept = isFull ? rows.map((row) => row.filter((button) => button !== last)) : rows.map((row) => [...row]);
  return [...kept.filter((row) => row.length > 0), [...added]];
}
