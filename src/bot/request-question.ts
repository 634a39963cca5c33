import { parseDay } from "../calendar/day.js";
import { shorten } from "../reporting/labels.js";
import {
  type Asked,
  agenciesAsked,
  chooseDue,
  longestText,
  nextStep,
  readAsked,
  readDue,
  readText,
  readWhom,
  type Setting,
  type Step,
  settleDoubt,
  settleDoubtInWords,
} from "../requests/asked.js";
import { changeRequest, dropRequest, keepRequestFile, type RequestDraft } from "../requests/drafts.js";
import { countRequests, findSameRequest, findSentRequest } from "../requests/find.js";
import { askedMessage, editMenu, readBack } from "../requests/texts.js";
import { withdrawRequest } from "../requests/withdraw.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import type { MemberContext } from "./context.js";
import { done } from "./done.js";
import { refuseUnlessOffice } from "./office-only.js";
import type { QuestionKind, QuestionTurn } from "./question.js";
import { askedReason, editReason, takeReason, withdrawalBegun } from "./reasons.js";
import { broughtBy, completed, listeningTo, ownDraft, settingOf, type Withdrawal } from "./requests.js";
import { yesOrNo } from "./yes-or-no.js";

/** Each agency is sent each of them. */
const mostFiles = 5;

/** What the row of the question keeps; what was answered is in the request's own. */
interface Data {
  readonly request: number;
  /** A part that is to be said anew; null: what is missing. */
  readonly edit: "menu" | "whom" | "text" | "due" | null;
}

/** Asks the office for a request, one part after another, or all at once; then reads it back. */
export const requestQuestion: QuestionKind = {
  async show(ctx, data, choice) {
    const { request, edit } = data as Data;
    const draft = await ownDraft(ctx, request);
    if (draft?.state !== "draft") return { text: ctx.t("request.old"), buttons: [] };
    const telling = { plan: ctx.plan!, now: ctx.now, t: ctx.t, choice };
    if (edit === "menu") return editMenu(draft.asked.files.length, telling);
    const step = stepOf(ctx, draft, edit);
    if (step !== "confirm") return askedMessage(step, edit === null ? draft.asked : anew(draft.asked), telling);
    const asked = completed(ctx, draft.asked)!;
    const codes = agenciesAsked(asked, ctx.plan!.catalogue).map(({ code }) => code);
    const same = await findSameRequest(ctx.services.db, draft.planId, asked.text, codes);
    return readBack(asked, await listeningTo(ctx, asked), same, action.sendRequest(draft.id, draft.version), telling);
  },
  async take(ctx, data, text) {
    const { request, edit } = data as Data;
    const draft = await ownDraft(ctx, request);
    if (draft?.state !== "draft") return { kind: "elsewhere" };
    const answer = answerOf(stepOf(ctx, draft, edit), text, draft.asked, settingOf(ctx, ctx.plan!));
    return answer ? keep(ctx, draft, answer, data) : { kind: "elsewhere" };
  },
  async file(ctx, data, sent, caption) {
    const { request, edit } = data as Data;
    const draft = await ownDraft(ctx, request);
    if (draft?.state !== "draft") return { kind: "elsewhere" };
    const { files } = draft.asked;
    if (files.length >= mostFiles)
      return { kind: "ask", data, sentence: ctx.t("request.tooManyFiles", { most: mostFiles }) };
    const file = await keepRequestFile(ctx.services.db, request, sent, broughtBy(ctx));
    const asked = { ...draft.asked, files: [...files, file] };
    const step = stepOf(ctx, draft, edit);
    const answer = caption === null ? null : answerOf(step, caption, asked, settingOf(ctx, ctx.plan!));
    return keep(ctx, draft, answer ?? asked, { request, edit: answer ? edit : null });
  },
  async leave(ctx, data) {
    await dropRequest(ctx.services.db, ctx.member.personId, (data as Data).request);
  },
  async choose(ctx, data, value) {
    const { request } = data as Data;
    const draft = await ownDraft(ctx, request);
    if (draft?.state !== "draft") return done(ctx.t("request.old"));
    const edit = edits[value];
    if (edit !== undefined) return { kind: "ask", data: { request, edit } satisfies Data };
    const answer = chosen(value, draft.asked, settingOf(ctx, ctx.plan!));
    return answer ? keep(ctx, draft, answer, data) : { kind: "ask", data };
  },
};

const edits: Readonly<Record<string, Data["edit"]>> = {
  edit: "menu",
  whom: "whom",
  text: "text",
  day: "due",
  back: null,
};

function stepOf(ctx: MemberContext, { asked }: RequestDraft, edit: Data["edit"]): Step {
  if (edit === "whom" || edit === "text" || edit === "due") return edit;
  return nextStep(asked, settingOf(ctx, ctx.plan!));
}

/** What was wrong before is not said of what is asked anew. */
function anew(asked: Asked): Asked {
  return { ...asked, unread: null, wrong: null };
}

/** Null for what is no answer: under the read-back only its buttons are. */
function answerOf(step: Step, text: string, asked: Asked, setting: Setting): Asked | null {
  switch (step) {
    case "which":
      return settleDoubtInWords(text, asked) ?? asked;
    case "whom":
      return readWhom(text, asked, setting);
    case "text":
      return readText(text, asked, setting);
    case "confirm":
      return text.includes(":") ? readAsked(text, asked, setting) : null;
    default:
      return readDue(text, asked, setting);
  }
}

function chosen(value: string, asked: Asked, setting: Setting): Asked | null {
  if (value === "drop-files") return { ...asked, files: [] };
  if (value === "only") return { ...asked, unread: null };
  if (value.startsWith("which:")) return settleDoubt(value.slice("which:".length), asked);
  const day = value.startsWith("due:") ? parseDay(value.slice("due:".length)) : null;
  return day ? chooseDue(day, asked, setting) : null;
}

/** Stores an answer. A text that fits no message is not taken; everything else that was said is. */
async function keep(ctx: MemberContext, draft: RequestDraft, answer: Asked, data: unknown): Promise<QuestionTurn> {
  const count = answer.text?.length ?? 0;
  const isTooLong = count > longestText;
  const taken = isTooLong ? { ...answer, text: draft.asked.text } : answer;
  const by = { personId: ctx.member.personId, inboxId: ctx.inboxId, now: ctx.now };
  await changeRequest(ctx.services.db, draft, taken, by);
  const { request } = data as Data;
  if (isTooLong) {
    const sentence = ctx.t("request.tooLong", { n: formatCount(count), most: formatCount(longestText) });
    return { kind: "ask", data: { request, edit: draft.asked.text === null ? null : "text" } satisfies Data, sentence };
  }
  return { kind: "ask", data: { request, edit: null } satisfies Data };
}

/** Asks why a request is taken back, reads the reason back, for everybody asked gets it, and takes the request back. */
export const withdrawQuestion: QuestionKind = {
  async show(ctx, data, choice): Promise<Message> {
    const { request: id, reason } = data as Withdrawal;
    const request = (await findSentRequest(ctx.services.db, id))!;
    const counts = (await countRequests(ctx.services.db, [request.taskId])).get(request.taskId);
    const values = { code: request.code, text: shorten(request.text, 120), count: counts?.agencies ?? 0 };
    if (reason) return yesOrNo(ctx, ctx.t("request.withdrawReadBack", { ...values, reason }), choice, true);
    return askedReason(ctx, ctx.t("request.askReason", values), choice);
  },
  async begun(ctx, data) {
    const { code } = (await findSentRequest(ctx.services.db, (data as Withdrawal).request))!;
    return withdrawalBegun(ctx, code);
  },
  take: async (ctx, data, text) => takeReason(ctx, data as Withdrawal, text),
  async choose(ctx, data, value) {
    const { request: id, reason } = data as Withdrawal;
    if (value === "edit") return editReason(data as Withdrawal);
    if (value !== "yes" || !reason) return { kind: "elsewhere" };
    if (await refuseUnlessOffice(ctx, `request ${id}`)) return { kind: "elsewhere" };
    const request = (await findSentRequest(ctx.services.db, id))!;
    const plan = ctx.plans.find((one) => one.id === request.planId)!;
    const by = { reason, plan, personId: ctx.member.personId, inboxId: ctx.inboxId, now: ctx.now };
    const withdrawn = await ctx.services.db.$transaction((tx) => withdrawRequest(tx, request, by));
    const result = ctx.t(withdrawn ? "request.withdrawn" : "request.withdrawnBefore", { code: request.code });
    const back = { label: ctx.t("common.back"), data: action.requests() };
    return { kind: "done", message: { text: result, buttons: [[back]] } };
  },
};
