import type { Day } from "../calendar/day.js";
import { formatDayWithWeekday } from "../calendar/formats.js";
import { action, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Message } from "../text/message.js";

type Shown = Pick<Message, "text" | "buttons">;

/** What became of a duty since a reminder named it. `at`: "08:41", with the day where it is another. */
export type Mark =
  | { readonly kind: "answered"; readonly who: string; readonly at: string }
  | { readonly kind: "returned"; readonly until: Day };

/** A duty as the reminder names it. */
export interface NamedDuty {
  readonly id: number;
  readonly label: string;
  readonly agencyShortName: string;
  /** Null where nothing became of it, or what had was taken back. */
  readonly mark: Mark | null;
}

/**
 * A reminder as it is to be shown now, from what was sent: the line of what is answered says so and its button goes, that of
 * what was returned says so and keeps it, all else stays as it was. `duties`: those that it names, in its order.
 */
export function markReminder({ text, buttons }: Shown, duties: readonly NamedDuty[], t: Translate): Shown {
  const lines = text.split("\n");
  for (const duty of duties) {
    const at = duty.mark ? lineOf(duty, lines) : -1;
    if (at >= 0) lines[at] = markedLine(lines[at]!, duty, t);
  }
  const gone = duties.filter(({ mark }) => mark?.kind === "answered");
  // What could be typed is said of the first: once that is answered it says nothing any more.
  const isExampleGone = duties[0]?.mark?.kind === "answered";
  const [reply] = t("reminders.replyHere", { example: "\n" }).split("\n") as [string];
  return {
    text: lines.filter((line) => !(isExampleGone && line.startsWith(reply))).join("\n"),
    buttons: buttons
      .map((row) => row.filter((button) => !gone.some((duty) => isButtonOf(duty, button))))
      .filter((row) => row.length > 0),
  };
}

const marked = /^(?:🔴|🟡) /u;

function lineOf({ label, agencyShortName }: NamedDuty, lines: readonly string[]): number {
  const found = lines.flatMap((line, index) =>
    marked.test(line) && line.replace(marked, "").startsWith(`${label} · `) ? [index] : [],
  );
  return found.length < 2 ? (found[0] ?? -1) : (found.find((at) => ofAgency(agencyShortName, lines[at]!)) ?? -1);
}

function ofAgency(agencyShortName: string, line: string): boolean {
  return line.includes(` · ${agencyShortName} · `);
}

function markedLine(line: string, { label, agencyShortName, mark }: NamedDuty, t: Translate): string {
  const what = ofAgency(agencyShortName, line) ? `${label} · ${agencyShortName}` : label;
  if (mark?.kind === "answered") return t("answered.line", { what, who: mark.who, at: mark.at });
  const until = formatDayWithWeekday((mark as Extract<Mark, { kind: "returned" }>).until, t);
  return `${marked.exec(line)![0]}${t("answered.returned", { what, until })}`;
}

function isButtonOf({ id, label }: NamedDuty, button: Message["buttons"][number][number]): boolean {
  if (button.data === staying(action.duty(id))) return true;
  // Of a report that was begun it goes on with that.
  const goesOn = button.data.startsWith(staying("resume:"));
  return goesOn && (button.label === label || button.label.startsWith(`${label} · `));
}
