import { dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Prisma } from "../database/generated/client.js";
import { channelTitle } from "../people/joining-text.js";
import { nameAtPost } from "../people/names.js";
import type { Role } from "../people/roles.js";
import { type PlanNames, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findTold } from "./addressee.js";
import { noticesTo } from "./notices.js";
import { putOut } from "./put-out.js";

/** How the keys begin of the rows that `tellColleagues` puts into the outbox. */
export const joiningHead = "joined";

/**
 * Puts a notice into the outbox for everybody who answered for the agency before this person joined: a code that went
 * astray is seen by those who know who belongs there. The key (joining, colleague) makes it harmless to ask again.
 * Returns how many rows are new.
 */
export async function tellColleagues(
  db: Prisma.TransactionClient,
  joined: { readonly personId: number; readonly role: string; readonly agencyId: number; readonly channel: string },
  now: Date,
): Promise<number> {
  const { personId, role, agencyId, channel } = joined;
  const holding = await db.holding.findFirst({
    where: { personId, until: null, post: { role, agencyId } },
    orderBy: { id: "desc" },
  });
  if (!holding) return 0;
  const colleagues = await db.person.findMany({
    where: {
      id: { not: personId },
      holdings: { some: { until: null, id: { lt: holding.id }, post: { agencyId } } },
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const personIds = colleagues.map(({ id }) => id);
  return putOut(db, noticesTo(personIds, { key: `${joiningHead}:${holding.id}:${channel}` }, now), now);
}

/**
 * Writes such a notice as things stand now. Withdrawn where the one who joined has left again, or the one to be told no
 * longer answers for the agency; who is in the middle of a report is told after it.
 */
export async function composeJoiningNotice(
  db: Prisma.TransactionClient,
  notice: { readonly key: string; readonly personId: number },
  plan: PlanNames | null,
  now: Date,
): Promise<{ readonly message: Message } | "withdrawn" | { readonly postpone: Date }> {
  const [, holdingId, channel = ""] = notice.key.split(":");
  const joined = await db.holding.findFirst({
    where: { id: Number(holdingId), until: null },
    include: { person: true, post: { include: { agency: true } } },
  });
  const agency = joined?.post.agency;
  if (!joined || !agency) return "withdrawn";
  const told = await findTold(db, notice.personId, now);
  if (!told?.posts.some((post) => post.agency?.id === agency.id)) return "withdrawn";
  if (told.busyUntil) return { postpone: told.busyUntil };
  const t = translator(told.language, plan);
  const text = t("reminders.joined", {
    who: nameAtPost(joined.person, { role: joined.post.role as Role, agency }, t),
    channel: channelTitle(channel, t),
    at: formatMoment(joined.since, dayInVietnam(now), t),
    agency: agency.name,
  });
  return { message: { text, buttons: [] } };
}
