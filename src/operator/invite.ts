import { writeFile } from "node:fs/promises";
import QRCode from "qrcode";
import { dayInVietnam, formatInstant } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import { failure, type Outcome, success } from "../outcome.js";
import { deepLink, linkWords } from "../people/invitation-code.js";
import { createInvitation, createOwnInvitation, type Invitation, inviteAll } from "../people/invitations.js";
import { nameAtPost } from "../people/names.js";
import type { Role } from "../people/roles.js";
import type { CommandContext, CommandResult } from "./command.js";
import { invitationSheet, type SheetEntry, type WaysToJoin } from "./invitation-sheet.js";
import { table } from "./table.js";
import { telegramName } from "./telegram-name.js";

export interface InviteOptions {
  readonly leader?: boolean;
  readonly name?: string;
  readonly title?: string;
}

/** `invite STP`, `invite office|lead|admin`. `sheet`: a file to write what is to be printed into; null for none. */
export async function invite(
  context: CommandContext,
  target: string,
  options: InviteOptions,
  sheet: string | null,
): Promise<Outcome<CommandResult>> {
  const { db, config, now, t } = context;
  const made = await createInvitation(db, { ...options, target, now });
  if (!made.ok) return made;
  const name = await telegramName(db, config);
  const result = await invitationResult(made.value, name, now, t);
  if (sheet === null) return success(result);
  return writeSheet(context, sheet, [await toEntry(context, made.value, name)], result);
}

/** `invite --person 12`: a further account for somebody who has joined. */
export async function invitePerson(
  { db, config, now, t }: CommandContext,
  personId: number,
): Promise<Outcome<CommandResult>> {
  const made = await createOwnInvitation(db, { personId, now });
  if (!made.ok) return made;
  return success(await invitationResult(made.value, await telegramName(db, config), now, t));
}

/** `invite --all`: a code for every agency that nobody has joined. */
export async function inviteEverybody(context: CommandContext, sheet: string | null): Promise<Outcome<CommandResult>> {
  const { db, config, now, t } = context;
  const name = await telegramName(db, config);
  const invitations = (await inviteAll(db, now)).map(({ code, ...one }) => ({
    ...one,
    code,
    link: deepLink(name, code),
  }));
  const rows = invitations.map((one) => [one.agency, one.code, one.link ?? "", one.name]);
  const result = {
    json: invitations.map((one) => ({
      agency: one.agency,
      name: one.name,
      code: one.code,
      link: one.link,
      expiresAt: formatInstant(one.expiresAt),
    })),
    lines: [...table(rows), t("operator.invite.count", { count: invitations.length })],
  };
  if (sheet === null) return success(result);
  const entries = invitations.map((one) => ({ ...one, whom: t("people.post.focal_point", { agency: one.name }) }));
  return writeSheet(context, sheet, entries, result);
}

/** With the link as a QR code in the terminal, to be scanned from the screen or pasted into a letter. */
async function invitationResult(
  invitation: Invitation,
  name: string | null,
  now: Date,
  t: CommandContext["t"],
): Promise<CommandResult> {
  const { code, expiresAt } = invitation;
  const link = deepLink(name, code);
  return {
    json: { code, link, expiresAt: formatInstant(expiresAt) },
    lines: [
      t("operator.invite.code", { code, at: formatMoment(expiresAt, dayInVietnam(now), t) }),
      ...(link ? [`Telegram: ${link}`, await QRCode.toString(link, { type: "utf8", margin: 2 })] : []),
      `Zalo: ${linkWords(code)}`,
    ],
  };
}

async function toEntry(
  { db, t }: CommandContext,
  { code, expiresAt }: Invitation,
  name: string | null,
): Promise<SheetEntry> {
  const invited = await db.invitation.findUniqueOrThrow({ where: { code }, include: { agency: true } });
  const whom = nameAtPost(invited, { role: invited.role as Role, agency: invited.agency }, t);
  return { whom, code, link: deepLink(name, code), expiresAt };
}

/** Adds to a result that the sheet was written. Only its owner may read the file; one that is there is written over. */
export async function writeSheet(
  context: CommandContext,
  file: string,
  entries: readonly SheetEntry[],
  result: CommandResult,
): Promise<Outcome<CommandResult, "unwritable_sheet">> {
  const { t } = context;
  const sheet = await invitationSheet(entries, await waysToJoin(context), t);
  try {
    await writeFile(file, sheet, { mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return failure("unwritable_sheet", (tt) => tt("operator.sheet.unwritable", { file, reason: code }));
  }
  return success({ ...result, lines: [...result.lines, t("operator.sheet.written", { file })] });
}

/** By the environment of this command, or what has run on this database; all where neither says anything. */
async function waysToJoin({ db, config }: CommandContext): Promise<WaysToJoin> {
  const ran = await db.channelState.findMany({ distinct: ["channel"], select: { channel: true } });
  const has = (channel: string) => ran.some((state) => state.channel === channel);
  const telegram = config.telegram !== null || has("telegram");
  const zalo = config.zalo.tokens.length > 0 || has("zalo");
  return telegram || zalo ? { telegram, zalo } : { telegram: true, zalo: true };
}
