import { fold } from "../text/fold.js";
import { shorten } from "./labels.js";
import type { DialogueContext } from "./lookup.js";
import type { ReportDraft } from "./report-draft.js";
import { sayAgain, type Turn } from "./turn.js";

const LONGEST_SHOWN = 60;
const WORK_DONE = /^(?:da|vua)(?: |$)/;
const IN_THE_WAY =
  /(?<![a-z])(?:nhung|song|ma|chua|khong|ko|thieu|kho|vuong|cho|doi|cham|loi|do|vi|qua|het|tre|bi|can|ton|hong|mat|trung|xin|de nghi)(?![a-z])/;

/**
 * Asks what is in the way, where "có vướng mắc" was chosen for a line that only tells of work that was done: as the obstacle
 * these words would say what nobody said. Null where there is nothing to ask.
 *
 * @param asked the text in which the state was asked for: words that came with the state are an obstacle
 */
export function askObstacle(draft: ReportDraft, asked: string, { t }: DialogueContext): Turn | null {
  const [only, second] = draft.entries;
  if (draft.step !== "confirm" || second || only?.kind !== "task" || only.status !== "blocked" || !only.note)
    return null;
  const told = fold(only.note);
  if (!asked.includes(only.note) || !WORK_DONE.test(told) || IN_THE_WAY.test(told)) return null;
  const text = shorten(only.note, LONGEST_SHOWN);
  return sayAgain(
    { ...draft, step: "difficulty", entries: [{ ...only, note: null }] },
    t("reporting.noObstacle", { text }),
  );
}
