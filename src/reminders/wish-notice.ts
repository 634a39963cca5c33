import { dayInVietnam } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";
import { findAdministrators, findLastAdministrator } from "../people/administrators.js";
import { checkCode } from "../people/check-code.js";
import { findWish } from "../people/join-wishes.js";
import { channelTitle, offerMessage } from "../people/joining-text.js";
import { wishWaits } from "../people/judge-wish.js";
import type { ChatAddress } from "../people/member.js";
import { formatPhone } from "../people/phone.js";
import { isAdministrator } from "../people/roles.js";
import { action, staying } from "../text/actions.js";
import { type PlanNames, type Translate, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findTold } from "./addressee.js";
import { noticesTo } from "./notices.js";
import { putOut } from "./put-out.js";

/** How the key begins of what tells an asker what was decided. */
export const wishAnswerHead = "wish-answer";

type Composed = { readonly message: Message; readonly to?: ChatAddress } | "withdrawn" | { readonly postpone: Date };

const heads = { asked: "wish", answered: wishAnswerHead } as const;
/** How the keys begin of the rows that are put into the outbox here. */
export const wishHeads: readonly string[] = Object.values(heads);

/** For how long at most a chat waits after wrong codes. */
const hour = 60 * 60 * 1000;

/** Tells those who may decide that somebody asks to be let in. By its key (wish, person) it is harmless to ask again. */
export async function tellOfWish(
  db: Prisma.TransactionClient,
  { id, administrators }: { readonly id: number; readonly administrators: readonly number[] },
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + wishWaits);
  const notices = noticesTo(administrators, { key: `${heads.asked}:${id}` }, now);
  await putOut(
    db,
    notices.map((notice) => ({ ...notice, expiresAt })),
    now,
  );
}

/** Tells whoever asked what was decided. They are nobody yet: the row is of whoever decided, and goes to the asker's chat. */
export async function tellWisher(
  db: Prisma.TransactionClient,
  { id, by }: { readonly id: number; readonly by: number },
  now: Date,
): Promise<void> {
  const key = `${heads.answered}:${id}`;
  const row = { key, personId: by, kind: "notice", day: dayInVietnam(now), urgent: true, expiresAt: null };
  await putOut(db, [row], now);
}

/**
 * Tells who waited that nobody has answered: the rows are of an administrator, for who asked is nobody yet; where there is
 * none any more, of the last one, for their wishes end all the same.
 */
export async function tellOfLapsed(db: Prisma.TransactionClient, ids: readonly number[], now: Date): Promise<void> {
  const [administrator] = await findAdministrators(db);
  const by = administrator ?? (await findLastAdministrator(db));
  // Nobody asks where there has never been one.
  if (by === null) return;
  for (const id of ids) await tellWisher(db, { id, by }, now);
}

export async function composeWishNotice(
  db: Prisma.TransactionClient,
  notice: { readonly key: string; readonly personId: number },
  plan: PlanNames | null,
  now: Date,
): Promise<Composed> {
  const [head, id] = notice.key.split(":");
  if (head === heads.answered) return composeAnswer(db, Number(id), plan, now);
  const wish = await findWish(db, Number(id), now);
  const told = await findTold(db, notice.personId, now);
  if (!wish || !told || !isAdministrator(told)) return "withdrawn";
  if (told.busyUntil) return { postpone: told.busyUntil };
  const { channel } = await db.joinWish.findUniqueOrThrow({ where: { id: Number(id) } });
  const t = translator(told.language, plan);
  const offer = { yes: staying(action.grantWish(Number(id))), no: staying(action.refuseWish(Number(id))) };
  const buttons = [
    { label: t("people.wish.grant"), data: offer.yes },
    { label: t("people.wish.refuse"), data: offer.no },
  ];
  return { message: { text: asksText({ ...wish, channel }, t), buttons: [buttons], offer, protected: true } };
}

/** Who asks to be let in, with the whole number: those who decide telephone. */
export function asksText(
  { name, phone, channel }: { readonly name: string; readonly phone: string; readonly channel: string },
  t: Translate,
): string {
  return t("people.wish.asks", { name, phone: formatPhone(phone), channel: channelTitle(channel, t) });
}

/**
 * A yes offers what its code does; nothing where the code was used or has run out meanwhile. Who waited in vain is told so,
 * unless they have joined or asked anew.
 */
async function composeAnswer(
  db: Prisma.TransactionClient,
  id: number,
  plan: PlanNames | null,
  now: Date,
): Promise<Composed> {
  const wish = await db.joinWish.findUnique({ where: { id } });
  if (!wish?.endedAt) return "withdrawn";
  const t = translator("vi", plan);
  const chat = { bot: wish.bot, chatId: Number(wish.chatId) };
  const to = { ...chat, channel: wish.channel };
  if (wish.decidedBy === null) {
    const where = { channel: wish.channel, bot: wish.bot, chatId: wish.chatId };
    const hasJoined = (await db.account.count({ where: { ...where, removedAt: null } })) > 0;
    const asksAnew = (await db.joinWish.count({ where: { ...where, id: { gt: id } } })) > 0;
    return hasJoined || asksAnew ? "withdrawn" : { message: { text: t("people.wish.lapsed"), buttons: [] }, to };
  }
  if (wish.invitationId === null) return { message: { text: t("people.wish.refused"), buttons: [] }, to };
  const { code } = await db.invitation.findUniqueOrThrow({ where: { id: wish.invitationId } });
  const checked = await checkCode(db, { ...to, code, now, inboxId: null });
  if (!checked.ok) return checked.code === "too_many" ? { postpone: new Date(now.getTime() + hour) } : "withdrawn";
  const offered = offerMessage(checked.value, wish.channel, t);
  const message: Message = { ...offered, text: `${t("people.wish.granted")}\n${offered.text}` };
  return { message, to };
}
