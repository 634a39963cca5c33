import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { formatLeaveDays, type Leave } from "../people/leave/leaves.js";
import { nameAtPost } from "../people/names.js";
import { action, staying } from "../text/actions.js";
import { type PlanNames, translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findTold } from "./addressee.js";
import { noticesTo } from "./notices.js";
import { putOut } from "./put-out.js";

const heads = { begins: "stand-in", ends: "stand-in-over" } as const;
/** How the keys begin of the rows that are put into the outbox here. */
export const standInHeads: readonly string[] = Object.values(heads);

/**
 * Puts a notice for each stand-in of a leave into the outbox, and for those who were to stand in and are not needed any
 * more. By its key (leave, person) it is harmless to ask again.
 */
export async function tellStandIns(
  db: Prisma.TransactionClient,
  { leave, over }: { readonly leave: Leave | null; readonly over: readonly Leave[] },
  now: Date,
): Promise<void> {
  const standing = new Set(leave?.standIns.map(({ personId }) => personId));
  const begins = leave ? noticesTo([...standing], { key: `${heads.begins}:${leave.id}`, urgent: true }, now) : [];
  const ends = over.flatMap(({ id, standIns }) => {
    const stood = new Set(standIns.map(({ personId }) => personId));
    const free = [...stood].filter((personId) => !standing.has(personId));
    return noticesTo(free, { key: `${heads.ends}:${id}`, urgent: true }, now);
  });
  await putOut(db, [...begins, ...ends], now);
}

/**
 * Writes such a notice as things stand now. Withdrawn where it no longer holds: the leave is over, or the one to be told
 * answers for nobody any more. Who is in the middle of a report is told after it.
 */
export async function composeLeaveNotice(
  db: Prisma.TransactionClient,
  notice: { readonly key: string; readonly personId: number },
  plan: PlanNames | null,
  now: Date,
): Promise<{ readonly message: Message } | "withdrawn" | { readonly postpone: Date }> {
  const [head, id] = notice.key.split(":");
  const leave = await db.leave.findUnique({ where: { id: Number(id) }, include: { standIns: true } });
  const told = await findTold(db, notice.personId, now);
  const absent = leave && (await db.person.findFirst({ where: { id: leave.personId, leftAt: null } }));
  if (!leave || !told || !absent) return "withdrawn";
  const isOver = head === heads.ends;
  if (isOver !== (leave.withdrawnAt !== null)) return "withdrawn";
  const of = leave.standIns.filter((one) => one.personId === notice.personId).map(({ agencyId }) => agencyId);
  const agencies = told.posts.flatMap(({ agency }) => (agency && of.includes(agency.id) ? [agency] : []));
  const [agency] = agencies;
  if (!agency) return "withdrawn";
  if (told.busyUntil) return { postpone: told.busyUntil };
  const t = translator(told.language, plan);
  const roles = await rolesAt(
    db,
    leave.personId,
    agencies.map(({ id }) => id),
  );
  const words = {
    who: agencies.map((one) => nameAtPost(absent, { role: roles.get(one.id)!, agency: one }, t)).join(", "),
    days: formatLeaveDays({ from: dayOf(leave.fromDay), to: dayOf(leave.toDay) }, t),
  };
  if (isOver) return { message: { text: t("leave.notice.over", words), buttons: [] } };
  const work = {
    label: t("reminders.work"),
    data: staying(agencies.length > 1 ? action.work() : action.work(agency.id)),
  };
  const leads = [...roles.values()].every((role) => role === "leader");
  const text = t(leads ? "leave.notice.leaderBegins" : "leave.notice.begins", words);
  return { message: { text, buttons: [[work]] } };
}

/** As what somebody is missed at these agencies: as focal point, or as leader where they only lead it. */
async function rolesAt(
  db: Prisma.TransactionClient,
  personId: number,
  agencyIds: readonly number[],
): Promise<ReadonlyMap<number, "focal_point" | "leader">> {
  const leading = await db.holding.findMany({
    where: { personId, until: null, post: { agencyId: { in: [...agencyIds] } } },
    select: { post: { select: { role: true, agencyId: true } } },
  });
  const held = (id: number, role: string) => leading.some(({ post }) => post.agencyId === id && post.role === role);
  const roleAt = (id: number) => (!held(id, "focal_point") && held(id, "leader") ? "leader" : "focal_point");
  return new Map(agencyIds.map((id) => [id, roleAt(id)]));
}
