import { dayInVietnam } from "../calendar/day.js";
import { formatTime } from "../calendar/formats.js";
import { peopleToldOf } from "../people/leave/told.js";
import { agenciesToReportFor, isOffice } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { mostWithoutPin, nudgeGoesAt } from "../reminders/nudge.js";
import { refuseFile } from "../reporting/evidence/files.js";
import {
  type Asked,
  agenciesAsked,
  lastDayToAsk,
  nextStep,
  nothingAsked,
  readAsked,
  type Setting,
} from "../requests/asked.js";
import {
  beginRequest,
  findLatestDraft,
  findRequestDraft,
  keepRequestFile,
  type RequestDraft,
} from "../requests/drafts.js";
import { countRequests, findRequestStates, findSentRequest, listRequests, type SentRequest } from "../requests/find.js";
import { type Complete, idsOf, sendRequest } from "../requests/send.js";
import { requestMessage, requestsMessage } from "../requests/state-text.js";
import { type Listening, sentMessage } from "../requests/texts.js";
import { action } from "../text/actions.js";
import { translator } from "../text/language.js";
import type { BotContext, MemberContext } from "./context.js";
import { mayAskForOffice } from "./office.js";
import { requirePin } from "./pin.js";
import { takePlan } from "./plan-of-update.js";
import { askQuestion } from "./question.js";
import { findQuestion } from "./question-store.js";
import { readCommand } from "./read-command.js";
import { listReceived } from "./received-requests.js";
import type { Turn } from "./route.js";
import { fileIn } from "./sent-by-people.js";
import { say, sendNew, settleTapped, showStep } from "./show.js";

/** /giaoviec: what was asked so far, of who is not of the office what is asked of them; with words, what is to be asked. */
export async function requestCommand(ctx: MemberContext, words: string): Promise<void> {
  if (words === "" && !isOffice(ctx.member) && (await listReceived(ctx))) return;
  if (!(await mayAskForOffice(ctx))) return;
  if (words === "") return showRequests(ctx, 1);
  await begin(ctx, words);
}

/** "yêu cầu": what is asked of one's agency, where there is nothing too; of the office what it asked. */
export async function askedCommand(ctx: MemberContext): Promise<void> {
  if (isOffice(ctx.member) || agenciesToReportFor(ctx.member).length === 0) return requestCommand(ctx, "");
  if (!(await listReceived(ctx))) await say(ctx, ctx.t("request.askedNone"));
}

/** [Giao việc mới] */
export async function newRequest(ctx: MemberContext): Promise<void> {
  if (await mayAskForOffice(ctx)) await begin(ctx, "");
}

async function begin(ctx: MemberContext, words: string): Promise<void> {
  const plan = ctx.plan!;
  if (plan.isArchive(ctx.today)) return say(ctx, ctx.t("nudge.archive", { number: plan.number }));
  const read = words === "" ? nothingAsked : readAsked(words, nothingAsked, settingOf(ctx, plan));
  const from = { planId: plan.id, personId: ctx.member.personId, inboxId: ctx.inboxId, now: ctx.now };
  const request = await beginRequest(ctx.services.db, read, from);
  await takeFileAlong(ctx, request);
  await askQuestion(ctx, "request", { request, edit: null });
}

/** The file under which the command was written. */
async function takeFileAlong(ctx: MemberContext, request: number): Promise<void> {
  const sent = ctx.message ? fileIn(ctx.message) : null;
  const draft = sent && (await ownDraft(ctx, request));
  if (!draft) return;
  const { db, channel } = ctx.services;
  const refused = refuseFile(sent, channel.capabilities.largestFile, ctx.t);
  if (refused !== null) return say(ctx, refused);
  const file = await keepRequestFile(db, request, sent, broughtBy(ctx));
  await db.request.update({ where: { id: request }, data: { asked: { ...draft.asked, files: [file] } as object } });
}

/** Which update of which bot brings a file. */
export function broughtBy({ services, inboxId, now }: MemberContext) {
  const { name, bot } = services.channel;
  return { channel: name, bot, inboxId, now };
}

/** Does what is written under a file where that is a command that asks for something: the file goes with it. */
export async function askWithFile(ctx: MemberContext, caption: Turn | null): Promise<boolean> {
  const command = caption?.kind === "text" ? readCommand(caption.text) : null;
  if (command?.name !== "request" || command.words === "" || !isOffice(ctx.member)) return false;
  await requestCommand(ctx, command.words);
  return true;
}

/** Whether the chat's next file goes with a request that is being written. */
export async function waitsForRequestFile(ctx: BotContext): Promise<boolean> {
  if (!ctx.member || !isOffice(ctx.member)) return false;
  return (await findQuestion(ctx))?.kind === "request";
}

/** [Tiếp tục yêu cầu đang dở] */
export async function resumeRequest(ctx: MemberContext, id: number): Promise<void> {
  if (!(await mayAskForOffice(ctx))) return;
  const draft = await ownDraft(ctx, id);
  if (draft?.state !== "draft") return say(ctx, ctx.t("request.old"));
  await askQuestion(ctx, "request", { request: id, edit: null });
}

/** A draft of this person, which makes the update one about its plan. */
export async function ownDraft(ctx: MemberContext, id: number): Promise<RequestDraft | null> {
  const draft = await findRequestDraft(ctx.services.db, ctx.member.personId, id);
  const plan = draft && ctx.plans.find((one) => one.id === draft.planId);
  if (!plan) return null;
  takePlan(ctx, plan);
  return draft;
}

export function settingOf({ now, today }: MemberContext, plan: PlanInForce): Setting {
  const { catalogue, deadlines } = plan;
  return { catalogue, holidays: deadlines.holidays, today, time: formatTime(now), endsOn: lastDayToAsk(plan) };
}

/** Null while anything of it is to be asked. */
export function completed(ctx: MemberContext, asked: Asked): Complete | null {
  return nextStep(asked, settingOf(ctx, ctx.plan!)) === "confirm" ? (asked as Complete) : null;
}

/** [Gửi], of exactly the version that was read back; to many only with a PIN. */
export async function sendAsked(ctx: MemberContext, id: number, version: number): Promise<void> {
  if (!(await mayAskForOffice(ctx))) return;
  const { db } = ctx.services;
  const draft = await ownDraft(ctx, id);
  const plan = ctx.plan!;
  if (!draft || (draft.state !== "draft" && !(await sentByThis(ctx, id)))) return say(ctx, ctx.t("request.old"));
  const asked = completed(ctx, draft.asked);
  if (!asked || draft.version !== version || plan.isArchive(ctx.today)) return resumeRequest(ctx, id);
  const count = agenciesAsked(asked, plan.catalogue).length;
  const pressed = action.sendRequest(id, version);
  const what = ctx.t("request.pin", { count });
  if (count > mostWithoutPin && draft.state === "draft" && !(await requirePin(ctx, pressed, what))) return;
  const listening = await listeningTo(ctx, asked);
  const { personId } = ctx.member;
  const sending = { plan, personId, inboxId: ctx.inboxId, now: ctx.now, t: translator("vi", plan) };
  const code = await db.$transaction((tx) => sendRequest(tx, { ...draft, asked }, sending));
  if (code === null) return say(ctx, ctx.t("request.old"));
  await sendNew(ctx, sentMessage(code, id, asked, listening, { plan, t: ctx.t }));
  settleTapped(ctx);
}

async function sentByThis(ctx: MemberContext, id: number): Promise<boolean> {
  const sent = await ctx.services.db.request.findFirst({ where: { id, sendInboxId: ctx.inboxId } });
  return sent !== null;
}

/** Who would hear it, by the rows as they are now. */
export async function listeningTo(ctx: MemberContext, asked: Asked): Promise<Listening> {
  const { db } = ctx.services;
  const plan = ctx.plan!;
  const ids = await idsOf(db, plan.id, agenciesAsked(asked, plan.catalogue), ctx.today);
  const codes = new Map([...ids].map(([code, id]) => [id, code]));
  const goesAt = nudgeGoesAt(ctx.now, plan.deadlines.holidays);
  const listeners = await peopleToldOf(db, [...ids.values()], dayInVietnam(goesAt), ctx.now);
  return {
    joined: new Set(listeners.map(({ agencyId }) => codes.get(agencyId)!)),
    people: new Set(listeners.map(({ personId }) => personId)).size,
    later: goesAt > ctx.now ? goesAt : null,
  };
}

/** The requests of the plan, the latest first. */
export async function showRequests(ctx: MemberContext, page: number): Promise<void> {
  if (!(await mayAskForOffice(ctx))) return;
  const { db } = ctx.services;
  const plan = ctx.plan!;
  const requests = await listRequests(db, plan.id);
  const counts = await countRequests(
    db,
    requests.map(({ taskId }) => taskId),
  );
  const draft = await findLatestDraft(db, ctx.member.personId, ctx.now);
  await showStep(ctx, requestsMessage(requests, counts, { page, draft: draft?.id ?? null }, { plan, t: ctx.t }));
}

/** What became of one. */
export async function showRequest(ctx: MemberContext, id: number): Promise<void> {
  const request = await sentRequest(ctx, id);
  if (!request) return;
  const plan = ctx.plan!;
  const states = await findRequestStates(ctx.services.db, request, plan.heirs);
  await showStep(ctx, requestMessage(request, states, { plan, t: ctx.t }));
}

/** [Thu hồi]: asks why; of what went to many only with a PIN, as it was sent. */
export async function askToWithdraw(ctx: MemberContext, id: number): Promise<void> {
  const request = await sentRequest(ctx, id);
  if (!request) return;
  if (request.withdrawn) return say(ctx, ctx.t("request.withdrawnBefore", { code: request.code }));
  const count = (await countRequests(ctx.services.db, [request.taskId])).get(request.taskId)?.agencies ?? 0;
  const what = ctx.t("request.pinToWithdraw", { code: request.code, count });
  if (count > mostWithoutPin && !(await requirePin(ctx, action.withdrawRequest(id), what))) return;
  await askQuestion(ctx, "withdraw", { request: id, reason: null } satisfies Withdrawal);
}

/** What is known of a withdrawal by now. */
export interface Withdrawal {
  readonly request: number;
  /** Null where it was not said yet. */
  readonly reason: string | null;
}

/** Null, and said so, where there is none, or whoever asks is not of the office. */
async function sentRequest(ctx: MemberContext, id: number): Promise<SentRequest | null> {
  if (!(await mayAskForOffice(ctx))) return null;
  const request = await findSentRequest(ctx.services.db, id);
  const plan = request && ctx.plans.find((one) => one.id === request.planId);
  if (plan) takePlan(ctx, plan);
  else await say(ctx, ctx.t("help.oldButton"));
  return plan ? request : null;
}
