import type { Found, Line } from "../text/line.js";
import { formatPercentShort } from "../text/numbers.js";
import type { Context } from "./context.js";
import { ask, settled } from "./problems.js";
import type { TaskTail } from "./task-tail.js";
import type { Problem, Status } from "./understanding.js";

const besideShare = { not_started: "startedInPart", nothing_arose: "arisenInPart", done: "doneInPart" } as const;

/** Which is so, where a percentage stands beside a state that it does not go with; null where it does. */
export function askStateOrShare(
  line: Line,
  { status, percent: share }: Pick<TaskTail, "status" | "percent">,
  state: Status,
  { code, percent, reading }: { readonly code: string; readonly percent: number; readonly reading: Context },
): Problem | null {
  const { t } = reading;
  const goesTogether = state === "done" ? percent >= 100 : percent === 0;
  if (state === "in_progress" || state === "blocked" || goesTogether) return null;
  const from = Math.min(status!.start, share!.start);
  const to = Math.max(status!.end, share!.end);
  const own = { value: settled(state), label: t(`common.status.${state}`) };
  if (percent >= 100) {
    const done = { value: settled("done"), label: t("common.status.done") };
    const [first, second] = [own, done].map(({ label }) => label.toLocaleLowerCase("vi"));
    return ask(line, from, to, t("understanding.task.several", { code, first: first!, second: second! }), [done, own]);
  }
  const shown = formatPercentShort(percent);
  return ask(line, from, to, t(`understanding.task.${besideShare[state]}`, { code, percent: shown }), [
    { value: settled(`in_progress ${shown}`), label: t("understanding.task.donePartly", { percent: shown }) },
    own,
  ]);
}

/** Which of two readings a number beside a task is: 0,855 or 85,5 of a hundred. */
export function askShare(
  line: Line,
  { start, end }: Found<unknown>,
  readings: readonly [string, string],
  { t }: Context,
): Problem {
  const [percent, small] = readings;
  const typed = line.text.slice(start, end).trim();
  const choices = readings.map((value) => ({ value, label: value }));
  return ask(line, start, end, t("understanding.figure.share", { typed, percent, small }), choices);
}
