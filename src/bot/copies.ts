import { chooseCopies } from "../people/copy-way.js";
import { type CopyWay, copyWays } from "../reminders/copies.js";
import { copyWayMessage } from "../reminders/copy-text.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { noteRefusal } from "./refuse-foreign.js";
import { say, sendNew, showStep } from "./show.js";

/** /bansao: how a leader gets the receipts of their agency, and the other way to choose. */
export async function answerCopies(ctx: MemberContext): Promise<void> {
  if (!(await leads(ctx))) return;
  await sendNew(ctx, await besideReport(ctx, copyWayMessage(await wayOf(ctx), ctx.t)));
}

/** A way was chosen, here or under a copy. */
export async function pressCopies(ctx: MemberContext, typed: string | undefined): Promise<void> {
  const way = copyWays.find((one) => one === typed);
  if (!(await leads(ctx))) return;
  if (!way) return say(ctx, ctx.t("help.oldButton"));
  await chooseCopies(ctx.services.db, { personId: ctx.member.personId, way }, ctx);
  await showStep(ctx, copyWayMessage(way, ctx.t));
}

async function wayOf(ctx: MemberContext): Promise<CopyWay> {
  const where = { id: ctx.member.personId };
  const { copies } = await ctx.services.db.person.findUniqueOrThrow({ where, select: { copies: true } });
  return copies === "each" ? "each" : "daily";
}

async function leads(ctx: MemberContext): Promise<boolean> {
  if (ctx.member.posts.some(({ role }) => role === "leader")) return true;
  await noteRefusal(ctx, "copies");
  await say(ctx, ctx.t("copies.leadersOnly"));
  return false;
}
