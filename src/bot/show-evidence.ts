import type { ChannelName } from "../channels/channel.js";
import { agencyToReportFor, isOffice } from "../people/roles.js";
import { findEvidence, readEvidenceOwner } from "../reporting/evidence/evidence-of.js";
import type { MemberContext } from "./context.js";
import { refuseForeign } from "./refuse-foreign.js";
import { sendKeptFile } from "./send-kept-file.js";
import { say } from "./show.js";

/** As many as an album holds. */
const most = 10;

/**
 * Sends the pictures and files of a report to the office, or to the report's own agency; anybody else is refused, and that
 * is noted. They are protected from being passed on where the channel can do that.
 */
export async function showEvidence(ctx: MemberContext, named: string): Promise<void> {
  const owner = readEvidenceOwner(named);
  if (!owner) return say(ctx, ctx.t("help.oldButton"));
  const found = await findEvidence(ctx.services.db, owner);
  if (!found || !(isOffice(ctx.member) || agencyToReportFor(ctx.member, found.agencyId)))
    return refuseForeign(ctx, `evidence ${named}`);
  const { files, agencyName: agency, receipt } = found;
  if (files.length === 0) return say(ctx, ctx.t("evidence.none"));
  for (const [index, file] of files.slice(0, most).entries()) {
    const place = { index: index + 1, count: files.length };
    const caption = ctx.t("evidence.caption", { agency, receipt, ...place });
    if (await sendKeptFile(ctx, file, { caption, protect_content: true })) continue;
    const channel = ctx.t(`people.channel.${file.channel as ChannelName}`);
    await say(ctx, ctx.t("evidence.notHere", { ...place, channel }));
  }
}
