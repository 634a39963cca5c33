import type { Prisma } from "../database/generated/client.js";
import { writeAudit } from "./audit.js";
import { postKey } from "./join.js";

type Tx = Prisma.TransactionClient;

interface AgencyRef {
  readonly id: number;
  readonly code: string;
}

export interface MovedPosts {
  readonly posts: number;
  /** Who goes on at the other agency, each once. */
  readonly personIds: readonly number[];
  /** Who was there already. */
  readonly hosts: readonly number[];
}

/**
 * Lets the people of an agency go on in the same role at another one, and the codes that nobody has used yet with them.
 * Their accounts stay; what they held before is a holding that has ended. `only`: this post alone, and no codes.
 */
export async function movePosts(
  tx: Tx,
  { from, to, now, only = null }: { from: AgencyRef; to: AgencyRef; now: Date; only?: number | null },
): Promise<MovedPosts> {
  const posts = await tx.post.findMany({
    where: { agencyId: from.id, holdings: { some: { until: null } }, ...(only === null ? {} : { id: only }) },
    orderBy: { id: "asc" },
    include: { holdings: { where: { until: null }, orderBy: { id: "asc" } } },
  });
  const personIds = new Set<number>();
  const hosts = await tx.holding.findMany({
    where: { until: null, post: { agencyId: to.id } },
    orderBy: { id: "asc" },
    select: { personId: true },
  });
  for (const { role, holdings } of posts) {
    const key = postKey(role, to.id);
    const post = await tx.post.upsert({
      where: { key },
      create: { key, role, agencyId: to.id },
      update: {},
      include: { holdings: { where: { until: null }, select: { personId: true } } },
    });
    const there = new Set(post.holdings.map(({ personId }) => personId));
    await tx.holding.updateMany({ where: { id: { in: holdings.map(({ id }) => id) } }, data: { until: now } });
    for (const { personId } of holdings) {
      personIds.add(personId);
      if (there.has(personId)) continue;
      there.add(personId);
      await tx.holding.create({ data: { postId: post.id, personId, since: now } });
    }
    await writeAudit(tx, {
      ...{ at: now, personId: null, action: "move" },
      ...{ subject: `${role} ${from.code}`, old: from.code, new: to.code },
    });
  }
  if (only === null)
    await tx.invitation.updateMany({ where: { agencyId: from.id, usedAt: null }, data: { agencyId: to.id } });
  return {
    posts: posts.length,
    personIds: [...personIds],
    hosts: [...new Set(hosts.map(({ personId }) => personId))].filter((id) => !personIds.has(id)),
  };
}

/** A post of a unit that is no more, for which somebody has to choose an agency. */
export interface OpenPost {
  readonly id: number;
  readonly role: "focal_point" | "leader";
  readonly agency: AgencyRef & { readonly name: string; readonly endedOn: Date };
  /** Codes of those that succeed it, where they are several. */
  readonly successors: readonly string[];
}

/** Posts that people hold at units that are no more, in their order; `agencyIds`: of these units alone. */
export async function findOpenPosts(
  db: Prisma.TransactionClient,
  agencyIds: readonly number[] | null = null,
): Promise<OpenPost[]> {
  const posts = await db.post.findMany({
    where: {
      holdings: { some: { until: null } },
      agency: { endedOn: { not: null }, ...(agencyIds === null ? {} : { id: { in: [...agencyIds] } }) },
    },
    orderBy: { id: "asc" },
    include: {
      agency: { include: { successors: { include: { successor: { select: { code: true, order: true } } } } } },
    },
  });
  return posts.map(({ id, role, agency }) => ({
    ...{ id, role: role as OpenPost["role"] },
    agency: { id: agency!.id, code: agency!.code, name: agency!.name, endedOn: agency!.endedOn! },
    successors: agency!.successors
      .map(({ successor }) => successor)
      .sort((one, other) => one.order - other.order)
      .map(({ code }) => code),
  }));
}
