import { exampleShort } from "../grammar/examples.js";
import { type AgencyOfPost, agenciesToReportFor, agencyToReportFor } from "../people/roles.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import type { Answer } from "../reporting/dialogue.js";
import {
  type PracticeTurn,
  practiceJson,
  practiceLines,
  practicePrompt,
  practiseDuty,
  readPracticeJson,
  takePractice,
} from "../reporting/practice.js";
import type { PromptProblem } from "../reporting/prompts.js";
import type { PracticeDraft } from "../reporting/report-draft.js";
import { listWork } from "../reporting/work-list.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { searchKey } from "../text/normalise.js";
import type { MemberContext } from "./context.js";
import { dialogueContext } from "./dialogue-context.js";
import { done } from "./done.js";
import { listedPlans, takePlanOfDraft } from "./plan-of-update.js";
import { askQuestion, type QuestionKind, type QuestionTurn } from "./question.js";
import { findQuestion, keepQuestion } from "./question-store.js";
import { say, sendNew } from "./show.js";

/** Milliseconds of silence after which it is over. */
const lasts = 15 * 60_000;

/**
 * What lies in the row of the question: never a draft's row, from which alone something is sent. `confirmed`: the practised
 * report is at its end.
 */
interface Practice {
  readonly draft: PracticeDraft;
  readonly problem: PromptProblem;
  readonly confirmed: boolean;
  readonly at: string; // instant of the last answer, ISO
}

/** Begins with the duty that presses most. */
export async function beginPractice(ctx: MemberContext, agency?: AgencyOfPost): Promise<void> {
  const whose = agency ?? agenciesToReportFor(ctx.member)[0];
  if (!ctx.plan) return say(ctx, ctx.t("reporting.noPlan"));
  if (!whose) return say(ctx, ctx.t("reporting.noAgency"));
  const closed = closedPlanLine(ctx.plan, ctx.today, ctx.t);
  if (closed) return say(ctx, closed);
  const { overdue, soon, later, answered } = await listWork(ctx.services.db, whose.id, listedPlans(ctx), ctx.today);
  const [first] = [...overdue, ...soon, ...later, ...answered];
  if (!first) return say(ctx, ctx.t("practice.nothing"));
  await askQuestion(ctx, "practice", dataOf(ctx, practiseDuty(whose.id, first.id)));
}

/** Practice as a question of the chat: shown, answered and left as any, and kept nowhere else. */
export const practiceQuestion: QuestionKind = {
  async show(ctx, data, choice) {
    const practice = readPractice(data);
    const context = practice && (await contextOf(ctx, practice.draft));
    if (!practice || !context) return { text: ctx.t("practice.over"), buttons: [] };
    const end = { label: ctx.t("practice.end"), data: choice("over") };
    if (practice.confirmed)
      return confirmedMessage(ctx, practice, await practiceLines(practice.draft, context), choice);
    const { text, buttons, ...rest } = await practicePrompt(practice.draft, context, practice.problem, choice);
    return { ...rest, text: `${ctx.t("practice.begin")}\n${text}`, buttons: [...buttons, [end]] };
  },
  async take(ctx, data, text) {
    const practice = readPractice(data);
    if (!practice || isOver(practice, ctx.now)) {
      await say(ctx, ctx.t("practice.overBySilence"));
      return { kind: "elsewhere" };
    }
    if (endWords.has(searchKey(text))) return over(ctx);
    if (againWords.has(searchKey(text))) return again(ctx, practice);
    return answer(ctx, practice, { kind: "text", text });
  },
  async choose(ctx, data, value) {
    const practice = readPractice(data);
    if (!practice || isOver(practice, ctx.now)) return done(ctx.t("practice.overBySilence"));
    if (value === "over") return over(ctx);
    return value === "again" ? again(ctx, practice) : answer(ctx, practice, { kind: "choice", value });
  },
  left: (ctx) => ctx.t("practice.over"),
  async interrupted(ctx, data) {
    const practice = readPractice(data);
    const isOpen = practice !== null && !isOver(practice, ctx.now);
    if (isOpen && ctx.turn.kind === "command" && ctx.turn.command.name === "help") return help(ctx, practice);
    const isFile = ctx.turn.kind === "files" || ctx.turn.kind === "picture";
    await say(ctx, ctx.t(!isOpen ? "practice.overBySilence" : isFile ? "practice.noFiles" : "practice.over"));
    return isOpen && isFile ? "open" : "elsewhere";
  },
};

const endWords = new Set(["ketthuc", "ketthuctap", "ketthuctapthu", "thoat", "dungtap", "endpractice"]);
const againWords = new Set(["taplai", "onemore", "oncemore"]);

async function answer(ctx: MemberContext, practice: Practice, said: Answer): Promise<QuestionTurn> {
  const context = await contextOf(ctx, practice.draft);
  if (!context) return over(ctx);
  const turn: PracticeTurn = await takePractice(practice.draft, said, context);
  switch (turn.kind) {
    case "ask":
      return { kind: "ask", data: dataOf(ctx, turn.draft, turn.problem) };
    case "confirmed":
      return { kind: "ask", data: dataOf(ctx, turn.draft, {}, true) };
    case "over":
      return over(ctx);
    case "refused":
      return askAgain(ctx, practice, turn.sentence);
    case "other": {
      const example = exampleShort({ catalogue: context.catalogue, agency: context.agency });
      return askAgain(ctx, practice, ctx.t("practice.only", { example }));
    }
  }
}

/** What was practised stays, below the sentence. */
function askAgain(ctx: MemberContext, { draft, confirmed }: Practice, sentence: string): QuestionTurn {
  return { kind: "ask", data: dataOf(ctx, draft, { sentence, again: true }, confirmed) };
}

/** /trogiup where one is: what is practised goes on. */
async function help(ctx: MemberContext, practice: Practice): Promise<"open"> {
  const { draft, confirmed } = practice;
  const now = ctx.t(`helpNow.step.${draft.step}`);
  const sentence = confirmed ? ctx.t("practice.helpConfirmed") : ctx.t("practice.help", { now });
  const data = dataOf(ctx, draft, { sentence, again: true }, confirmed);
  const before = (await findQuestion(ctx))?.before ?? null;
  await keepQuestion(ctx, { kind: "practice", data, before });
  await sendNew(ctx, await practiceQuestion.show(ctx, data, (value) => action.question(ctx.inboxId, value)));
  return "open";
}

async function again(ctx: MemberContext, { draft }: Practice): Promise<QuestionTurn> {
  const [first] = draft.entries;
  if (first?.kind !== "task") return over(ctx);
  return { kind: "ask", data: dataOf(ctx, practiseDuty(draft.agencyId, first.dutyId)) };
}

function over(ctx: MemberContext): QuestionTurn {
  return done(ctx.t("practice.over"));
}

function confirmedMessage(
  { t }: MemberContext,
  { problem: { sentence } }: Practice,
  lines: readonly string[],
  choice: (value: string) => string,
): Message {
  const again = { label: t("practice.again"), data: choice("again") };
  const end = { label: t("practice.end"), data: choice("over") };
  const said = sentence ? [t("practice.begin"), sentence] : [t("practice.confirmed"), ...lines, t("practice.notSaved")];
  return { text: said.join("\n"), buttons: [[again, end]] };
}

function isOver({ at }: Practice, now: Date): boolean {
  return now.getTime() - new Date(at).getTime() > lasts;
}

/** Null where the person no longer answers for the agency. */
async function contextOf(ctx: MemberContext, draft: PracticeDraft) {
  const agency = agencyToReportFor(ctx.member, draft.agencyId);
  await takePlanOfDraft(ctx, draft);
  return agency && ctx.plan ? dialogueContext(ctx, ctx.plan, agency) : null;
}

function dataOf(ctx: MemberContext, draft: PracticeDraft, problem: PromptProblem = {}, confirmed = false): unknown {
  return { draft: practiceJson(draft), problem, confirmed, at: ctx.now.toISOString() };
}

function readPractice(data: unknown): Practice | null {
  const { draft, problem = {}, confirmed = false, at } = data as Partial<Practice>;
  const read = readPracticeJson(draft);
  return read && at !== undefined ? { draft: read, problem, confirmed, at } : null;
}
