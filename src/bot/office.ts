import { writeAudit } from "../people/audit.js";
import { isOffice } from "../people/roles.js";
import { findFocusedDraft } from "../reporting/drafts.js";
import { silentMessage, summaryMessage } from "../summary/answer.js";
import { parseQuery, queryFromWords, type SummaryQuery } from "../summary/query.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { understand } from "../text/understand.js";
import type { Understanding } from "../text/understanding.js";
import type { MemberContext } from "./context.js";
import { draftLabel } from "./draft-label.js";
import { ownerOf } from "./owner.js";
import { say, sendNew, showStep } from "./show.js";

type Kind = "summary" | "silent";

/** /tonghop and /chuabaocao with the words that follow them. */
export async function answerCommand(ctx: MemberContext, kind: Kind, words: string): Promise<void> {
  if (!(await allowed(ctx))) return;
  const { catalogue } = ctx.plan!;
  const prefix = kind === "summary" ? "tổng hợp" : "đơn vị nào chưa báo cáo";
  const understood = understand(`${prefix} ${words}`, { catalogue, agency: "office", today: ctx.today, t: ctx.t });
  await sendAnswer(ctx, kind, queryFromWords(understood.slots, understood.intent, ctx.today, ctx.plan!.catalogue.year));
}

/** A question in words. */
export async function answerOffice(ctx: MemberContext, understood: Understanding): Promise<void> {
  if (!(await allowed(ctx))) return;
  switch (understood.intent) {
    case "export":
    case "nudge":
      return say(ctx, ctx.t("help.later"));
    case "silent":
    case "late":
      return sendAnswer(
        ctx,
        "silent",
        queryFromWords(understood.slots, understood.intent, ctx.today, ctx.plan!.catalogue.year),
      );
    default:
      return sendAnswer(
        ctx,
        "summary",
        queryFromWords(understood.slots, understood.intent, ctx.today, ctx.plan!.catalogue.year),
      );
  }
}

/** A button of an earlier answer. */
export async function answerButton(ctx: MemberContext, kind: Kind, words: string): Promise<void> {
  if (!(await allowed(ctx))) return;
  const query = words === "" ? queryFromWords(null, null, ctx.today, ctx.plan!.catalogue.year) : parseQuery(words);
  if (!query) return say(ctx, ctx.t("help.oldButton"));
  await showStep(ctx, await answer(ctx, kind, query));
}

/** Whoever is not of the office is told so, and what was being written is kept and offered. */
export async function refuseOffice(ctx: MemberContext): Promise<void> {
  await writeAudit(ctx.services.db, {
    at: ctx.now,
    personId: ctx.member.personId,
    action: "refuse",
    subject: "summary",
    inboxId: ctx.inboxId,
  });
  const open = await findFocusedDraft(ctx.services.db, ownerOf(ctx));
  if (!open) return say(ctx, ctx.t("help.officeOnly"));
  const label = await draftLabel(ctx, open.draft);
  await sendNew(ctx, {
    text: `${ctx.t("help.officeOnly")} ${ctx.t("reporting.stillOpen", { label })}`,
    buttons: [
      [
        { label: ctx.t("reporting.resume", { label }), data: action.resume(open.id) },
        { label: ctx.t("common.cancel"), data: action.leave() },
      ],
    ],
  });
}

async function allowed(ctx: MemberContext): Promise<boolean> {
  if (!isOffice(ctx.member)) {
    await refuseOffice(ctx);
    return false;
  }
  if (!ctx.plan) {
    await say(ctx, ctx.t("reporting.noPlan"));
    return false;
  }
  return true;
}

async function sendAnswer(ctx: MemberContext, kind: Kind, query: SummaryQuery): Promise<void> {
  await sendNew(ctx, await answer(ctx, kind, query));
}

function answer(ctx: MemberContext, kind: Kind, query: SummaryQuery): Promise<Message> {
  const { db } = ctx.services;
  return kind === "summary"
    ? summaryMessage(db, query, ctx.plan!, ctx.now, ctx.t)
    : silentMessage(db, query, ctx.plan!, ctx.now, ctx.t);
}
