import { formatDay } from "../calendar/formats.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { findAdministrators } from "../people/administrators.js";
import { translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findAddressee } from "./addressee.js";
import { noticesTo } from "./notices.js";
import { type Planned, putOut } from "./put-out.js";

type Client = Prisma.TransactionClient;

const heads = { moved: "moved", ended: "ended", open: "open-post" } as const;
/** How the keys begin of the rows that are put into the outbox here. */
export const successionHeads: readonly string[] = Object.values(heads);

/** Tells these people of a successor which agency became part of it. The key makes it harmless to ask again. */
export async function tellOfSuccession(
  db: Client,
  { from, to, personIds }: { readonly from: number; readonly to: number; readonly personIds: readonly number[] },
  now: Date,
): Promise<number> {
  return putOut(db, noticesTo([...new Set(personIds)], { key: `${heads.moved}:${from}:${to}` }, now), now);
}

/** Tells the people of an agency that ended that somebody has to choose for them, and administrators that they have to. */
export async function tellOfOpenPosts(
  db: Client,
  posts: readonly { readonly id: number; readonly agency: { readonly id: number } }[],
  now: Date,
): Promise<number> {
  if (posts.length === 0) return 0;
  const administrators = await findAdministrators(db);
  const told: Planned[] = [];
  for (const { id, agency } of posts) {
    told.push(...noticesTo(await holdersAt(db, agency.id), { key: `${heads.ended}:${agency.id}` }, now));
    told.push(...noticesTo(administrators, { key: `${heads.open}:${id}` }, now));
  }
  return putOut(db, told, now);
}

/**
 * Writes such a notice as things stand now. Withdrawn where it no longer holds: somebody has chosen, or the person to be
 * told holds the post no more. Who is in the middle of a report is told after it.
 */
export async function composeSuccessionNotice(
  db: Client,
  notice: { readonly key: string; readonly personId: number },
  now: Date,
): Promise<{ readonly message: Message } | "withdrawn" | { readonly postpone: Date }> {
  const person = await findAddressee(db, notice.personId, now);
  if (!person) return "withdrawn";
  if (person.busyUntil) return { postpone: person.busyUntil };
  const text = await textOf(db, notice, translator(person.language));
  return text === null ? "withdrawn" : { message: { text, buttons: [] } };
}

async function textOf(
  db: Client,
  { key, personId }: { readonly key: string; readonly personId: number },
  t: ReturnType<typeof translator>,
): Promise<string | null> {
  const [head, first, second] = key.split(":");
  if (head === heads.moved) {
    const succession = await db.agencySuccession.findUnique({
      where: { predecessorId_successorId: { predecessorId: Number(first), successorId: Number(second) } },
      include: { predecessor: true, successor: true },
    });
    const held = await db.holding.findFirst({
      where: { personId, until: null, post: { agencyId: Number(second) } },
      orderBy: { id: "asc" },
      include: { post: true },
    });
    if (!succession || !held) return null;
    const { day, predecessor, successor } = succession;
    const role = held.post.role === "leader" ? "leader" : "focal_point";
    const alike = predecessor.name === successor.name;
    return t(succession.kind === "answers" ? `agencies.goesOn.${role}` : `agencies.becomes.${role}`, {
      day: formatDay(dayOf(day)),
      from: alike ? t("agencies.old", { name: predecessor.name }) : predecessor.name,
      to: alike ? t("agencies.new", { name: successor.name }) : successor.name,
    });
  }
  const post = await db.post.findFirst({
    where: {
      ...(head === heads.open ? { id: Number(first) } : { agencyId: Number(first) }),
      agency: { endedOn: { not: null } },
      holdings: { some: { until: null, ...(head === heads.open ? {} : { personId }) } },
    },
    include: { agency: true },
  });
  const agency = post?.agency;
  if (!post || !agency) return null;
  const about = { day: formatDay(dayOf(agency.endedOn!)), from: agency.name };
  return head === heads.open ? t("agencies.toChoose", { ...about, post: post.id }) : t("agencies.ends", about);
}

async function holdersAt(db: Client, agencyId: number): Promise<readonly number[]> {
  const people = await db.person.findMany({
    where: { leftAt: null, holdings: { some: { until: null, post: { agencyId } } } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return people.map(({ id }) => id);
}
