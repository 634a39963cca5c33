import { GrammyError, InputFile } from "grammy";
import type { ChannelName } from "../channels/channel.js";
import { agencyToReportFor, isOffice } from "../people/roles.js";
import { type EvidenceFile, findEvidence, readEvidenceOwner } from "../reporting/evidence/evidence-of.js";
import type { FileKind } from "../reporting/evidence/files.js";
import { safeName } from "../reporting/evidence/stored-files.js";
import type { MemberContext } from "./context.js";
import { refuseForeign } from "./refuse-foreign.js";
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
    if (await sendFile(ctx, file, ctx.t("evidence.caption", { agency, receipt, ...place }))) continue;
    const channel = ctx.t(`people.channel.${file.channel as ChannelName}`);
    await say(ctx, ctx.t("evidence.notHere", { ...place, channel }));
  }
}

/** By the channel's own id where the same bot was sent it, else from what was downloaded. False where neither can be had. */
async function sendFile(ctx: MemberContext, file: EvidenceFile, caption: string): Promise<boolean> {
  const { channel, storedFiles } = ctx.services;
  const options = { caption, protect_content: true };
  if (file.channel === channel.name && file.bot === channel.bot) {
    try {
      await again[file.kind](ctx, file.fileId, options);
      return true;
    } catch (error) {
      // The messenger no longer has it.
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    }
  }
  const bytes = file.storedAs === null ? null : await storedFiles.read(file.storedAs);
  if (!bytes) return false;
  const upload = new InputFile(bytes, nameOf(file));
  await (file.kind === "photo" ? again.photo : again.document)(ctx, upload, options);
  return true;
}

type Send = (
  ctx: MemberContext,
  file: string | InputFile,
  options: { readonly caption: string; readonly protect_content: boolean },
) => Promise<unknown>;

/** A file is sent again as what it was sent as: its id stands for nothing else. */
const again: Readonly<Record<FileKind, Send>> = {
  photo: (ctx, file, options) => ctx.replyWithPhoto(file, options),
  document: (ctx, file, options) => ctx.replyWithDocument(file, options),
  video: (ctx, file, options) => ctx.replyWithVideo(file, options),
  audio: (ctx, file, options) => ctx.replyWithAudio(file, options),
};

function nameOf({ kind, id, name }: EvidenceFile): string {
  return name === null ? `${id}${kind === "photo" ? ".jpg" : ""}` : safeName(name);
}
