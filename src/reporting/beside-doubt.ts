import { refuseUnread } from "../grammar/limits.js";
import { settle } from "../grammar/settle-problem.js";
import type { DialogueContext } from "./lookup.js";
import { numberedLines } from "./read-back.js";
import { mergeLines, type ReadLines, readLines } from "./read-lines.js";
import { type Doubt, type Entry, type ReportDraft, sameSubject } from "./report-draft.js";
import { ask, type Turn } from "./turn.js";

/**
 * Takes lines that were typed while another is in doubt: they are said to be kept, and the doubt is asked about still. They
 * stand behind it in its text, so that they hold against what was typed before once it is settled, unless that would be too
 * much to be read. Null where no line is in doubt, and where they are that line, typed again.
 */
export async function besideDoubt(
  draft: ReportDraft,
  text: string,
  lines: ReadLines,
  context: DialogueContext,
): Promise<Turn | null> {
  const { doubt } = draft;
  if (draft.step !== "doubt" || doubt?.step !== "lines") return null;
  if (lines.entries.length === 0 || (await answersDoubt(doubt, draft, lines, context))) return null;
  const merged = mergeLines(draft, { ...lines, doubt: null });
  const behind = `${doubt.text}\n${text}`;
  const shown = await numberedLines({ ...merged, entries: lines.entries }, context);
  const said = shown.map((line) => line.replace(/^\d+\. /, "")).join("; ");
  return ask({
    ...merged,
    step: "doubt",
    doubt: {
      ...doubt,
      text: refuseUnread(behind, context.t) === null ? behind : doubt.text,
      kept: context.t("numbered.kept", { said }),
    },
    refused: [...draft.refused, ...lines.refused.filter((sentence) => !draft.refused.includes(sentence))],
  });
}

/** Whether one of these lines is about what the line in doubt may be about. */
async function answersDoubt(
  { text, span, choices }: Doubt,
  { entries }: ReportDraft,
  lines: ReadLines,
  context: DialogueContext,
): Promise<boolean> {
  const meant = await Promise.all(choices.map(({ value }) => readLines(settle(text, span, value), context, false)));
  const inDoubt = meant
    .flatMap((read) => read?.entries ?? [])
    .filter((entry) => !entries.some((known) => sameSubject(known, entry)));
  const isKnown = lines.entries.every((entry) => entries.some((known) => sameSubject(known, entry)));
  // What cannot be told is taken for the answer, unless all of it is about what was taken already.
  if (inDoubt.length === 0) return !isKnown;
  const typed = lines.entries.filter((entry) => !entries.some((known) => sameSubject(known, entry)));
  const names = await Promise.all([...inDoubt, ...typed].map((entry) => nameOf(entry, context)));
  return names.slice(inDoubt.length).some((name) => names.indexOf(name) < inDoubt.length);
}

/** What an entry is about, whatever its period: who types the same with another one has answered the question about it. */
async function nameOf(entry: Entry, { lookup }: DialogueContext): Promise<string> {
  if (entry.kind === "figure") return entry.indicator;
  const duty = await lookup.duty(entry.dutyId);
  return duty ? `${duty.task} ${duty.part ?? ""}` : `#${entry.dutyId}`;
}
