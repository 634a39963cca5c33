import type { Day } from "../calendar/day.js";
import type { Translate } from "../text/language.js";
import { describeDocument, describeStatus, describeValue } from "./describe.js";
import type { IssuedReceipt, Stands } from "./issued-receipt.js";
import { itemLabel, shorten } from "./labels.js";

const linesShown = 6;
const longestNote = 80;

/** What is said to who takes a receipt back: that it is done, and where an earlier report stands again, which. */
export function takenBackText({ number, undoes }: IssuedReceipt, today: Day, t: Translate): string {
  const { number: undone, stands } = undoes!;
  if (stands.every(({ latest }) => latest === null)) return t("undo.done", { number, undone });
  return [t("undo.doneTo", { number, undone }), ...standingLines(stands, today, t)].join("\n");
}

/** How each thing stands of which a report was taken back. */
export function standingLines(stands: readonly Stands[], today: Day, t: Translate): string[] {
  const left = stands.length - linesShown;
  return [
    ...stands.slice(0, linesShown).map((one) => standingLine(one, today, t)),
    ...(left > 0 ? [t("undo.more", { count: left })] : []),
  ];
}

function standingLine(one: Stands, today: Day, t: Translate): string {
  const label = itemLabel(one, t, today);
  if (one.latest === null) return t("undo.unreported", { label });
  const said =
    one.kind === "task"
      ? [describeStatus(one.latest, t), describeDocument(one.latest, t), one.latest.result ?? one.latest.difficulty]
      : [describeValue(one.latest, one.latest.madeUnder ?? one.figure, t), one.latest.note];
  const content = said.flatMap((words) => (words ? [shorten(words, longestNote)] : [])).join(" · ");
  return t("undo.stands", { label, content, receipt: one.latest.receipt });
}
