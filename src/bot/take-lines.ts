import { writeAudit } from "../people/audit.js";
import type { AgencyOfPost } from "../people/roles.js";
import { readLines } from "../reporting/read-lines.js";
import { understand } from "../text/understand.js";
import type { Understanding } from "../text/understanding.js";
import type { MemberContext } from "./context.js";
import { dialogueContext } from "./dialogue-context.js";
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
  const { draft } = lines;
  if (draft.entries.length > 0 || draft.doubt) return openReport(ctx, draft, agency);
  await auditRefusals(ctx, text, agency);
  await sendNew(ctx, { text: draft.refused.join("\n"), buttons: [] });
}

/** Writing for what another agency leads is refused with a sentence and noted. */
async function auditRefusals(ctx: MemberContext, text: string, agency: AgencyOfPost): Promise<void> {
  const asOffice = read(ctx, text, "office");
  for (const item of asOffice.items) {
    if (item.kind !== "task") continue;
    const task = ctx.plan!.catalogue.tasks.find((one) => one.code === item.task);
    if (!task || task.leads.includes(agency.code)) continue;
    await writeAudit(ctx.services.db, {
      at: ctx.now,
      personId: ctx.member.personId,
      action: "refuse",
      subject: `${item.task} ${agency.code}`,
      inboxId: ctx.inboxId,
    });
  }
}
