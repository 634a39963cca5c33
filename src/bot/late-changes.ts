import { formatMoment } from "../calendar/formats.js";
import { tellOfAsking } from "../reminders/asked-notice.js";
import { askChange } from "../reporting/decisions/late-changes.js";
import { itemLabel } from "../reporting/labels.js";
import type { ReportDraft } from "../reporting/report-draft.js";
import type { MemberContext } from "./context.js";
import { holidaysOf } from "./rest-days.js";
import { sendNew, settleTapped } from "./show.js";

/** What was read back is locked: it goes to the office as it is, and nothing is recorded. Handled again, it says the same. */
export async function askOfficeToChange(
  ctx: MemberContext,
  { draftId, draft }: { readonly draftId: number; readonly draft: ReportDraft },
): Promise<void> {
  const { db, channel } = ctx.services;
  const { inboxId, now, today, t } = ctx;
  const { personId } = ctx.member;
  const wish = { draftId, draft, personId, channel: channel.name, inboxId, now };
  const { asked, replaces } = await askChange(db, wish, ctx.plans);
  await tellOfAsking(db, now, holidaysOf(ctx));
  const lines: string[] = [t("decisions.change.sent", { label: itemLabel(asked.about, t, today) })];
  if (replaces) lines.push(t("decisions.change.replaces", { when: formatMoment(replaces, today, t) }));
  await sendNew(ctx, { text: lines.join("\n"), buttons: [] });
  settleTapped(ctx);
}
