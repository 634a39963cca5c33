import type { Update } from "grammy/types";
import { understand } from "../grammar/understand.js";
import type { Understanding } from "../grammar/understanding.js";
import type { AgencyOfPost } from "../people/roles.js";
import { draftOfLines, readLines } from "../reporting/read-lines.js";
import type { MemberContext } from "./context.js";
import { dialogueContext } from "./dialogue-context.js";
import { planOfYear, takePlan, takePlanOfText } from "./plan-of-update.js";
import { noteRefusal } from "./refuse-foreign.js";
import { openReport } from "./report-turn.js";
import { say, sendNew } from "./show.js";

export function read(ctx: MemberContext, text: string, agency: string): Understanding {
  return understand(text, { catalogue: ctx.plan!.catalogue, agency, today: ctx.today, t: ctx.t });
}

/** Opens the read-back of a message that reports, or says what is wrong with it where nothing of it can be taken. */
export async function takeLines(ctx: MemberContext, text: string, agency: AgencyOfPost): Promise<void> {
  const plan = ctx.plan!;
  if (plan.isArchive(ctx.today)) return say(ctx, ctx.t("reporting.archive", { year: plan.catalogue.year }));
  const lines = await readLines(text, dialogueContext(ctx, plan, agency));
  if (!lines) return;
  for (const foreign of foreignIn(ctx, text, agency)) await noteRefusal(ctx, foreign);
  if (lines.entries.length > 0 || lines.doubt) return openReport(ctx, draftOfLines(agency.id, lines), agency);
  await say(ctx, lines.refused.join("\n"));
}

/** What the message would write for others: tasks and agencies, and figures that this agency is not asked for. */
function foreignIn(ctx: MemberContext, text: string, agency: AgencyOfPost): string[] {
  const { problems, items } = read(ctx, text, agency.code);
  const asked = (code: string) =>
    ctx.plan!.catalogue.indicators.some((one) => one.code === code && one.agencies.includes(agency.code));
  return [
    ...problems.flatMap(({ foreign }) => foreign ?? []),
    ...items.flatMap((item) =>
      item.kind === "figure" && !asked(item.indicator) ? `${item.indicator} ${agency.code}` : [],
    ),
  ];
}

/** A message of this chat that was asked about, named by its inbox row; its text is kept there for some days. */
export async function takeEarlier(
  ctx: MemberContext,
  agency: AgencyOfPost,
  inboxId: string,
  plan: string | undefined,
): Promise<void> {
  const text = await findEarlierText(ctx, inboxId);
  if (text === null) return say(ctx, ctx.t("help.oldButton"));
  if (plan !== undefined) takePlan(ctx, planOfYear(ctx, Number(plan)));
  else {
    const which = await takePlanOfText(ctx, text, agency, BigInt(inboxId));
    if (which) return sendNew(ctx, which);
  }
  await takeLines(ctx, text, agency);
}

async function findEarlierText({ services, member }: MemberContext, inboxId: string): Promise<string | null> {
  if (!/^\d{1,18}$/.test(inboxId)) return null;
  const { channel, bot, chatId } = member;
  const row = await services.db.inboxUpdate.findFirst({
    where: { id: BigInt(inboxId), channel, bot, chatId: BigInt(chatId) },
    select: { update: true },
  });
  const update = row?.update as Partial<Update> | undefined;
  const message = update?.message ?? update?.edited_message;
  return message?.text ?? message?.caption ?? null;
}
