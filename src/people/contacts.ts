import type { Prisma } from "../database/generated/client.js";
import type { Naming } from "./names.js";
import { type AgencyOfPost, agencyOfPost } from "./roles.js";

/** Somebody who holds a post of an agency. */
export interface Contact extends Naming {
  readonly role: "focal_point" | "leader";
  readonly phone: string | null;
  /** By account, those that were not taken away; `stopped`: no message reaches it. */
  readonly accounts: readonly { readonly stopped: boolean }[];
  /** When any account last wrote; null where none has. */
  readonly lastSeenAt: Date | null;
}

export interface Contacts {
  /** Of one that is no more, the one that answers for it. */
  readonly agency: AgencyOfPost;
  readonly people: readonly Contact[];
}

/** Focal points first, then leaders, in the order in which they took the post. Null where no such agency is known. */
export async function contactsOf(db: Prisma.TransactionClient, code: string): Promise<Contacts | null> {
  const named = await db.agency.findFirst({
    where: { code },
    orderBy: { validFrom: "desc" },
    select: { ...agencyOfPost, heirId: true },
  });
  if (!named) return null;
  const { heirId, ...own } = named;
  const agency =
    heirId === null ? own : await db.agency.findUniqueOrThrow({ where: { id: heirId }, select: agencyOfPost });
  const holdings = await db.holding.findMany({
    where: { until: null, person: { leftAt: null }, post: { agencyId: agency.id } },
    orderBy: [{ since: "asc" }, { id: "asc" }],
    select: {
      post: { select: { role: true } },
      person: {
        select: {
          ...{ name: true, title: true, phone: true },
          accounts: {
            where: { removedAt: null },
            orderBy: { id: "asc" },
            select: { stoppedAt: true, lastSeenAt: true },
          },
        },
      },
    },
  });
  const people = holdings.map(
    ({ post, person: { accounts, ...person } }): Contact => ({
      ...person,
      role: post.role === "leader" ? "leader" : "focal_point",
      accounts: accounts.map(({ stoppedAt }) => ({ stopped: stoppedAt !== null })),
      lastSeenAt: accounts.reduce<Date | null>(
        (last, { lastSeenAt }) => (lastSeenAt && (!last || lastSeenAt > last) ? lastSeenAt : last),
        null,
      ),
    }),
  );
  return { agency, people: [...people].sort((a, b) => Number(a.role === "leader") - Number(b.role === "leader")) };
}
