import type { Day } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import type { Naming } from "../people/names.js";
import type { AgencyOfPost } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { findIssuedReceipts, type IssuedReceipt } from "../reporting/issued-receipt.js";
import { translator } from "../text/language.js";
import type { Message } from "../text/message.js";
import { agenciesLed, findTold, type Told } from "./addressee.js";
import { copiedSince } from "./copies.js";
import { dailyCopyMessage, receiptCopyMessage } from "./copy-text.js";
import { findOpenDuties } from "./digest-duties.js";
import { type DigestHours, digestHoursNow, digestHoursOf } from "./digest-hours.js";

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

/** Writes a leader's copy as things stand now. Withdrawn where the person leads that agency no more, or nothing is left. */
export async function composeCopy(
  db: Client,
  row: { readonly key: string; readonly personId: number; readonly day: Day },
  needs: CopyNeeds,
): Promise<Composed> {
  const told = await findTold(db, row.personId, needs.now);
  const agencies = told ? agenciesLed(told.posts) : [];
  if (!told || agencies.length === 0) return "withdrawn";
  const [, , what, receiptId] = row.key.split(":");
  if (what === "receipt") return composeOne(db, Number(receiptId), { told, agencies }, needs);
  const { due } = digestHoursOf(row.day);
  if (needs.now < due) return { postpone: due };
  const hours = digestHoursNow(needs.now, needs.holidays);
  if (!hours || hours.day !== row.day) return "withdrawn";
  return composeDaily(db, row.personId, { told, agencies, hours }, needs);
}

interface Leading {
  readonly told: Told;
  readonly agencies: readonly AgencyOfPost[];
}

async function composeOne(
  db: Client,
  receiptId: number,
  { told, agencies }: Leading,
  { plans, plan, now }: CopyNeeds,
): Promise<Composed> {
  const [copied] = await readReceipts(db, { id: receiptId }, agencies, plans);
  if (!copied) return "withdrawn";
  if (told.busyUntil) return { postpone: told.busyUntil };
  return { message: receiptCopyMessage(copied, now, translator(told.language, plan)) };
}

async function composeDaily(
  db: Client,
  personId: number,
  { told, agencies, hours }: Leading & { readonly hours: DigestHours },
  { plans, plan, holidays }: CopyNeeds,
): Promise<Composed> {
  const { copies, copiesSince, holdings } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      copies: true,
      copiesSince: true,
      holdings: { where: { until: null, post: { role: "leader" } }, select: { since: true } },
    },
  });
  const led = Math.min(...holdings.map(({ since }) => since.getTime()));
  const from = Math.max(copiedSince(hours, holidays).getTime(), copiesSince?.getTime() ?? 0, led);
  const issuedAt = { gte: new Date(from), lt: hours.due };
  const receipts =
    copies === "daily"
      ? await readReceipts(db, { issuedAt, personId: { not: personId }, sample: false }, agencies, plans)
      : [];
  const open = await findOpenDuties(
    db,
    agencies.map(({ id }) => id),
    hours.day,
  );
  const overdue = open.filter(({ dueOn }) => dueOn < hours.day);
  if (receipts.length === 0 && overdue.length === 0) return "withdrawn";
  if (told.busyUntil && told.busyUntil < hours.ends) return { postpone: told.busyUntil };
  const t = translator(told.language, plan);
  return { message: dailyCopyMessage({ receipts, overdue, agencies, since: new Date(from), today: hours.day }, t) };
}

/** Those of these agencies, or of ended ones for which they answer; the earliest first. */
async function readReceipts(
  db: Client,
  where: Prisma.ReceiptWhereInput,
  agencies: readonly AgencyOfPost[],
  plans: readonly PlanInForce[],
): Promise<CopiedReceipt[]> {
  const ids = agencies.map(({ id }) => id);
  const rows = await db.receipt.findMany({
    where: { ...where, agency: { OR: [{ id: { in: ids } }, { heirId: { in: ids } }] } },
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
