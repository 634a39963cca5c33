import { isAddressed } from "../grammar/addressed.js";
import { refuseUnread } from "../grammar/limits.js";
import { quote } from "../grammar/problems.js";
import { settle } from "../grammar/settle-problem.js";
import { chosenMark } from "../text/line.js";
import { beginsWithStatus } from "./begins-with-status.js";
import type { DialogueContext } from "./lookup.js";
import { numberedLines } from "./read-back.js";
import { mergeLines, mergeSettled, type ReadLines, readLines } from "./read-lines.js";
import { type Doubt, type Entry, isRefused, type ReportDraft, sameSubject } from "./report-draft.js";
import { ask, type Turn } from "./turn.js";

/**
 * Takes lines that were typed while another is in doubt: they are said to be kept, and the doubt is asked about still. They
 * stand behind it in its text, so that they hold against what was typed before once it is settled, and one of them that is
 * in doubt too is asked about then; unless that would be too much to be read. Null where no line is in doubt, where they are
 * that line, typed again, and where it was only refused: nobody has to come back to it.
 */
export async function besideDoubt(
  draft: ReportDraft,
  text: string,
  lines: ReadLines,
  context: DialogueContext,
): Promise<Turn | null> {
  const { doubt } = draft;
  if (draft.step !== "doubt" || doubt?.step !== "lines" || isRefused(doubt)) return null;
  if (!saysOnlyHow(doubt, text, lines, context) && (await answersDoubt(doubt, draft, lines, context))) return null;
  const merged = mergeLines(draft, { ...lines, doubt: null });
  const behind = `${doubt.text}\n${text}`;
  const isRead = refuseUnread(behind, context.t) === null;
  return ask({
    ...merged,
    step: "doubt",
    doubt: {
      ...doubt,
      text: isRead ? behind : doubt.text,
      kept: await keptSentence(merged, lines, isRead, context),
    },
    refused: [...draft.refused, ...lines.refused.filter((sentence) => !draft.refused.includes(sentence))],
  });
}

/** What of the lines is kept, and what of them waits for its own question, or for what is to be typed once more. */
async function keptSentence(
  draft: ReportDraft,
  { entries, doubt }: ReadLines,
  isRead: boolean,
  context: DialogueContext,
): Promise<string> {
  const { t } = context;
  const shown = await numberedLines({ ...draft, entries }, context);
  const said = shown.map((line) => line.replace(/^\d+\. /, ""));
  const text = doubt && quote((doubt.whole ?? doubt.text).slice(doubt.said?.start ?? 0, doubt.said?.end));
  if (text !== null && isRead) said.push(t("numbered.askedLater", { text }));
  return [
    ...(said.length > 0 ? [t("numbered.kept", { said: said.join("; ") })] : []),
    ...(text !== null && !isRead ? [t("numbered.notKept", { text })] : []),
  ].join("\n");
}

/** The draft once the line in doubt was typed again: what else its text holds that is in doubt is still asked about. */
export async function inPlaceOfDoubt(
  draft: ReportDraft,
  text: string,
  lines: ReadLines,
  context: DialogueContext,
): Promise<ReportDraft> {
  const { doubt, step } = draft;
  const said = doubt?.step === "lines" && (step === "doubt" || step === "edit") ? doubt.said : undefined;
  if (!doubt || !said || settle(doubt.text, said, "").trim() === "") return mergeLines(draft, lines);
  const read = await readLines(settle(doubt.text, said, text), context);
  const isMore = read && (read.doubt !== null || read.refused.length > 0);
  return isMore ? mergeSettled({ ...draft, doubt: null }, read) : mergeLines(draft, lines);
}

/** "vướng mắc về nhân sự" to "VII.2 ở mục nào?": it may be about VII.2 as about any other, and does not say which. */
function saysOnlyHow(asked: Doubt, text: string, { entries }: ReadLines, context: DialogueContext): boolean {
  return (
    entries.length === 0 && beginsWithStatus(text) && isAddressed(asked.text, context) && !isAddressed(text, context)
  );
}

/** Whether one of these lines is about what the line in doubt may be about. */
async function answersDoubt(
  asked: Doubt,
  { entries }: ReportDraft,
  lines: ReadLines,
  context: DialogueContext,
): Promise<boolean> {
  const isKnown = (entry: Entry) => entries.some((known) => sameSubject(known, entry));
  const inDoubt = await mayBeAbout(asked, isKnown, context);
  // What cannot be told is taken for the answer, unless all of it is about what was taken already, or is in doubt itself.
  if (inDoubt.length === 0) return !lines.doubt && !lines.entries.every(isKnown);
  const typed = await Promise.all(lines.entries.filter((entry) => !isKnown(entry)).map((one) => nameOf(one, context)));
  if (lines.doubt) typed.push(...(await mayBeAbout(lines.doubt, isKnown, context)));
  return typed.some((name) => inDoubt.includes(name));
}

/** What a line in doubt may be about, besides what is known. */
async function mayBeAbout(
  { text, span, choices, figure }: Doubt,
  isKnown: (entry: Entry) => boolean,
  context: DialogueContext,
  depth = 2,
): Promise<readonly string[]> {
  if (figure) return [figure.indicator];
  const meant = await Promise.all(choices.map(({ value }) => readLines(settle(text, span, value), context, false)));
  const entries = meant.flatMap((read) => read?.entries ?? []).filter((entry) => !isKnown(entry));
  const [further] = meant.flatMap((read) => read?.doubt ?? []);
  // "VII.2 xong 80%": once it is told how it stands, it is asked which one.
  if (entries.length === 0 && further && depth > 1) return mayBeAbout(further, isKnown, context, depth - 1);
  // "VII.1 xong" of whoever leads neither of the two: no entry says so, and it is in doubt still.
  if (entries.length === 0 && !further && meant.every((read) => read !== null && read.refused.length > 0))
    return choices.flatMap(({ value }) => nameOfCode(value, context) ?? []);
  return Promise.all(entries.map((entry) => nameOf(entry, context)));
}

function nameOfCode(value: string, { catalogue }: DialogueContext): string | null {
  const code = value.replaceAll(chosenMark, "").trim();
  return catalogue.tasks.some((task) => task.code === code) ? named(code, null) : null;
}

function named(task: string, part: string | null): string {
  return `${task} ${part ?? ""}`;
}

/** What an entry is about, whatever its period: who types the same with another one has answered the question about it. */
async function nameOf(entry: Entry, { lookup }: DialogueContext): Promise<string> {
  if (entry.kind === "figure") return entry.indicator;
  const duty = await lookup.duty(entry.dutyId);
  return duty ? named(duty.task, duty.part) : `#${entry.dutyId}`;
}
