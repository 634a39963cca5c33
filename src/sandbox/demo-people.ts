import type { PrismaClient } from "../database/generated/client.js";
import { postKey } from "../people/join.js";
import type { Messenger, Phone } from "./messenger.js";
import type { TelegramStandIn } from "./telegram/stand-in.js";
import type { Trial } from "./trials.js";
import type { ZaloStandIn } from "./zalo/stand-in.js";

/** Somebody of the demo, with a phone in each messenger. */
export interface DemoPerson {
  readonly posts: readonly { readonly role: string; readonly agency: string | null }[];
  readonly phones: readonly { readonly phone: Phone; readonly account: () => string }[];
}

const ofFocalPoints = (report: string): readonly Trial[] => [
  { label: "work", text: "viec" },
  { label: "report", text: report, fillsIn: true, subject: "V.1" },
  { label: "figures", text: "chi tieu" },
];

const people = [
  {
    number: 5_000_001,
    owner: "Sở Tư pháp",
    trials: ofFocalPoints("V.1 hoàn thành 18/KH-STP 23/02/2024"),
    posts: [{ role: "focal_point", agency: "STP" }],
  },
  {
    number: 5_000_002,
    owner: "UBND huyện Di Linh",
    trials: ofFocalPoints("V.1 xong 15/KH-UBND 22/02/2024"),
    posts: [{ role: "focal_point", agency: "H679" }],
  },
  {
    number: 5_000_003,
    owner: "Văn phòng UBND tỉnh",
    trials: [
      { label: "summary", text: "tong hop" },
      { label: "silent", text: "don vi nao chua bao cao V.1", subject: "V.1" },
    ],
    posts: [
      { role: "staff", agency: null },
      { role: "focal_point", agency: "VPUBND" },
    ],
  },
  { number: 5_000_004, owner: "Người lạ", trials: [{ label: "code", text: "SYT" }], posts: [] },
] as const;

/** What the phone with this id offers while nothing was written on it. */
export function demoTrials(phoneId: string): readonly Trial[] {
  return people.find(({ number }) => phoneId.endsWith(`:${number}`))?.trials ?? [];
}

/** Puts a phone of each messenger into the hand of everybody. */
export function demoPhones({ telegram, zalo }: { telegram: TelegramStandIn; zalo: ZaloStandIn }): DemoPerson[] {
  return people.map(({ number, owner, posts }) => {
    const onTelegram = add(telegram, `telegram:${number}`, owner, posts.length > 0);
    const onZalo = add(zalo, `zalo:${number}`, owner, posts.length > 0);
    return {
      posts,
      phones: [
        { phone: onTelegram, account: () => String(number) },
        { phone: onZalo, account: () => zalo.accountOf(onZalo.id) },
      ],
    };
  });
}

function add(messenger: Messenger, id: string, owner: string, met: boolean): Phone {
  const phone = messenger.addPhone(id, owner);
  // Whoever has joined has written to the bot before.
  if (met) messenger.meet(id);
  return phone;
}

/** Links the phones as if their owners had joined with a code. Does nothing where they have. */
export async function joinDemoPeople(db: PrismaClient, demo: readonly DemoPerson[], now: Date): Promise<void> {
  for (const { posts, phones } of demo) {
    if (posts.length === 0) continue;
    const accounts = [];
    for (const { phone, account } of phones)
      accounts.push({ channel: phone.channel, bot: phone.bot, chatId: await chatIdOf(db, phone, account()) });
    if ((await db.account.count({ where: { OR: accounts } })) > 0) continue;
    const held = [];
    for (const post of posts) held.push(await postOf(db, post));
    await db.person.create({
      data: {
        joinedAt: now,
        accounts: { create: accounts.map((account) => ({ ...account, linkedAt: now })) },
        holdings: { create: held.map((post) => ({ since: now, post: { connectOrCreate: post } })) },
      },
    });
  }
}

async function postOf(db: PrismaClient, { role, agency }: { readonly role: string; readonly agency: string | null }) {
  const held = agency === null ? null : await db.agency.findFirstOrThrow({ where: { code: agency, endedOn: null } });
  const key = postKey(role, held?.id ?? null);
  return { where: { key }, create: { key, role, ...(held === null ? {} : { agency: { connect: { id: held.id } } }) } };
}

/** Telegram's chat ids are numbers; a Zalo chat gets one here, as it would at its first message. */
async function chatIdOf(db: PrismaClient, phone: Phone, account: string): Promise<bigint> {
  if (phone.channel === "telegram") return BigInt(account);
  const key = { channel: phone.channel, bot: phone.bot, externalId: account };
  const chat = await db.chat.upsert({ where: { channel_bot_externalId: key }, create: key, update: {} });
  return chat.id;
}
