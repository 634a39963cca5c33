import { isAddressed } from "../../grammar/addressed.js";
import { understandApart } from "../../grammar/apart/understand-apart.js";
import type { Status, TaskItem } from "../../grammar/understanding.js";
import { readAssent } from "../../text/assent.js";
import { matchChoice } from "../../text/choices.js";
import { fold } from "../../text/fold.js";
import { normalise } from "../../text/normalise.js";
import { saysAsBefore } from "../../text/says-as-before.js";
import { readStatus } from "../../text/statuses.js";
import { entryAsBefore, reportedBefore } from "../as-before.js";
import { beginsWithStatus } from "../begins-with-status.js";
import { readExtension } from "../decisions/read-extension.js";
import type { Answer } from "../dialogue.js";
import { exampleOfLine } from "../examples.js";
import { dutyLabel, figureLabel, shorten } from "../labels.js";
import type { DialogueContext } from "../lookup.js";
import { readNamed } from "../names-only.js";
import { readAsideSaid } from "../read-aside.js";
import { inPlan } from "../read-in-plan.js";
import { askingAgain, mergeLines, readLines } from "../read-lines.js";
import { type Entry, emptyTask, type Pass, type PassItem, type ReportDraft } from "../report-draft.js";
import { ask, back, elsewhere, leave, say, sayAgain, type Turn } from "../turn.js";
import { typedCode } from "../typed-code.js";
import { isWish } from "../wishes-in-answers.js";
import { beginsItem, passChoices, sayableOfAll } from "./choices.js";
import { alone, askedAgain, atNext, isAsking, joined, partsOf, without } from "./pass.js";
import { atNextOpen } from "./ready.js";

type Passing = ReportDraft & { readonly pass: Pass };

/**
 * Takes an answer to what a pass asks. What only a pass knows (to pass over, to look over, all together) is taken here; all
 * else by the dialogue of a single report, as if what is asked stood alone. A line about something else is taken too, and
 * what is asked stays asked.
 */
export async function takeInPass(
  draft: Passing,
  answer: Answer,
  context: DialogueContext,
  takeAlone: (draft: ReportDraft, answer: Answer, context: DialogueContext) => Promise<Turn>,
): Promise<Turn> {
  const chosen = await chosenOf(draft, answer, context);
  if (chosen !== null) return takeWay(draft, chosen, context);
  if (draft.step === "together") return takeTogether(draft, answer, context);
  const turn = await takeAlone(alone(draft), answer, context);
  switch (turn.kind) {
    case "ask":
      return turn.draft.step === "confirm" ? answered(draft, turn.draft.entries, context) : stillOpen(draft, turn);
    case "back":
      return previous(draft);
    case "elsewhere":
      return answer.kind === "text" ? takeOthers(draft, answer.text, context) : elsewhere;
    default:
      return turn;
  }
}

/** The way of a pass that was pressed, or typed: "bỏ qua". */
async function chosenOf(draft: Passing, answer: Answer, context: DialogueContext): Promise<string | null> {
  const options = (await passChoices(draft, context)).flat();
  if (answer.kind === "choice") return options.find(({ value }) => value === answer.value)?.value ?? null;
  if (answer.kind !== "text") return null;
  const typed = normalise(answer.text).trim();
  if (saysAsBefore(typed) && options.some(({ value }) => value === "before")) return "before";
  if ((beginsItem(draft.step) || draft.step === "doubt") && passesOver(typed)) return "later";
  // A figure that is not there yet is for later.
  if (
    draft.step === "figure" &&
    /^(?:em |ben em |hien )?chua co(?: so lieu| so| du lieu)?(?: a)?[.! ]*$/.test(fold(typed))
  )
    return "notYet";
  return (
    matchChoice(
      typed,
      options.map((option) => ({ ...option, key: "" })),
    )?.value ?? null
  );
}

function passesOver(typed: string): boolean {
  return /^(?:bo qua|de sau|cho qua|bo|skip)[.! ]*$/.test(fold(typed));
}

/**
 * What belongs to the pass while a line that was typed in between is asked about: "bỏ qua" drops that line, "như kỳ trước"
 * answers what the pass asks. Null where it is neither.
 */
export async function takeBesideDoubt(
  draft: ReportDraft,
  answer: Answer,
  context: DialogueContext,
  takeAlone: Parameters<typeof takeInPass>[3],
): Promise<Turn | null> {
  const { pass } = draft;
  if (!pass || pass.rest.length === 0 || draft.step !== "doubt" || answer.kind !== "text") return null;
  const typed = normalise(answer.text).trim();
  if (!passesOver(typed) && !saysAsBefore(typed)) return null;
  const asking = await atNextOpen({ ...draft, pass }, pass.rest, pass.done, context);
  if (passesOver(typed) || !isAsking(asking)) return goOn(asking);
  return takeInPass(asking, answer, context, takeAlone);
}

async function takeWay(draft: Passing, value: string, context: DialogueContext): Promise<Turn> {
  const { rest, done } = draft.pass;
  const [first, ...others] = rest;
  const again = askedAgain(draft);
  switch (value) {
    case "later":
      if (again) return answered(draft, [again], context);
      return goOn(await atNextOpen(passOver(draft, first), others, done + 1, context));
    case "notYet": {
      const turn = await takeWay(draft, "later", context);
      const label = first?.kind === "figure" ? figureLabel(first, context.t) : "";
      const isPassed = turn.kind === "ask" && !again;
      return isPassed ? sayAgain(turn.draft, context.t("pass.notYet", { label })) : turn;
    }
    case "readback":
      if (again) return ask(atReadBack({ ...draft, entries: joined(draft.entries, [again]) }, others, done + 1));
      return ask(atReadBack(draft, rest, done));
    case "each":
      return ask(atNext(draft, [...(first ? partsOf(first) : []), ...others]));
    case "choose":
      return back;
    case "leave":
      return leave;
    case "before":
      return answered(draft, await ofAllAsBefore(first, context), context);
    default:
      return answered(draft, ofAll(first, value as Status), context);
  }
}

function passOver(draft: Passing, item: PassItem | undefined): Passing {
  const { rest, done, passedOver, open } = draft.pass;
  return { ...draft, pass: { rest, done, passedOver: [...passedOver, ...(item ? [item] : [])], open } };
}

function atReadBack(draft: Passing, rest: readonly PassItem[], done: number): Passing {
  return { ...atNext(draft, []), pass: { rest, done, passedOver: draft.pass.passedOver, open: null } };
}

function ofAll(item: PassItem | undefined, status: Status, percent: number | null = null): readonly Entry[] {
  return item?.kind === "together" ? item.dutyIds.map((id) => ({ ...emptyTask(id), status, percent })) : [];
}

/** "đang làm 30%": how far all are, where it says that and no more; a number alone may be a slip. Read as it would be of the first of them. */
async function shareOf(item: PassItem | undefined, text: string, context: DialogueContext): Promise<TaskItem | null> {
  const [id] = item?.kind === "together" && beginsWithStatus(text) && !isAddressed(text, context) ? item.dutyIds : [];
  const duty = id === undefined ? null : await context.lookup.duty(id);
  if (!duty || text.includes("\n")) return null;
  const { items, problems } = await understandApart(`${typedCode(duty)} ${text}`, inPlan(context, duty.planYear));
  const [only, second] = items;
  if (only?.kind !== "task" || second || problems.length > 0 || only.percent === null) return null;
  const isNoMore = only.note === null && only.document === null && only.documentDate === null;
  return isNoMore && sayableOfAll.includes(only.status) ? only : null;
}

/** Those that were never reported before stay to be asked. */
async function ofAllAsBefore(item: PassItem | undefined, context: DialogueContext): Promise<readonly Entry[]> {
  return item?.kind === "together" ? (await reportedBefore(item.dutyIds, context)).map(entryAsBefore) : [];
}

/** What was answered joins the others, and the next is asked. */
async function answered(draft: Passing, entries: readonly Entry[], context: DialogueContext): Promise<Turn> {
  const { rest, done } = draft.pass;
  const [first, ...others] = rest;
  // Of several together only some may have been answered.
  const left = without(first?.kind === "together" ? rest : others, entries);
  const now = { ...draft, entries: joined(draft.entries, entries) };
  return goOn(await atNextOpen(now, left, done + rest.length - left.length, context));
}

/** A pass in which nothing was answered has nothing to be read back. */
function goOn(draft: Passing): Turn {
  return draft.step === "confirm" && draft.entries.length === 0 ? leave : ask(draft);
}

function stillOpen(draft: Passing, turn: Extract<Turn, { kind: "ask" }>): Turn {
  const { step, doubt, entries } = turn.draft;
  return { ...turn, draft: { ...draft, step, doubt, pass: { ...draft.pass, open: entries[0] ?? draft.pass.open } } };
}

/** "quay lại" at the first question about something: what was answered last is asked again. */
function previous(draft: Passing): Turn {
  const last = draft.entries.at(-1);
  if (!last) return back;
  const item: PassItem =
    last.kind === "task"
      ? { kind: "task", dutyId: last.dutyId }
      : { kind: "figure", indicator: last.indicator, period: last.period };
  // Further back: what was asked again just now stays as it is.
  const kept = askedAgain(draft);
  const rest = kept ? draft.pass.rest.slice(1) : draft.pass.rest;
  const done = draft.pass.done - (kept ? 0 : 1);
  return ask({
    ...draft,
    step: last.kind === "task" ? "status" : "figure",
    doubt: null,
    entries: [...(kept ? [kept] : []), ...draft.entries.slice(0, -1)],
    // What was answered stays until something else is.
    pass: { rest: [item, ...rest], done: Math.max(0, done), passedOver: draft.pass.passedOver, open: last },
  });
}

/** "đang thực hiện" of all; otherwise lines about some of them, or about something else. */
async function takeTogether(draft: Passing, answer: Answer, context: DialogueContext): Promise<Turn> {
  if (answer.kind === "other") return sayAgain(draft, context.t("reporting.onlyText"));
  if (answer.kind === "files") return ask(draft);
  if (answer.kind !== "text") return sayAgain(draft, context.t("reporting.oldButton"));
  const text = normalise(answer.text).trim();
  if (text === "") return sayAgain(draft, context.t("reporting.empty"));
  const key = fold(text).replace(/[.! ]+$/, "");
  if (key === "huy" || key === "cancel" || readAssent(text) === "stop") return leave;
  if (key === "quay lai" || key === "back") return previous(draft);
  const words = text.replace(
    /^(?:tất cả|tat ca|cả|ca|hết|het|đều|deu|còn lại|con lai)(?: (?:đều|deu|là|la))?\s+/iu,
    "",
  );
  const status = readAssent(text) === null ? readStatus(words) : null;
  if (status !== null && sayableOfAll.includes(status))
    return answered(draft, ofAll(draft.pass.rest[0], status), context);
  const share = await shareOf(draft.pass.rest[0], words, context);
  if (share) return answered(draft, ofAll(draft.pass.rest[0], share.status, share.percent), context);
  if (readAsideSaid(text, context) || readExtension(text, context)) return elsewhere;
  const turn = await takeOthers(draft, text, context);
  if (turn !== elsewhere || isAddressed(text, context) || (await isWish(text, context))) return turn;
  return say(draft, context.t("pass.unread", { text: shorten(text, 60), example: exampleOfLine(context) }));
}

/** Lines that report, whatever they are about: they are kept with what was answered, and what is asked stays asked. */
async function takeOthers(asked: Passing, text: string, context: DialogueContext): Promise<Turn> {
  if (readNamed(text, context)) return elsewhere;
  const read = await readLines(text, context, false);
  const lines = read && askingAgain(read);
  if (!lines || (lines.entries.length === 0 && !lines.doubt)) return elsewhere;
  const draft = lines.doubt ? withKept(asked) : asked;
  const { rest, done, passedOver } = draft.pass;
  const left = without(rest, lines.entries);
  // A line in doubt is asked about first; what it is settled to goes on from there.
  if (lines.doubt) {
    const merged = mergeLines({ ...draft, refused: [] }, lines);
    return ask({ ...merged, pass: { rest: left, done: done + rest.length - left.length, passedOver, open: null } });
  }
  const merged = { ...draft, entries: joined(draft.entries, lines.entries) };
  const isSame = JSON.stringify(left[0]) === JSON.stringify(rest[0]);
  const next = isSame
    ? { ...merged, pass: { ...draft.pass, rest: left, done: done + rest.length - left.length } }
    : await atNextOpen(merged, left, done + rest.length - left.length, context);
  const labels = await Promise.all(lines.entries.map((entry) => labelOf(entry, context)));
  const said = [...lines.refused, context.t("pass.taken", { labels: labels.join(", ") })];
  return next.step === "confirm" ? ask({ ...next, refused: lines.refused }) : sayAgain(next, said.join("\n"));
}

/** With what is asked again as it was answered before. */
function withKept(draft: Passing): Passing {
  const kept = askedAgain(draft);
  if (!kept) return draft;
  const { rest, done, passedOver } = draft.pass;
  return {
    ...draft,
    entries: joined(draft.entries, [kept]),
    pass: { rest: rest.slice(1), done: done + 1, passedOver, open: null },
  };
}

/** What is left to ask goes on, once a line that was in doubt is settled. */
export async function afterDoubt(draft: ReportDraft, context: DialogueContext): Promise<ReportDraft> {
  const { pass } = draft;
  const isSettled = draft.step === "confirm" || draft.step === "edit";
  if (!pass || !isSettled || pass.rest.length === 0) return draft;
  return atNextOpen({ ...draft, pass }, without(pass.rest, draft.entries), pass.done, context);
}

async function labelOf(entry: Entry, { lookup, t, today }: DialogueContext): Promise<string> {
  if (entry.kind === "figure") return figureLabel(entry, t);
  const duty = await lookup.duty(entry.dutyId);
  return duty ? dutyLabel(duty, t, today) : "";
}
