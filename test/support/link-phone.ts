import type { PrismaClient } from "../../src/database/generated/client.js";
import { postKey } from "../../src/people/join.js";
import type { Messenger, Phone } from "../../src/sandbox/messenger.js";
import { ZaloStandIn } from "../../src/sandbox/zalo/stand-in.js";

const officeRoles: Readonly<Record<string, string>> = { office: "staff", lead: "lead", admin: "administrator" };

/**
 * Links a phone as if its owner had joined a day before `now`, and returns the person's id.
 *
 * @param posts 'STP', 'STP leader', or 'office', 'lead', 'admin'
 */
export async function linkPhone(
  db: PrismaClient,
  messenger: Messenger,
  phone: Phone,
  posts: readonly string[],
  now: Date,
): Promise<number> {
  messenger.meet(phone.id);
  const since = new Date(now.getTime() - 86_400_000);
  const chatId = await chatIdOf(db, messenger, phone);
  const held = [];
  for (const post of posts) held.push(await postOf(db, post));
  const person = await db.person.create({
    data: {
      joinedAt: since,
      accounts: { create: { channel: phone.channel, bot: phone.bot, chatId, linkedAt: since } },
      holdings: { create: held.map((post) => ({ since, post: { connectOrCreate: post } })) },
    },
  });
  return person.id;
}

async function postOf(db: PrismaClient, post: string) {
  const [place = "", leads] = post.split(" ");
  const role = officeRoles[post] ?? (leads === "leader" ? "leader" : "focal_point");
  const code = officeRoles[post] ? null : place;
  const agency = code === null ? null : await db.agency.findFirstOrThrow({ where: { code, endedOn: null } });
  const key = postKey(role, agency?.id ?? null);
  return { where: { key }, create: { key, role, ...(agency ? { agency: { connect: { id: agency.id } } } : {}) } };
}

/** The number under which the program knows the chat; Zalo's own is no number. */
async function chatIdOf(db: PrismaClient, messenger: Messenger, phone: Phone): Promise<bigint> {
  if (!(messenger instanceof ZaloStandIn)) return BigInt(phone.id.split(":")[1]!);
  const key = { channel: phone.channel, bot: phone.bot, externalId: messenger.accountOf(phone.id) };
  const chat = await db.chat.upsert({ where: { channel_bot_externalId: key }, create: key, update: {} });
  return chat.id;
}
