import { dayInVietnam } from "../calendar/day.js";
import { formatMoment, formatTime } from "../calendar/formats.js";
import type { Prisma } from "../database/generated/client.js";
import { displayName } from "../people/names.js";
import { type AgencyOfPost, agencyToReportFor } from "../people/roles.js";
import { type Answer, takeAnswer } from "../reporting/dialogue.js";
import {
  type ColleagueWriting,
  focusDraft,
  isOpen,
  leaveDrafts,
  type OpenReport,
  saveDraft,
  startDraft,
  withdrawDraft,
} from "../reporting/drafts.js";
import { dropClosed } from "../reporting/drop-closed.js";
import { type KeptFile, stillWaiting } from "../reporting/evidence/files.js";
import { goesAlong, isAsked, takeIntoDraft } from "../reporting/evidence/keep.js";
import { askUnusual } from "../reporting/guard/ask-unusual.js";
import { findIssuedReceipt, type IssuedReceipt } from "../reporting/issued-receipt.js";
import { type DialogueContext, findFigure } from "../reporting/lookup.js";
import { isAsking, partsOfDraft } from "../reporting/pass/pass.js";
import { stillAsking } from "../reporting/pass/ready.js";
import { leftLines } from "../reporting/pass/text.js";
import { type PromptProblem, promptFor } from "../reporting/prompts.js";
import { type NextStep, receiptMessage } from "../reporting/receipt-text.js";
import { refuseLocked } from "../reporting/refuse-locked.js";
import { hasAnswers, looksAt, type ReportDraft, withFiles } from "../reporting/report-draft.js";
import { seeLatest } from "../reporting/see-latest.js";
import { submitDraft } from "../reporting/submit.js";
import { figureLines } from "../reporting/views.js";
import { action } from "../text/actions.js";
import { tellOfKept } from "./begun-question.js";
import type { MemberContext } from "./context.js";
import { dialogueContext, foundPending, pendingOf } from "./dialogue-context.js";
import { draftLabel } from "./draft-label.js";
import { draftsOf, ownerOf } from "./drafts-of-update.js";
import { isForElse } from "./for-else.js";
import { askOfficeToChange } from "./late-changes.js";
import { nextStep, nextStepOnceSent } from "./next-step.js";
import { takePlanOfDraft } from "./plan-of-update.js";
import { refuseForeign } from "./refuse-foreign.js";
import { sendNew, settleTapped, showStep } from "./show.js";
import type { TurnOutcome } from "./wait-for-answer.js";
import { inAgency, ofAgency } from "./which-agency.js";
import { showFigures, showWork } from "./work.js";

/**
 * Takes the update as the answer to a draft and shows what follows. Taken again for the same update, after a crash or a
 * failed send, it changes nothing and shows the same: what is written carries the update, and what only puts the draft
 * aside comes after what is sent.
 */
export async function takeTurn(
  ctx: MemberContext,
  { draftId, answer }: { readonly draftId: number; readonly answer: Answer },
): Promise<TurnOutcome> {
  const stored = (await draftsOf(ctx)).byId(draftId);
  if (!stored || !ctx.plan) return "elsewhere";
  const isTaken = stored.lastInput === ctx.inboxId;
  if (stored.state === "sent") {
    if (!isTaken) return "elsewhere";
    if (stored.draft) await takePlanOfDraft(ctx, stored.draft);
    if (stored.receiptId === null) {
      if (stored.draft) await askOfficeToChange(ctx, { draftId, draft: stored.draft });
      return "closed";
    }
    const issued = await findIssuedReceipt(ctx.services.db, stored.receiptId, ctx.plans);
    const later = await laterOf(ctx, stored.draft);
    await sendReceipt(ctx, issued, { ...later, left: stored.draft ? await leftBy(ctx, stored.draft) : [] });
    return "closed";
  }
  if (!isOpen(stored)) return "elsewhere";
  await takePlanOfDraft(ctx, stored.draft);
  const agency = agencyOf(ctx, stored.draft);
  if (!agency) {
    await refuse(ctx, stored);
    return "closed";
  }
  const context = dialogueContext(ctx, ctx.plan, agency);
  if (isTaken) {
    await showPrompt(ctx, stored, stored.draft, context);
    return "open";
  }
  if (answer.kind === "text" && (await isForElse(ctx, stored.draft, answer.text))) return "elsewhere";
  const draft = withFiles(stored.draft, ctx.files.sent);
  if (isAsking(draft)) await loadAll(draft, context);
  const turn = await takeAnswer(draft, answer, context);
  switch (turn.kind) {
    case "ask":
      await showPrompt(ctx, stored, turn.draft, context, turn);
      return "open";
    case "submit":
      return submit(ctx, { ...stored, draft }, agency);
    case "leave":
      await leave(ctx, stored);
      return "closed";
    case "back":
      await (stored.draft.entries[0]?.kind === "figure" && !stored.draft.pass
        ? showFigures(ctx, agency)
        : showWork(ctx, agency));
      await leaveDrafts(ctx.services.db, ownerOf(ctx));
      return "closed";
    case "elsewhere":
      return "elsewhere";
  }
}

/** Begins a report, shows its first question and makes it what the next message answers. */
export function openReport(ctx: MemberContext, draft: ReportDraft, agency: AgencyOfPost): Promise<void> {
  return openReports(ctx, [{ draft, agency }]);
}

/**
 * The same of the first of several, each for another agency: what the others hold is kept and said, and their turn comes
 * one after the other. `refused`: what of them was not taken.
 */
export async function openReports(
  ctx: MemberContext,
  [first, ...others]: readonly { readonly draft: ReportDraft; readonly agency: AgencyOfPost }[],
  refused: readonly string[] = [],
): Promise<void> {
  if (!first) return;
  const labels: string[] = [];
  let nextDraft: number | undefined;
  for (const { draft, agency } of [...others].reverse()) {
    const stored = await begin(ctx, { ...draft, ...(nextDraft === undefined ? {} : { nextDraft }) }, agency, []);
    labels.unshift(inAgency(ctx, agency.name, await draftLabel(ctx, stored)));
    nextDraft = stored.id;
  }
  const { agency } = first;
  // What it takes the place of is not kept.
  const replaced = (await draftsOf(ctx)).about(first.draft)?.id ?? null;
  const aside = await leftBehind(ctx, replaced);
  const stored = await begin(
    ctx,
    { ...first.draft, ...(nextDraft === undefined ? {} : { nextDraft }) },
    agency,
    goingAlong(ctx),
  );
  const about = looksAt(stored.draft);
  if (about && stored.pending) foundPending(ctx, about, stored.pending);
  const lines = [
    ...[aside.aside, colleagueLine(ctx, stored.colleague, agency)].filter((line) => line !== undefined),
    ...stillWaiting(
      ctx.files.waiting.filter((file) => file.recent && isAsked(file)),
      ctx.t,
    ),
    ...refused.map((sentence) => `✗ ${sentence}`),
    ...(labels.length > 0 ? [ctx.t("reporting.thenAsked", { labels: labels.join("; ") })] : []),
  ];
  const context = dialogueContext(ctx, ctx.plan!, agency);
  await showPrompt(ctx, stored, stored.draft, context, lines.length > 0 ? { aside: lines.join("\n") } : {});
  await enterReport(ctx);
}

async function begin(ctx: MemberContext, draft: ReportDraft, agency: AgencyOfPost, files: readonly KeptFile[]) {
  const context = dialogueContext(ctx, ctx.plan!, agency);
  // What was sent with the one that it replaces stays with it.
  const replaced = (await draftsOf(ctx)).about(draft)?.draft.evidence ?? [];
  const along = withFiles(draft, [...replaced, ...files]);
  await loadAll(along, context);
  const asked = await askUnusual(along, context);
  const seen = await seeLatest({ ...asked, plan: ctx.plan!.year }, context.lookup);
  return withFilesTaken(ctx, files, (db) => startDraft(db, ownerOf(ctx), seen, ctx.inboxId, ctx.now));
}

/** After what one message reports for several agencies, the next of these is its turn, where it is still open. */
async function laterOf(ctx: MemberContext, draft: ReportDraft | null): Promise<Pick<Told, "next">> {
  const next = draft?.nextDraft === undefined ? null : (await draftsOf(ctx)).byId(draft.nextDraft);
  const agency = next && isOpen(next) ? agencyOf(ctx, next.draft) : undefined;
  if (!next || !isOpen(next) || !agency) return {};
  const label = ofAgency(ctx, agency.name, await draftLabel(ctx, next));
  return { next: { label, data: action.resume(next.id) } };
}

/** That somebody else of the agency is writing about the same; whoever sends first, the other is told. */
function colleagueLine(
  ctx: MemberContext,
  colleague: ColleagueWriting | null,
  agency: AgencyOfPost,
): string | undefined {
  if (!colleague) return undefined;
  const { today, t } = ctx;
  const at = dayInVietnam(colleague.at) === today ? formatTime(colleague.at) : formatMoment(colleague.at, today, t);
  return t("colleague.writing", { who: displayName(colleague, { role: "focal_point", agency }, t), at });
}

/** Goes on with a report where it was left; `as`: with what it asks for now. */
export async function resumeReport(ctx: MemberContext, stored: OpenReport, as = stored.draft): Promise<void> {
  const agency = agencyOf(ctx, stored.draft);
  if (!agency) return refuse(ctx, stored);
  await takePlanOfDraft(ctx, stored.draft);
  const aside = await leftBehind(ctx, stored.id);
  await focusDraft(ctx.services.db, ownerOf(ctx), stored.id, ctx.now);
  const context = dialogueContext(ctx, ctx.plan!, agency);
  await loadAll(as, context);
  const along = withFiles(await stillAsking(as, context), goingAlong(ctx));
  await lookUpPending(ctx, along);
  await showPrompt(ctx, stored, along, context, { ...aside, ...(await figureAskedStill(along, context)) });
  await enterReport(ctx);
}

/** What was asked about a figure long ago says nothing of what it is for, by when and what was given before. */
async function figureAskedStill(draft: ReportDraft, context: DialogueContext): Promise<PromptProblem> {
  if (draft.step !== "doubt") return {};
  const [only, second] = draft.entries;
  const about = draft.doubt?.figure ?? (only?.kind === "figure" && !second ? only : null);
  const figure = about && (await findFigure(context.lookup, about));
  if (!figure) return {};
  const asked = draft.doubt?.sentence.split("\n") ?? [];
  const lines = figureLines(figure, [], context.t).filter((line) => !asked.includes(line));
  return { sentence: lines.join("\n"), again: true };
}

/** Shows the open question, or the read-back, once more; the sentence comes first. */
export async function showAgain(ctx: MemberContext, stored: OpenReport, sentence?: string): Promise<void> {
  const agency = agencyOf(ctx, stored.draft);
  if (!agency) return refuse(ctx, stored);
  await takePlanOfDraft(ctx, stored.draft);
  await lookUpPending(ctx, stored.draft);
  const said = sentence === undefined ? {} : { sentence, again: true };
  await showPrompt(ctx, stored, stored.draft, dialogueContext(ctx, ctx.plan!, agency), said);
  await enterReport(ctx);
}

/** That another report is kept, where one with answers is left for this. */
async function leftBehind(ctx: MemberContext, draftId: number | null): Promise<PromptProblem> {
  const open = (await draftsOf(ctx)).focused;
  if (!open || open.id === draftId || open.draft.entries.length === 0 || !hasAnswers(open.draft)) return {};
  return { aside: ctx.t("reporting.stillOpen", { label: await draftLabel(ctx, open) }) };
}

/** Puts the open report aside and says what is kept of it: nothing where nothing was answered. */
export async function leave(ctx: MemberContext, stored: OpenReport): Promise<void> {
  const label = await draftLabel(ctx, stored);
  const work = { label: ctx.t("reporting.work.mine"), data: action.work() };
  const goOn = { label: ctx.t("reporting.resume", { label }), data: action.resume(stored.id) };
  const drop = { label: ctx.t("reporting.drop"), data: action.drop(stored.id) };
  const isKept = hasAnswers(stored.draft);
  await showStep(
    ctx,
    isKept
      ? { text: ctx.t("reporting.kept", { label }), buttons: [[goOn, drop], [work]] }
      : { text: ctx.t("reporting.nothingKept", { label }), buttons: [[work]] },
  );
  await leaveDrafts(ctx.services.db, ownerOf(ctx));
}

/** From here on the chat waits in the report that is in front of it. */
export async function enterReport(ctx: MemberContext): Promise<void> {
  await ctx.conversation.exitAll();
  await ctx.conversation.enter("report");
}

async function submit(ctx: MemberContext, stored: OpenReport, agency: AgencyOfPost): Promise<TurnOutcome> {
  const { db, channel } = ctx.services;
  const plan = ctx.plan!;
  const { id: draftId, draft } = stored;
  const { inboxId, now } = ctx;
  const { personId } = ctx.member;
  const submission = { draftId, draft, personId, channel: channel.name, inboxId, now };
  const submitted = await submitDraft(db, submission, ctx.plans, (tx) =>
    nextStepOnceSent(ctx, tx, agency, draft.entries),
  );
  if (submitted.ok) {
    const { receipt, beside } = submitted.value;
    const known = receipt.agencyId === agency.id ? { next: beside } : {};
    await sendReceipt(ctx, receipt, { ...known, ...(await laterOf(ctx, draft)), left: await leftBy(ctx, draft) });
    ctx.services.onReported?.();
    return "closed";
  }
  if (submitted.code === "locked" && draft.entries.length === 1) {
    await askOfficeToChange(ctx, { draftId, draft });
    return "closed";
  }
  const sentence = submitted.say(ctx.t);
  if (submitted.code === "sent" || submitted.code === "archive") {
    await showStep(ctx, { text: sentence, buttons: [] });
    if (submitted.code === "archive") await leaveDrafts(db, ownerOf(ctx));
    return "closed";
  }
  // Asked anew: what somebody else reported meanwhile is to be seen.
  ctx.read.clear();
  const context = dialogueContext(ctx, plan, agency);
  const left = submitted.code === "closed" ? await dropClosed(draft, context) : await refuseLocked(draft, context);
  if (!left) return leaveClosed(ctx, draftId, sentence);
  await showPrompt(ctx, stored, left, context, { sentence, again: true });
  return "open";
}

/** Nothing of it takes a report any more: it is offered no more, and its row stays. */
async function leaveClosed(ctx: MemberContext, draftId: number, sentence: string): Promise<TurnOutcome> {
  const work = { label: ctx.t("reporting.work.mine"), data: action.work() };
  await showStep(ctx, { text: sentence, buttons: [[work]] });
  await withdrawDraft(ctx.services.db, ctx.member.personId, draftId, ctx.now);
  return "closed";
}

/** What is told with a receipt. `next`: the next step, where it was read with what the receipt rests on. */
interface Told {
  readonly next?: NextStep | null;
  /** What a pass leaves for another time. */
  readonly left: readonly string[];
}

async function sendReceipt(ctx: MemberContext, receipt: IssuedReceipt, { next, left }: Told): Promise<void> {
  await tellOfKept(ctx);
  const message = receiptMessage(receipt, next === undefined ? await nextStep(ctx, receipt) : next, ctx.t);
  await sendNew(ctx, left.length > 0 ? { ...message, text: [message.text, ...left].join("\n") } : message);
  settleTapped(ctx);
}

async function leftBy(ctx: MemberContext, draft: ReportDraft): Promise<readonly string[]> {
  const agency = agencyOf(ctx, draft);
  return draft.pass && agency ? leftLines(draft, dialogueContext(ctx, ctx.plan!, agency)) : [];
}

/** Shows where the draft stands now, once that is stored. */
async function showPrompt(
  ctx: MemberContext,
  stored: OpenReport,
  draft: ReportDraft,
  context: DialogueContext,
  problem: PromptProblem = {},
): Promise<void> {
  await loadAll(draft, context);
  const seen = await seeLatest(draft, context.lookup);
  let { lastInput } = stored;
  if (seen !== stored.draft) {
    lastInput = ctx.inboxId;
    const before = stored.draft.evidence ?? [];
    const joined = (seen.evidence ?? []).filter(({ id }) => !before.some((one) => one.id === id));
    await withFilesTaken(ctx, joined, async (db) => {
      await saveDraft(db, stored, ctx.member.personId, seen, ctx.inboxId, ctx.now);
      return stored;
    });
  }
  await showStep(ctx, await promptFor(seen, { id: stored.id, lastInput }, context, problem));
}

/** The question then says what lies with the office about the thing that is looked at. */
async function lookUpPending(ctx: MemberContext, draft: ReportDraft): Promise<void> {
  const about = looksAt(draft);
  if (about) await pendingOf(ctx, about, draft.agencyId);
}

/** Of several things all are read together. */
async function loadAll(draft: ReportDraft, { lookup }: DialogueContext): Promise<void> {
  const about = partsOfDraft(draft);
  if (about.length > 1) await lookup.load?.(about);
}

/** The chat's waiting files that a report which is opened now takes along: not those that a receipt was offered for. */
function goingAlong({ files }: MemberContext): readonly KeptFile[] {
  return files.waiting.filter(goesAlong);
}

/** Writes a draft and that files go with it, both or neither. */
async function withFilesTaken<T extends { readonly id: number }>(
  ctx: MemberContext,
  files: readonly KeptFile[],
  write: (db: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  const { db } = ctx.services;
  if (files.length === 0) return write(db);
  const written = await db.$transaction(async (tx) => {
    const draft = await write(tx);
    await takeIntoDraft(tx, files, draft.id);
    return draft;
  });
  ctx.files = { ...ctx.files, taken: true };
  return written;
}

/** The post may have passed to somebody else since the draft was begun. */
async function refuse(ctx: MemberContext, stored: OpenReport): Promise<void> {
  await refuseForeign(ctx, `draft ${stored.id}`);
  await leaveDrafts(ctx.services.db, ownerOf(ctx));
}

function agencyOf(ctx: MemberContext, draft: ReportDraft): AgencyOfPost | undefined {
  return agencyToReportFor(ctx.member, draft.agencyId);
}
