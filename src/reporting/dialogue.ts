import { isAddressed } from "../grammar/addressed.js";
import { readCourtesy } from "../grammar/courtesy.js";
import { exampleDocument } from "../grammar/examples.js";
import { settle } from "../grammar/settle-problem.js";
import type { Status } from "../grammar/understanding.js";
import { readAssent } from "../text/assent.js";
import { matchChoice } from "../text/choices.js";
import { readDueDays } from "../text/due-days.js";
import { lineOf } from "../text/line.js";
import { normalise, searchKey } from "../text/normalise.js";
import { saysAsBefore } from "../text/says-as-before.js";
import { amendLines } from "./amend-lines.js";
import { entryAsBefore } from "./as-before.js";
import { asBeforeAlone } from "./as-before-or-now.js";
import { askObstacle } from "./ask-obstacle.js";
import { beginsWithStatus, saysOnlyStatus } from "./begins-with-status.js";
import { withEntry, withFigure, withFigureOf, withStatus, withZero } from "./change-entry.js";
import { correctedValue } from "./corrected-value.js";
import { readExtension } from "./decisions/read-extension.js";
import { exampleOfLine } from "./examples.js";
import { askOthers, fillCode, fillGap } from "./fill-gap.js";
import { askUnusual, asSure, findUnusual } from "./guard/ask-unusual.js";
import { reasonIn } from "./guard/says-right.js";
import { reportsByItself, typedAgain } from "./guard/typed-again.js";
import { shorten } from "./labels.js";
import { refuseLongNote } from "./long-note.js";
import { type DialogueContext, findFigure } from "./lookup.js";
import { readNamed } from "./names-only.js";
import { takeNumberedLines } from "./numbered-lines.js";
import { turnPage } from "./own-workbook/pages.js";
import { atNext, isAsking } from "./pass/pass.js";
import { atNextOpen } from "./pass/ready.js";
import { afterDoubt, takeBesideDoubt, takeInPass } from "./pass/take-in-pass.js";
import { readAsideSaid } from "./read-aside.js";
import { readInPlan } from "./read-in-plan.js";
import { mergeSettled } from "./read-lines.js";
import { readSettled, readStep } from "./read-step.js";
import { refuseLocked } from "./refuse-locked.js";
import type { Entry, FigureEntry, ReportDraft, Step, TaskEntry } from "./report-draft.js";
import { namesDifficulty, saysNoDocument } from "./short-answers.js";
import { readSettledUnder } from "./standing-period.js";
import { stepAfterStatus } from "./step-after-status.js";
import { choicesOf } from "./step-choices.js";
import { takeFilesOff } from "./take-files-off.js";
import { takeFigureOf, takeNumber, takeWhose } from "./take-number.js";
import { ask, back, decline, elsewhere, leave, say, sayAgain, type Turn } from "./turn.js";
import { isWish, wishesAsOffice, wishIn } from "./wishes-in-answers.js";

export type Answer =
  | { readonly kind: "choice"; readonly value: string }
  | { readonly kind: "outdated" } // a choice of a question that was answered, or asked otherwise, since
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "files" } // pictures and files, which the draft that is asked about holds already
  | { readonly kind: "other" }; // a sticker, a voice message: nothing that can be read

/** Takes one answer. Never throws for what a person sends; nothing accepted before is lost. */
export async function takeAnswer(draft: ReportDraft, answer: Answer, context: DialogueContext): Promise<Turn> {
  if (isAsking(draft)) return guarded(await takeInPass(draft, answer, context, takeGuarded), context);
  const beside = await takeBesideDoubt(draft, answer, context, takeGuarded);
  if (beside) return guarded(beside, context);
  const turn = await takeAlone(draft, answer, context);
  const goesOn = turn.kind === "ask" && draft.step === "doubt";
  return guarded(goesOn ? { ...turn, draft: await afterDoubt(turn.draft, context) } : turn, context);
}

async function takeGuarded(draft: ReportDraft, answer: Answer, context: DialogueContext): Promise<Turn> {
  return guarded(await takeAlone(draft, answer, context), context);
}

/** Before it is read back it is asked about, where it is unusual. */
async function guarded(turn: Turn, context: DialogueContext): Promise<Turn> {
  if (turn.kind !== "ask") return turn;
  return { ...turn, draft: await askUnusual(await refuseLocked(turn.draft, context), context) };
}

async function takeAlone(draft: ReportDraft, answer: Answer, context: DialogueContext): Promise<Turn> {
  switch (answer.kind) {
    case "other":
      return sayAgain(draft, context.t("reporting.onlyText"));
    case "files":
      return ask(draft);
    case "outdated":
      return sayAgain(draft, context.t("reporting.oldButton"));
    case "choice": {
      const offered = (await choicesOf(draft, context)).flat();
      if (offered.some(({ value }) => value === answer.value)) return takeChoice(draft, answer.value, context);
      return sayAgain(draft, context.t("reporting.oldButton"));
    }
    case "text":
      return takeTyped(draft, normalise(answer.text).trim(), context);
  }
}

async function takeTyped(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  if (text === "") return sayAgain(draft, context.t("reporting.empty"));
  const way = wayOutOf(text);
  if (way) return way === "leave" ? leave : goBack(draft);
  const assent = readAssent(text);
  if (assent === "yes") return agree(draft, text, context);
  if (assent === "no" && draft.step === "confirm") return decline(draft, context.t("reporting.changeOrLeave"));
  const options = (await choicesOf(draft, context)).flat().map(({ label, value }) => ({ key: "", label, value }));
  const chosen = matchChoice(text, options);
  if (chosen) return takeChoice(draft, chosen.value, context);
  if (saysAsBefore(text) && options.some(({ value }) => value === "before"))
    return takeChoice(draft, "before", context);
  const before = saysAsBefore(text) ? await asBeforeAlone(draft, context) : null;
  if (before) return ask(before);
  const said = readAsideSaid(text, context);
  if (said) return (said.aside === "picture" ? takeFilesOff(draft, context) : null) ?? elsewhere;
  if (draft.step !== "difficulty" && readDueDays(text)) return elsewhere;
  // Asked what is in the way, "thiếu người, xin thêm thời gian" is the answer.
  if (draft.step !== "difficulty" && readExtension(text, context)) return elsewhere;
  if (draft.step === "document" && saysNoDocument(text)) return takeChoice(draft, "skip", context);
  // Manners answer nothing.
  if (assent === "no" || readCourtesy(lineOf(text)) !== null) return unread(draft, text, context);
  return takeText(draft, text, context);
}

/**
 * "có", "ok" and the like, where no read-back is the last thing said: under it they are its press (bot/offers.ts). They
 * answer no question, and a read-back that lies further up is shown again.
 */
function agree(draft: ReportDraft, text: string, context: DialogueContext): Turn {
  if (draft.step === "confirm") return ask(draft);
  return unread(draft, text, context);
}

/** [Trả lời tiếp] at the read-back of a pass. */
async function goOnAsking(draft: ReportDraft, context: DialogueContext): Promise<Turn> {
  const { pass } = draft;
  return pass ? ask(await atNextOpen({ ...draft, pass }, pass.rest, pass.done, context)) : ask(draft);
}

function atFirst(draft: ReportDraft): ReportDraft {
  return draft.pass ? atNext({ ...draft, pass: draft.pass }, draft.pass.rest) : draft;
}

function unread(draft: ReportDraft, text: string, context: DialogueContext): Turn {
  const said = { text: shorten(text, 60), document: exampleDocument(context.agency), example: exampleOfLine(context) };
  if (draft.step === "unusual") return say(draft, unreadUnusual(text, context));
  const { doubt } = draft;
  if (draft.step === "doubt" && doubt && doubt.choices.length === 0)
    return say(draft, context.t("reporting.unread.refused", { sentence: doubt.sentence, ...said }));
  const step = draft.step === "together" ? "status" : draft.step;
  return say(draft, context.t(`reporting.unread.${step}`, said));
}

function wayOutOf(text: string): "leave" | "back" | null {
  const key = searchKey(text);
  if (key === "huy" || key === "cancel" || readAssent(text) === "stop") return "leave";
  if (key === "quaylai" || key === "back") return "back";
  return null;
}

async function takeChoice(draft: ReportDraft, value: string, context: DialogueContext): Promise<Turn> {
  if (value === "back") return goBack(draft);
  if (value === "leave") return leave;
  const [only] = draft.entries;
  switch (draft.step) {
    case "status":
      if (value === "before") return takeAsBefore(draft, only as TaskEntry, context);
      return ask(withStatus(draft, only as TaskEntry, value as Status));
    case "document":
      return ask(withEntry(draft, "confirm", { ...(only as TaskEntry), document: null, documentDate: null }));
    case "progress":
      return ask({ ...draft, step: "confirm" });
    case "period":
      // What is locked is asked of the office, once it is read back.
      return ask(withEntry(draft, "figure", { ...(only as FigureEntry), period: value }));
    case "figure":
      return takeFigureChoice(draft, only as FigureEntry, value, context);
    case "doubt":
      return settleDoubt(draft, value, context);
    case "unusual":
      return takeSure(draft, value, context);
    case "confirm":
      if (value === "nofiles") return ask({ ...draft, evidence: [] });
      if (value === "page" && draft.workbook) return ask(turnPage(draft, draft.workbook));
      if (value === "goon") return goOnAsking(draft, context);
      return value === "yes" ? { kind: "submit" } : ask({ ...draft, step: firstStepOf(draft) });
    case "together":
    case "difficulty":
    case "edit":
      return sayAgain(draft, context.t("reporting.oldButton")); // they offer only ways out
  }
}

/** A check-in as it was reported for the period before: read back as it is, with nothing more asked. */
async function takeAsBefore(draft: ReportDraft, entry: TaskEntry, context: DialogueContext): Promise<Turn> {
  const duty = await context.lookup.duty(entry.dutyId);
  return duty
    ? ask(withEntry(draft, "confirm", entryAsBefore(duty)))
    : sayAgain(draft, context.t("reporting.oldButton"));
}

/** It is right, or it is typed again. */
async function takeSure(draft: ReportDraft, value: string, context: DialogueContext): Promise<Turn> {
  const found = await findUnusual(draft, context);
  if (!found) return ask({ ...draft, step: "confirm" });
  return ask(value === "sure" ? asSure(draft, found.entry, null) : { ...draft, step: firstStepOf(draft) });
}

/** At an unusual figure: the figure typed again, another line, or the reason, which is kept with it. */
async function takeReason(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  const found = await findUnusual(draft, context);
  if (!found) return ask({ ...draft, step: "confirm" });
  const numbered = await takeNumberedLines(draft, text, context);
  if (numbered) return numbered;
  if (reportsByItself(text, context)) {
    if (isAboutLines(draft)) return takeLines(draft, text, context);
    const turn = await readStep(draft, found.entry, text, context);
    return turn && !isOpenStill(turn) ? turn : elsewhereOr(turn, draft, text, context);
  }
  const again = await typedAgain(draft, found.entry, text, unreadUnusual(text, context), context);
  if (again) return again;
  const wish = await wishIn(text, context);
  if (wish || (context.asksForOffice === true && wishesAsOffice(text, context)))
    return wish === "other" ? unread(draft, text, context) : elsewhere;
  const reason = reasonIn(text);
  if (!namesDifficulty(reason) || saysOnlyStatus(reason)) return say(draft, unreadUnusual(text, context));
  const tooLong = refuseLongNote(reason, context.t);
  return tooLong ? say(draft, tooLong) : ask(asSure(draft, found.entry, reason));
}

function unreadUnusual(text: string, { t }: DialogueContext): string {
  return t("guard.unread", { text: shorten(text, 60) });
}

async function takeFigureChoice(
  draft: ReportDraft,
  entry: FigureEntry,
  value: string,
  context: DialogueContext,
): Promise<Turn> {
  if (value === "period") return ask({ ...draft, step: "period" });
  if (value !== "before" && value !== "zero") return ask(withFigure(draft, entry, value));
  const figure = await findFigure(context.lookup, entry);
  if (figure && value === "zero") return ask(withZero(draft, entry, figure.unit));
  if (figure?.previous) return ask(withFigureOf(draft, entry, figure.previous));
  return sayAgain(draft, context.t("reporting.oldButton"));
}

async function takeText(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  const [only] = draft.entries;
  const filled = await takeNumber(draft, text, context);
  if (filled) return filled;
  const others = askOthers(draft, text, context);
  if (others) return ask(others);
  const told = await fillGap(draft, correctedValue(text) ?? text, context);
  if (told) return askForMore(told, draft, context);
  if (draft.step === "unusual") return takeReason(draft, text, context);
  if (!only || isAboutLines(draft)) return takeLines(draft, text, context);
  if (draft.step === "difficulty" || draft.step === "progress") {
    const other = await readOther(draft, only, text, context);
    if (other) return other;
  }
  if (draft.step === "difficulty") return takeDifficulty(draft, only as TaskEntry, text, context);
  if (draft.step === "doubt") return retype(draft, text, context);
  // It may as well be one of a list further up as a percentage, and two numbers are not mended by one.
  if (draft.step === "confirm" && /^\s*\d+\s*$/.test(correctedValue(text) ?? text)) {
    if (only.kind === "task") return unread(draft, text, context);
    if (only.numerator !== null) return say(draft, context.t("reporting.unread.oneOfTwo", { text: shorten(text, 60) }));
  }
  const turn = await readStep(draft, only, text, context);
  const asked = turn?.kind === "ask" && draft.step === "status" ? askOthers(turn.draft, text, context) : null;
  if (asked) return ask(asked);
  // A number alone says nothing of how it stands, and is no words for a note.
  if (draft.step === "status" && turn && isOpenStill(turn) && !/\p{L}{2}/u.test(text))
    return unread(draft, text, context);
  // Words that are a question with the code in front of them may be a wish without it.
  if (!turn || isOpenStill(turn)) return elsewhereOr(turn, draft, text, context);
  return turn;
}

/** Any words, but for those that say how it stands or that there is none. */
async function takeDifficulty(
  draft: ReportDraft,
  entry: TaskEntry,
  text: string,
  context: DialogueContext,
): Promise<Turn> {
  if (beginsWithStatus(correctedValue(text) ?? text)) {
    const turn = await readStep({ ...draft, step: "confirm" }, entry, text, context);
    const [now] = turn?.kind === "ask" && !isOpenStill(turn) ? turn.draft.entries : [];
    if (turn && now?.kind === "task" && now.status !== "blocked" && now.note === null) return turn;
  }
  if (!namesDifficulty(text)) return unread(draft, text, context);
  const tooLong = refuseLongNote(text, context.t);
  return tooLong ? say(draft, tooLong) : ask(withEntry(draft, "confirm", { ...entry, note: text }));
}

/** Where any words are taken, a report by its code is still one, of this matter or of another, and a question a question. */
async function readOther(
  draft: ReportDraft,
  only: Entry,
  text: string,
  context: DialogueContext,
): Promise<Turn | null> {
  const wish = await wishIn(text, context);
  if (wish) return wish === "other" ? unread(draft, text, context) : elsewhere;
  if (!isAddressed(text, context)) return null;
  if (readNamed(text, context)) return elsewhere;
  const { understood } = await readInPlan(text, context);
  if (understood.items.length === 0 || understood.problems.length > 0) return null;
  return (await readStep(draft, only, text, context)) ?? elsewhere;
}

/** At a read-back of lines, or where one of them is in doubt. */
async function takeLines(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  const numbered = await takeNumberedLines(draft, text, context);
  if (numbered) return numbered;
  const named = readNamed(text, context);
  const filled = named && (await fillCode(draft, named, context));
  if (named) return filled ? askForMore(filled, draft, context) : elsewhere;
  return (await amendLines(draft, text, context)) ?? elsewhereOr(null, draft, text, context);
}

/** A doubt is answered by one of its choices, or by typing the answer again. */
async function retype(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn> {
  const turn = await takeText({ ...draft, step: draft.doubt!.step as Step, doubt: null }, text, context);
  return turn.kind === "ask" && turn.sentence ? { ...turn, draft } : turn;
}

async function settleDoubt(draft: ReportDraft, value: string, context: DialogueContext): Promise<Turn> {
  const doubt = draft.doubt!;
  if (value === "before")
    return (
      (await takeFigureOf(draft, doubt, "như kỳ trước", context)) ?? sayAgain(draft, context.t("reporting.oldButton"))
    );
  const before: ReportDraft =
    doubt.step === "lines" ? { ...draft, step: "edit" } : { ...draft, step: doubt.step, doubt: null };
  if (value === "retype") return ask(before);
  const whose = await takeWhose(draft, value, context);
  if (whose) return whose;
  const choice = doubt.choices[Number(value)]!;
  const settled = settle(doubt.text, doubt.span, choice.value);
  const [only] = draft.entries;
  if (only && doubt.step !== "lines") {
    const turn = await readSettled(before, only, settled, context);
    if (turn?.kind === "ask") return askObstacle(turn.draft, doubt.text, context) ?? turn;
    return turn ?? sayAgain(before, context.t("reporting.oldButton"));
  }
  const read = await readSettledUnder({ ...draft, doubt }, settled, context);
  if (!read) return ask(before);
  if (read.which !== null) return say(draft, read.which);
  const merged = mergeSettled(draft, read.lines);
  if (merged.entries.length === 0 && !merged.doubt) return sayAgain(draft, merged.refused.join("\n"));
  return askForMore(merged, draft, context);
}

/** A status that was chosen, not typed, is followed by the question that its button would lead to. */
function askForMore(draft: ReportDraft, { doubt }: ReportDraft, context: DialogueContext): Turn {
  const [only] = draft.entries;
  if (draft.step !== "confirm" || isAboutLines(draft) || only?.kind !== "task") return ask(draft);
  return askObstacle(draft, doubt?.text ?? "", context) ?? ask({ ...draft, step: stepAfterStatus(only) });
}

/** Whether the step did not take the text: it is refused or asked about. */
function isOpenStill(turn: Turn): boolean {
  return turn.kind === "ask" && (turn.sentence !== undefined || turn.draft.step === "doubt");
}

/** Another report, or a wish, is not for this draft. Anything else gets a sentence, and the step stays open. */
async function elsewhereOr(
  turn: Turn | null,
  draft: ReportDraft,
  text: string,
  context: DialogueContext,
): Promise<Turn> {
  if (isAddressed(text, context) || (await isWish(text, context))) return elsewhere;
  return turn ?? unread(draft, text, context);
}

function goBack(draft: ReportDraft): Turn {
  switch (draft.step) {
    case "edit":
      return ask({ ...draft, step: draft.doubt ? "doubt" : "confirm" });
    case "period":
      return ask({ ...draft, step: "figure" });
    case "doubt":
      if (draft.doubt && draft.doubt.step !== "lines") return ask({ ...draft, step: draft.doubt.step, doubt: null });
      return draft.pass ? ask(atFirst(draft)) : back;
  }
  const first = firstStepOf(draft);
  if (draft.pass && draft.step === "confirm" && draft.pass.rest.length > 0) return ask(atFirst(draft));
  return isAboutLines(draft) || draft.step === first ? back : ask({ ...draft, step: first });
}

/** Several lines, or one among others that were refused or are in doubt: answered by typing lines. */
function isAboutLines({ step, entries, refused, doubt, pass }: ReportDraft): boolean {
  if (step === "doubt") return doubt?.step === "lines";
  return step === "edit" || entries.length !== 1 || refused.length > 0 || pass !== undefined;
}

function firstStepOf(draft: ReportDraft): Step {
  if (isAboutLines(draft)) return "edit";
  return draft.entries[0]!.kind === "task" ? "status" : "figure";
}
