import { findInvitableAgency } from "../people/invitations.js";
import {
  type Deciding,
  findWaitingWishes,
  findWish,
  grantWish,
  refuseWish,
  wishToJoin,
} from "../people/join-wishes.js";
import { describePost } from "../people/names.js";
import { formatPhone, maskPhone } from "../people/phone.js";
import { isAdministrator } from "../people/roles.js";
import { asksText, tellOfWish, tellWisher } from "../reminders/wish-notice.js";
import { shorten } from "../reporting/labels.js";
import { action, staying } from "../text/actions.js";
import { fold } from "../text/fold.js";
import type { Message } from "../text/message.js";
import { normalise } from "../text/normalise.js";
import type { BotContext, MemberContext } from "./context.js";
import { databaseId } from "./database-id.js";
import { done } from "./done.js";
import { numberKey } from "./joining.js";
import { askQuestion, type QuestionKind, type QuestionTurn } from "./question.js";
import { noteRefusal } from "./refuse-foreign.js";
import { say, sendNew } from "./show.js";
import { yesOrNo } from "./yes-or-no.js";

const longestName = 40;

/** A stranger's own number that no code was made out to: those who may let them in are asked, once. */
export async function askToBeLetIn(ctx: BotContext, phone: string): Promise<void> {
  const { now, inboxId, t, services } = ctx;
  const { channel, db } = services;
  const chat = { channel: channel.name, bot: channel.bot, chatId: ctx.chatId! };
  const wished = await wishToJoin(db, { ...chat, name: nameShown(ctx), phone, now, inboxId });
  if (wished.kind === "asked") await tellOfWish(db, wished, now);
  const key = { asked: "people.wish.sent", waits: "people.wish.waits", refused: "people.wish.refused" } as const;
  const isFull = wished.kind === "full";
  const text = t(isFull ? "people.number.unknown" : key[wished.kind], { phone: maskPhone(phone) });
  // Where nobody could be asked, it may be tried again.
  await sendNew(ctx, { text, buttons: [], numberKey: isFull ? numberKey(ctx) : "gone" });
}

/** As the messenger shows them to others, in one line without what cannot be seen. */
function nameShown({ from }: BotContext): string {
  const name = [from?.first_name, from?.last_name].filter((part) => part !== undefined).join(" ");
  return shorten(name.normalize("NFC").replace(/[\p{C}\s"]+/gu, " "), longestName);
}

/** Wishes on a screen, beside what else waits there. */
const mostListed = 3;

/**
 * The oldest wishes, in front of what waits for the office's decision, for those who decide on them too.
 *
 * @param how how one decides, where nothing else waits; else null
 */
export async function withWishes(ctx: MemberContext, waiting: Message, how: string | null): Promise<Message> {
  if (!isAdministrator(ctx.member)) return waiting;
  const { t } = ctx;
  const wishes = await findWaitingWishes(ctx.services.db, ctx.now);
  const [first] = wishes;
  if (!first) return waiting;
  const listed = wishes.slice(0, mostListed);
  const rest = wishes.length - listed.length;
  const lines = listed.map((wish) => asksText(wish, t));
  if (rest > 0) lines.push(t("people.wish.more", { count: rest }));
  const buttons = listed.map(({ id, phone }) => [
    { label: `${t("people.wish.grant")} ${maskPhone(phone)}`, data: staying(action.grantWish(id)) },
    { label: `${t("people.wish.refuse")} ${maskPhone(phone)}`, data: staying(action.refuseWish(id)) },
  ]);
  const text = [...lines, how ?? waiting.text].join("\n");
  return { ...waiting, text, buttons: [...buttons, ...waiting.buttons], protected: true };
}

/** [Đồng ý], [Từ chối] under what an administrator was told. */
export async function pressWish(ctx: MemberContext, [answer, typed]: readonly string[]): Promise<void> {
  const id = databaseId(typed);
  if (!(await mayDecide(ctx, id))) return;
  const { db } = ctx.services;
  if (answer === "no") {
    const refused = await refuseWish(db, id, decidingOf(ctx));
    if (!refused.ok) return say(ctx, refused.say(ctx.t));
    await tellWisher(db, { id, by: ctx.member.personId }, ctx.now);
    return say(ctx, ctx.t("people.wish.refusedNow"));
  }
  if (!(await findWish(db, id, ctx.now))) return say(ctx, ctx.t("people.wish.over"));
  await askQuestion(ctx, "wish", { id, agency: null, leader: false } satisfies Granting);
}

async function mayDecide(ctx: MemberContext, id: number): Promise<boolean> {
  if (isAdministrator(ctx.member)) return true;
  await noteRefusal(ctx, `wish ${id}`);
  await say(ctx, ctx.t("planChange.administratorOnly"));
  return false;
}

function decidingOf({ member, inboxId, now }: MemberContext): Deciding {
  return { by: member.personId, inboxId, now };
}

interface Granting {
  readonly id: number;
  /** The code of an agency; null where it was not said yet. */
  readonly agency: string | null;
  readonly leader: boolean;
}

/** For which agency whoever asked is let in, and the read-back of that. */
export const wishQuestion: QuestionKind = {
  async show(ctx, data, choice) {
    const { id, agency, leader } = data as Granting;
    const wish = await findWish(ctx.services.db, id, ctx.now);
    const shown = { name: wish?.name ?? "", phone: wish ? formatPhone(wish.phone) : "" };
    const named = agency === null ? null : await findInvitableAgency(ctx.services.db, agency);
    if (named?.ok) {
      const post = describePost({ role: leader ? "leader" : "focal_point", agency: named.value }, ctx.t);
      return { ...yesOrNo(ctx, ctx.t("people.wish.readBack", { ...shown, post }), choice), protected: true };
    }
    const leave = { label: ctx.t("common.cancel"), data: choice("leave") };
    return { text: ctx.t("people.wish.which", shown), buttons: [[leave]], expects: "figure", protected: true };
  },
  take: async (ctx, data, text) => takeAgency(ctx, data as Granting, text),
  async choose(ctx, data, value) {
    const { id, agency, leader } = data as Granting;
    if (value !== "yes" || agency === null || !(await mayDecide(ctx, id))) return { kind: "elsewhere" };
    const granted = await grantWish(ctx.services.db, id, { agency, leader }, decidingOf(ctx));
    if (!granted.ok) return done(granted.say(ctx.t));
    await tellWisher(ctx.services.db, { id, by: ctx.member.personId }, ctx.now);
    return done(ctx.t("people.wish.grantedNow"));
  },
};

/** "STP", "Sở Tư pháp", "lãnh đạo STP". */
async function takeAgency(ctx: MemberContext, granting: Granting, text: string): Promise<QuestionTurn> {
  const line = normalise(text).trim();
  const [head = ""] = /^(?:lanh dao|leader)(?: cua)? /.exec(fold(line)) ?? [];
  const agency = await findInvitableAgency(ctx.services.db, shorten(line.slice(head.length), 120));
  if (!agency.ok) return { kind: "ask", data: { ...granting, agency: null }, sentence: agency.say(ctx.t) };
  return { kind: "ask", data: { ...granting, agency: agency.value.code, leader: head !== "" } };
}
