import QRCode from "qrcode";
import { dayInVietnam, formatInstant } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import { type Outcome, success } from "../outcome.js";
import { deepLink, linkWords } from "../people/invitation-code.js";
import { createInvitation, createOwnInvitation, type Invitation, inviteAll } from "../people/invitations.js";
import type { CommandContext, CommandResult } from "./command.js";
import { table } from "./table.js";
import { telegramName } from "./telegram-name.js";

export interface InviteOptions {
  readonly leader?: boolean;
  readonly name?: string;
  readonly title?: string;
}

/** `invite STP`, `invite office|lead|admin`. */
export async function invite(
  { db, config, now, t }: CommandContext,
  target: string,
  options: InviteOptions,
): Promise<Outcome<CommandResult>> {
  const made = await createInvitation(db, { ...options, target, now });
  if (!made.ok) return made;
  return success(await invitationResult(made.value, await telegramName(db, config), now, t));
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
export async function inviteEverybody({ db, config, now, t }: CommandContext): Promise<CommandResult> {
  const name = await telegramName(db, config);
  const invitations = (await inviteAll(db, now)).map(({ agency, name: agencyName, code, expiresAt }) => ({
    agencyName,
    line: { agency, code, link: deepLink(name, code), expiresAt: formatInstant(expiresAt) },
  }));
  const rows = invitations.map(({ agencyName, line }) => [line.agency, line.code, line.link ?? "", agencyName]);
  return {
    json: invitations.map(({ line }) => line),
    lines: [...table(rows), t("operator.invite.count", { count: invitations.length })],
  };
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
