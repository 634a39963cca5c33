import { dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Prisma } from "../database/generated/client.js";
import { describePost, displayName, type Naming } from "../people/names.js";
import { isOffice, type Role } from "../people/roles.js";
import { type PlanNames, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findAddressee, findTold } from "./addressee.js";
import { noticesTo } from "./notices.js";
import { findOfficePeople } from "./office-people.js";
import { putOut } from "./put-out.js";

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
  const others = office.filter((personId) => personId !== giverId);
  const told = [
    ...noticesTo([giverId], { key: `${heads.giver}:${invitationId}`, urgent: true }, now),
    ...noticesTo(others, { key: `${heads.office}:${invitationId}` }, now),
  ];
  await putOut(db, told, now);
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
  const told = await findAddressee(db, notice.personId, now);
  if (!used?.usedAt || !used.agency || !giver || !taker || !told) return "withdrawn";
  if (head === heads.office) {
    const member = await findTold(db, notice.personId, now);
    if (!member || !isOffice(member)) return "withdrawn";
  }
  if (told.busyUntil) return { postpone: told.busyUntil };
  const t = translator(told.language, plan);
  const post = { role: used.role as Role, agency: used.agency };
  const shown = (one: Naming) => (one.name ? displayName(one, null, t) : t("handOver.notice.unnamed"));
  const words = {
    ...{ post: describePost(post, t), from: shown(giver), to: shown(taker) },
    at: formatMoment(used.usedAt, dayInVietnam(now), t),
  };
  const text = t(head === heads.office ? "handOver.notice.office" : "handOver.notice.giver", words);
  return { message: { text, buttons: [], protected: true } };
}
