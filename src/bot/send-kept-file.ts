import { GrammyError, InputFile } from "grammy";
import type { EvidenceFile } from "../reporting/evidence/evidence-of.js";
import type { FileKind } from "../reporting/evidence/files.js";
import { safeName } from "../reporting/evidence/stored-files.js";
import type { MemberContext } from "./context.js";

/** A file that somebody sent to one of the bots, as its row names it. */
export type SentBefore = Pick<EvidenceFile, "id" | "kind" | "name" | "channel" | "bot" | "fileId" | "storedAs">;

interface Sending {
  readonly caption: string;
  /** It is kept from being passed on, where the channel can do that. */
  readonly protect_content?: boolean;
}

/** By the channel's own id where the same bot was sent it, else its bytes. False where neither can be had. */
export async function sendKeptFile(ctx: MemberContext, file: SentBefore, options: Sending): Promise<boolean> {
  const { channel } = ctx.services;
  if (file.channel === channel.name && file.bot === channel.bot) {
    try {
      await again[file.kind](ctx, file.fileId, options);
      return true;
    } catch (error) {
      // The messenger no longer has it.
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    }
  }
  const bytes = channel.capabilities.sendsFiles ? await ctx.services.readKeptFile(file) : null;
  if (!bytes) return false;
  const upload = new InputFile(bytes, nameOf(file));
  await (file.kind === "photo" ? again.photo : again.document)(ctx, upload, options);
  return true;
}

type Send = (ctx: MemberContext, file: string | InputFile, options: Sending) => Promise<unknown>;

/** A file is sent again as what it was sent as: its id stands for nothing else. */
const again: Readonly<Record<FileKind, Send>> = {
  photo: (ctx, file, options) => ctx.replyWithPhoto(file, options),
  document: (ctx, file, options) => ctx.replyWithDocument(file, options),
  video: (ctx, file, options) => ctx.replyWithVideo(file, options),
  audio: (ctx, file, options) => ctx.replyWithAudio(file, options),
};

function nameOf({ kind, id, name }: SentBefore): string {
  return name === null ? `${id}${kind === "photo" ? ".jpg" : ""}` : safeName(name);
}
