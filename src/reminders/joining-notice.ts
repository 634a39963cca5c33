import { dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Prisma } from "../database/generated/client.js";
import { enqueue } from "../delivery/outbox.js";
import { channelTitle } from "../people/joining-text.js";
import { nameAtPost } from "../people/names.js";
import type { Role } from "../people/roles.js";
import { type PlanNames, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findBusyUntil } from "./addressee.js";

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
  const entries = colleagues.map(({ id }) => ({
    key: [joiningHead, holding.id, channel, id].join(":"),
    personId: id,
    kind: "notice",
    day: dayInVietnam(now),
    urgent: false,
    nextAt: now,
    expiresAt: null,
  }));
  return enqueue(db, entries, now);
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
  const colleague = await db.person.findFirst({
    where: { id: notice.personId, holdings: { some: { until: null, post: { agencyId: agency.id } } } },
    select: { language: true, accounts: { where: { removedAt: null }, select: { lastSeenAt: true } } },
  });
  if (!colleague) return "withdrawn";
  const until = await findBusyUntil(db, notice.personId, colleague.accounts, now);
  if (until) return { postpone: until };
  const t = translator(colleague.language === "en" ? "en" : "vi", plan);
  const text = t("reminders.joined", {
    who: nameAtPost(joined.person, { role: joined.post.role as Role, agency }, t),
    channel: channelTitle(channel, t),
    at: formatMoment(joined.since, dayInVietnam(now), t),
    agency: agency.name,
  });
  return { message: { text, buttons: [] } };
}
