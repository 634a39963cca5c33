import { type Day, dayInVietnam } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { type Led, ledBy } from "../people/leave/leaders-told.js";
import type { Naming } from "../people/names.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { findIssuedReceipts, type IssuedReceipt } from "../reporting/issued-receipt.js";
import { translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { findTold, type Told } from "./addressee.js";
import { copiedAgencies } from "./copies.js";
import { dailyCopyMessage, receiptCopyMessage } from "./copy-text.js";
import { findOpenDuties } from "./digest-duties.js";
import { type DigestHours, digestHoursNow, digestHoursOf } from "./digest-hours.js";
import { insteadOfLeaders } from "./leave-text.js";

type Composed = { readonly message: Message } | "withdrawn" | { readonly postpone: Date };
type Client = Prisma.TransactionClient;

/** A receipt and by whom it was sent. */
export interface CopiedReceipt {
  readonly receipt: IssuedReceipt;
  readonly sender: Naming;
  /** The role of the sender there; null where they hold nothing there any more. */
  readonly role: "focal_point" | "leader" | null;
}

export interface CopyNeeds {
  readonly now: Date;
  readonly holidays: HolidayTable;
  readonly plans: readonly PlanInForce[];
  readonly plan: PlanInForce | null;
}

/** Writes a leader's copy as things stand now. Withdrawn where the person leads that agency no more and stands in for nobody there, or nothing is left. */
export async function composeCopy(
  db: Client,
  row: { readonly key: string; readonly personId: number; readonly day: Day },
  needs: CopyNeeds,
): Promise<Composed> {
  const told = await findTold(db, row.personId, needs.now);
  if (!told) return "withdrawn";
  const [, , what, receiptId] = row.key.split(":");
  if (what === "receipt") {
    const led = await ledBy(db, row.personId, dayInVietnam(needs.now), needs.now);
    return composeOne(db, Number(receiptId), { told, led }, needs);
  }
  const { due } = digestHoursOf(row.day);
  if (needs.now < due) return { postpone: due };
  const hours = digestHoursNow(needs.now, needs.holidays);
  if (!hours || hours.day !== row.day) return "withdrawn";
  return composeDaily(db, row.personId, { told, hours }, needs);
}

async function composeOne(
  db: Client,
  receiptId: number,
  { told, led }: { readonly told: Told; readonly led: readonly Led[] },
  { plans, plan, now }: CopyNeeds,
): Promise<Composed> {
  const ids = led.map(({ agency }) => agency.id);
  const [copied] = await readReceipts(db, [{ id: receiptId, agency: answeredBy(ids) }], plans);
  if (!copied) return "withdrawn";
  if (told.busyUntil) return { postpone: told.busyUntil };
  const t = translator(told.language, plan);
  const { agencyId } = copied.receipt;
  const of = led.find(({ agency }) => agency.id === agencyId) ?? (led.length === 1 ? led[0] : undefined);
  const instead = of ? insteadOfLeaders([of], new Set([of.agency.id]), t) : [];
  return { message: receiptCopyMessage(copied, { now, instead }, t) };
}

async function composeDaily(
  db: Client,
  personId: number,
  { told, hours }: { readonly told: Told; readonly hours: DigestHours },
  { plans, plan, holidays, now }: CopyNeeds,
): Promise<Composed> {
  const led = await copiedAgencies(db, personId, { hours, now }, holidays);
  const agencies = led.map(({ agency }) => agency);
  const daily = led.flatMap(({ agency, from }) => (from ? [{ id: agency.id, from }] : []));
  const receipts = await readReceipts(
    db,
    daily.map(({ id, from }) => ({
      ...{ issuedAt: { gte: from, lt: hours.due }, personId: { not: personId }, sample: false },
      agency: answeredBy([id]),
    })),
    plans,
  );
  const ids = agencies.map(({ id }) => id);
  const open = await findOpenDuties(db, ids, hours.day);
  const overdue = open.filter(({ dueOn }) => dueOn < hours.day);
  if (receipts.length === 0 && overdue.length === 0) return "withdrawn";
  if (told.busyUntil && told.busyUntil < hours.ends) return { postpone: told.busyUntil };
  const t = translator(told.language, plan);
  const since = new Date(Math.min(...daily.map(({ from }) => from.getTime())));
  const instead = insteadOfLeaders(led, new Set(ids), t);
  const own = led.some((one) => one.instead === null);
  return { message: dailyCopyMessage({ receipts, overdue, agencies, since, today: hours.day, instead, own }, t) };
}

/** Of the agency, or of an ended one for which it answers. */
function answeredBy(ids: readonly number[]): Prisma.AgencyWhereInput {
  return { OR: [{ id: { in: [...ids] } }, { heirId: { in: [...ids] } }] };
}

/** The earliest first. */
async function readReceipts(
  db: Client,
  where: readonly Prisma.ReceiptWhereInput[],
  plans: readonly PlanInForce[],
): Promise<CopiedReceipt[]> {
  if (where.length === 0) return [];
  const rows = await db.receipt.findMany({
    where: { OR: [...where] },
    orderBy: { id: "asc" },
    select: {
      id: true,
      agencyId: true,
      person: { select: { name: true, title: true, holdings: { select: { post: true } } } },
    },
  });
  const receipts = await findIssuedReceipts(
    db,
    rows.map(({ id }) => id),
    plans,
  );
  return rows.map(({ id, agencyId, person }) => {
    const held = person.holdings.filter(({ post }) => post.agencyId === agencyId).map(({ post }) => post.role);
    const role = held.includes("focal_point") ? "focal_point" : held.includes("leader") ? "leader" : null;
    return { receipt: receipts.get(id)!, sender: person, role };
  });
}
