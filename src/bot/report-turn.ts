import { writeAudit } from "../people/audit.js";
import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { type Answer, takeAnswer } from "../reporting/dialogue.js";
import { findDraft, focusDraft, leaveDrafts, type StoredDraft, saveDraft, startDraft } from "../reporting/drafts.js";
import { figureListMessage } from "../reporting/figure-list.js";
import { findIssuedReceipt } from "../reporting/issued-receipt.js";
import { promptFor, readStepData } from "../reporting/prompts.js";
import { receiptMessage } from "../reporting/receipt-text.js";
import { hasAnswers, type ReportDraft } from "../reporting/report-draft.js";
import { submitDraft } from "../reporting/submit.js";
import { action, readAction } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { dialogueContext } from "./dialogue-context.js";
import { draftLabel } from "./draft-label.js";
import { nextStep } from "./next-step.js";
import { ownerOf } from "./owner.js";
import { sendNew, settleTapped, showStep } from "./show.js";
import { showWork } from "./work.js";

/** What became of the report that is open in front of a chat. */
export type TurnOutcome = "open" | "closed" | "elsewhere";

/**
 * Takes the update as the answer to a draft and shows what follows. Taken again for the same update, after a crash
 * or a failed send, it changes nothing and shows the same.
 */
export async function takeTurn(ctx: MemberContext, draftId: number): Promise<TurnOutcome> {
  const { db } = ctx.services;
  const stored = await findDraft(db, ctx.member.personId, draftId);
  if (!stored || stored.state === "replaced" || !ctx.plan) return "elsewhere";
  if (stored.state === "sent") {
    if (stored.lastInput !== ctx.inboxId || stored.receiptId === null) return "elsewhere";
    await sendReceipt(ctx, stored.receiptId);
    return "closed";
  }
  const agency = agencyOf(ctx, stored.draft);
  if (!agency) return refuse(ctx, stored);
  if (stored.lastInput === ctx.inboxId) {
    await showPrompt(ctx, stored.id, stored.draft, agency);
    return "open";
  }
  const answer = readAnswer(ctx, draftId);
  if (!answer) return "elsewhere";
  const turn = await takeAnswer(stored.draft, answer, dialogueContext(ctx, ctx.plan, agency));
  switch (turn.kind) {
    case "ask":
      if (turn.draft !== stored.draft)
        await saveDraft(db, stored.id, ctx.member.personId, turn.draft, ctx.inboxId, ctx.now);
      await showPrompt(ctx, stored.id, turn.draft, agency, turn);
      return "open";
    case "submit":
      return submit(ctx, stored, turn.draft, agency);
    case "leave":
      await leave(ctx, stored);
      return "closed";
    case "back":
      await leaveDrafts(db, ownerOf(ctx));
      if (turn.draft.entries[0]?.kind === "figure")
        await showStep(ctx, await figureListMessage(db, ctx.plan, agency, ctx.today, ctx.t));
      else await showWork(ctx, agency);
      return "closed";
    case "elsewhere":
      // The draft stays in front of the chat: what comes next decides, and may offer to go on with it.
      return "elsewhere";
  }
}

/** Begins a report, shows its first question and makes it what the next message answers. */
export async function openReport(ctx: MemberContext, draft: ReportDraft, agency: AgencyOfPost): Promise<void> {
  const stored = await startDraft(ctx.services.db, ownerOf(ctx), draft, ctx.inboxId, ctx.now);
  await showPrompt(ctx, stored.id, draft, agency);
  await enterReport(ctx, stored.id);
}

/** Goes on with a report where it was left. */
export async function resumeReport(ctx: MemberContext, stored: StoredDraft): Promise<void> {
  const agency = agencyOf(ctx, stored.draft);
  if (!agency) {
    await refuse(ctx, stored);
    return;
  }
  await focusDraft(ctx.services.db, ownerOf(ctx), stored.id, ctx.now);
  await showPrompt(ctx, stored.id, stored.draft, agency);
  await enterReport(ctx, stored.id);
}

export async function enterReport(ctx: MemberContext, draftId: number): Promise<void> {
  await ctx.conversation.exitAll();
  await ctx.conversation.enter("report", draftId);
}

/** Puts the open report aside and says that it is kept. */
export async function leave(ctx: MemberContext, stored: StoredDraft): Promise<void> {
  await leaveDrafts(ctx.services.db, ownerOf(ctx));
  const label = await draftLabel(ctx, stored.draft);
  const work = { label: ctx.t("reporting.work.mine"), data: action.work() };
  if (!hasAnswers(stored.draft))
    return showStep(ctx, { text: ctx.t("reporting.nothingKept", { label }), buttons: [[work]] });
  await showStep(ctx, {
    text: ctx.t("reporting.kept", { label }),
    buttons: [[{ label: ctx.t("reporting.resume", { label }), data: action.resume(stored.id) }, work]],
  });
}

async function submit(
  ctx: MemberContext,
  stored: StoredDraft,
  draft: ReportDraft,
  agency: AgencyOfPost,
): Promise<TurnOutcome> {
  const { db, channel } = ctx.services;
  const plan = ctx.plan!;
  if (plan.isArchive(ctx.today)) {
    await showStep(ctx, { text: ctx.t("reporting.archive", { year: plan.catalogue.year }), buttons: [] });
    return "closed";
  }
  const submission = {
    draftId: stored.id,
    draft,
    personId: ctx.member.personId,
    channel: channel.name,
    inboxId: ctx.inboxId,
    now: ctx.now,
  };
  const submitted = await submitDraft(db, submission, plan.deadlines);
  if (submitted.ok) {
    await settleTapped(ctx);
    const next = await nextStep(ctx, agency, submitted.value);
    await sendNew(ctx, receiptMessage(submitted.value, next, ctx.t));
    return "closed";
  }
  const fresh = submitted.code === "changed" ? await seeLatest(ctx, draft, agency) : draft;
  if (fresh !== draft) await saveDraft(db, stored.id, ctx.member.personId, fresh, ctx.inboxId, ctx.now);
  await showPrompt(ctx, stored.id, fresh, agency, { sentence: submitted.say(ctx.t), again: true });
  return "open";
}

/** The draft with what others reported meanwhile, so that the next read-back shows it. */
async function seeLatest(ctx: MemberContext, draft: ReportDraft, agency: AgencyOfPost): Promise<ReportDraft> {
  const { lookup } = dialogueContext(ctx, ctx.plan!, agency);
  const entries = await Promise.all(
    draft.entries.map(async (entry) => {
      if (entry.kind === "task") return { ...entry, seen: (await lookup.duty(entry.dutyId))?.latest?.id ?? null };
      const figure = (await lookup.figures(entry.indicator)).find((f) => f.period === entry.period);
      return { ...entry, seen: figure?.latest?.id ?? null };
    }),
  );
  return { ...draft, entries };
}

async function sendReceipt(ctx: MemberContext, receiptId: number): Promise<void> {
  const receipt = await findIssuedReceipt(ctx.services.db, receiptId, ctx.plan!.deadlines);
  const agency = agenciesToReportFor(ctx.member).find((one) => one.id === receipt.agencyId);
  await sendNew(ctx, receiptMessage(receipt, agency ? await nextStep(ctx, agency, receipt) : null, ctx.t));
}

async function showPrompt(
  ctx: MemberContext,
  draftId: number,
  draft: ReportDraft,
  agency: AgencyOfPost,
  problem: { readonly sentence?: string; readonly again?: boolean } = {},
): Promise<void> {
  await showStep(ctx, await promptFor(draft, draftId, dialogueContext(ctx, ctx.plan!, agency), problem));
}

/** The post may have passed to somebody else since the draft was begun. */
async function refuse(ctx: MemberContext, stored: StoredDraft): Promise<TurnOutcome> {
  await writeAudit(ctx.services.db, {
    at: ctx.now,
    personId: ctx.member.personId,
    action: "refuse",
    subject: `draft ${stored.id}`,
    inboxId: ctx.inboxId,
  });
  await leaveDrafts(ctx.services.db, ownerOf(ctx));
  await showStep(ctx, { text: ctx.t("reporting.notYours"), buttons: [] });
  return "closed";
}

function agencyOf(ctx: MemberContext, draft: ReportDraft): AgencyOfPost | undefined {
  return agenciesToReportFor(ctx.member).find((agency) => agency.id === draft.agencyId);
}

/** Null for what is not meant for this draft: a button of another message. */
function readAnswer(ctx: MemberContext, draftId: number): Answer | null {
  const pressed = ctx.callbackQuery?.data;
  if (pressed !== undefined) {
    const step = readStepData(readAction(pressed).data);
    return step && step.draftId === draftId ? { kind: "choice", step: step.step, value: step.value } : null;
  }
  const text = ctx.msg?.text;
  return text === undefined ? { kind: "other" } : { kind: "text", text };
}
