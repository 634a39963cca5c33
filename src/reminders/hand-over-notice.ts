import { dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Prisma } from "../database/generated/client.js";
import { enqueue } from "../delivery/outbox.js";
import { describePost, displayName, type Naming } from "../people/names.js";
import { isOffice, type Role } from "../people/roles.js";
import { type PlanNames, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findBusyUntil, findTold } from "./addressee.js";
import { findOfficePeople } from "./office-people.js";

const heads = { giver: "handed-over", office: "handed-over-office" } as const;
/** How the keys begin of the rows that are put into the outbox here. */
export const handOverHeads: readonly string[] = Object.values(heads);

/** Tells the giver of a post and the office that it was taken over. By its key (code, person) it is harmless to ask again. */
export async function tellOfHandOver(
  db: Prisma.TransactionClient,
  { personId: giverId, invitationId }: { readonly personId: number; readonly invitationId: number },
  now: Date,
): Promise<void> {
  const office = await findOfficePeople(db, now);
  const told = [
    { head: heads.giver, personId: giverId },
    ...office.filter((personId) => personId !== giverId).map((personId) => ({ head: heads.office, personId })),
  ];
  const entries = told.map(({ head, personId }) => ({
    ...{ key: `${head}:${invitationId}:${personId}`, personId, kind: "notice", day: dayInVietnam(now) },
    ...{ urgent: head === heads.giver, nextAt: now, expiresAt: null },
  }));
  await enqueue(db, entries, now);
}

/**
 * Writes such a notice. The giver is told also where they hold nothing any more; of the office, who still is of it. Who is
 * in the middle of a report is told after it.
 */
export async function composeHandOverNotice(
  db: Prisma.TransactionClient,
  notice: { readonly key: string; readonly personId: number },
  plan: PlanNames | null,
  now: Date,
): Promise<{ readonly message: Message } | "withdrawn" | { readonly postpone: Date }> {
  const [head, id] = notice.key.split(":");
  const used = await db.invitation.findUnique({ where: { id: Number(id) }, include: { agency: true } });
  const people = await db.person.findMany({ where: { id: { in: [used?.giverId ?? 0, used?.usedBy ?? 0] } } });
  const giver = people.find((one) => one.id === used?.giverId);
  const taker = people.find((one) => one.id === used?.usedBy);
  const told = await db.person.findFirst({
    where: { id: notice.personId, leftAt: null },
    select: { language: true, accounts: { where: { removedAt: null }, select: { lastSeenAt: true } } },
  });
  if (!used?.usedAt || !used.agency || !giver || !taker || !told) return "withdrawn";
  if (head === heads.office) {
    const member = await findTold(db, notice.personId, now);
    if (!member || !isOffice(member)) return "withdrawn";
  }
  const until = await findBusyUntil(db, notice.personId, told.accounts, now);
  if (until) return { postpone: until };
  const t = translator(told.language === "en" ? "en" : "vi", plan);
  const post = { role: used.role as Role, agency: used.agency };
  const shown = (one: Naming) => (one.name ? displayName(one, null, t) : t("handOver.notice.unnamed"));
  const words = {
    ...{ post: describePost(post, t), from: shown(giver), to: shown(taker) },
    at: formatMoment(used.usedAt, dayInVietnam(now), t),
  };
  const text = t(head === heads.office ? "handOver.notice.office" : "handOver.notice.giver", words);
  return { message: { text, buttons: [], protected: true } };
}
