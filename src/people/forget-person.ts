import type { Prisma } from "../database/generated/client.js";
import { writeAudit } from "./audit.js";
import { forgetWishes } from "./join-wishes.js";
import type { Removal } from "./remove-person.js";
import type { HeldPost, Role } from "./roles.js";

/** A chat that was a person's. */
export interface FormerChat {
  readonly channel: string;
  readonly bot: string;
  readonly chatId: bigint;
  /** The stretch in which it was theirs, where it is or was somebody else's too; null where all of it is theirs. */
  readonly stretch: { readonly from: Date; readonly until: Date } | null;
}

/** The chats that are or were a person's, but for those that were erased; each with when it was theirs. */
export async function chatsOf(tx: Prisma.TransactionClient, personId: number, now: Date): Promise<FormerChat[]> {
  const accounts = await tx.account.findMany({ where: { personId, chatId: { not: 0n } }, orderBy: { id: "asc" } });
  const chats: FormerChat[] = [];
  for (const { channel, bot, chatId, linkedAt, removedAt } of accounts) {
    const shared = await tx.account.count({ where: { channel, bot, chatId, personId: { not: personId } } });
    chats.push({ channel, bot, chatId, stretch: shared === 0 ? null : { from: linkedAt, until: removedAt ?? now } });
  }
  return chats;
}

/** What named a person, as it was before it was erased. */
export interface ForgottenPerson {
  readonly name: string | null;
  readonly title: string | null;
  readonly phone: string | null;
  /** Every post that they ever held, each once: by these they are shown from now on. */
  readonly posts: readonly HeldPost[];
  readonly chats: readonly FormerChat[];
}

/**
 * Erases what names a person who has left (Luật 91/2025/QH15 gives them the right): name, title and telephone number, here and in
 * invitations, and the ids of their chats. Reports, receipts and audit entries stay; they show the post. In the
 * caller's transaction, which erases what the other rooms hold of these chats.
 */
export async function forgetPerson(
  tx: Prisma.TransactionClient,
  { personId, by, now }: Removal,
): Promise<ForgottenPerson> {
  const { name, title, phone, holdings } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      holdings: { orderBy: { id: "asc" }, include: { post: { include: { agency: true } } } },
    },
  });
  const chats = await chatsOf(tx, personId, now);
  for (const { channel, bot, chatId, stretch } of chats) {
    if (stretch !== null) continue;
    await tx.wrongCode.deleteMany({ where: { channel, bot, chatId } });
    await forgetWishes(tx, { channel, bot, chatId });
  }
  const posts = holdings.map(({ post }) => ({ role: post.role as Role, agency: post.agency }));
  await forgetNames(tx, { personId, name, phone }, posts);
  await tx.person.update({ where: { id: personId }, data: { name: null, title: null, phone: null } });
  await tx.account.updateMany({ where: { personId }, data: { chatId: 0n, stopReason: null } });
  await writeAudit(tx, { at: now, personId: by, action: "remove", subject: `person ${personId}`, new: "forgotten" });
  const once = new Map(posts.map((post) => [`${post.role}:${post.agency?.code ?? ""}`, post]));
  return { name, title, phone, posts: [...once.values()], chats };
}

/** In the invitations that they used, and in those of their posts made out to the same name or number and never used. */
async function forgetNames(
  tx: Prisma.TransactionClient,
  { personId, name, phone }: { readonly personId: number; readonly name: string | null; readonly phone: string | null },
  posts: readonly HeldPost[],
): Promise<void> {
  const used = await tx.invitation.findMany({ where: { usedBy: personId }, select: { name: true, phone: true } });
  const names = [name, ...used.map((invitation) => invitation.name)].filter((one) => one !== null);
  const phones = [phone, ...used.map((invitation) => invitation.phone)].filter((one) => one !== null);
  const same = [{ name: { in: names } }, { phone: { in: phones } }];
  const madeOutTo = posts.map(({ role, agency }) => ({ role, agencyId: agency?.id ?? null, usedAt: null, OR: same }));
  await tx.invitation.updateMany({
    where: { OR: [{ usedBy: personId }, { personId }, ...madeOutTo] },
    data: { name: null, title: null, phone: null },
  });
}
