import { Prisma } from "../../database/generated/client.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { type AskedExtension, findExtension } from "./extensions.js";
import { type AskedChange, findChange } from "./late-changes.js";
import { type FoundReturn, findReturn } from "./returns.js";

type Client = Prisma.TransactionClient;

/** One thing that waits for the office, or that the office waits for. */
export type WaitingItem = { readonly at: Date } & (
  | { readonly kind: "extension"; readonly asked: AskedExtension }
  | { readonly kind: "change"; readonly asked: AskedChange }
  | { readonly kind: "return"; readonly id: number; readonly returned: FoundReturn }
);

export interface WaitingPage {
  readonly items: readonly WaitingItem[];
  readonly total: number;
  /** How many of these the office waits for: they were sent back. */
  readonly returned: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/** How many stand on a screen: each with a yes and a no, beside the ways on. */
const waitingOnPage = 3;

/** What was asked and waits for the office's yes or no. */
const asked = Prisma.sql`
  SELECT 'extension' AS kind, e.id, e.at FROM "Extension" e JOIN "Duty" d ON d.id = e."dutyId"
    WHERE e.state = 'asked' AND d."closedOn" IS NULL AND d."settledOn" IS NULL
  UNION ALL SELECT 'change', id, at FROM "LateChange" WHERE state = 'asked'`;

type Row = { readonly kind: WaitingItem["kind"]; readonly id: number; readonly at: Date };

/** How many askings wait for the office's yes or no. */
export async function countWaiting(db: Client): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (${asked}) one`;
  return row!.count;
}

export interface AskedList {
  /** The first of them, oldest first: as many as stand on a screen. */
  readonly items: readonly WaitingItem[];
  readonly total: number;
}

/** What was asked from this moment on, or ever where null, and waits for a yes or no. */
export async function listAsked(db: Client, since: Date | null, plans: readonly PlanInForce[]): Promise<AskedList> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM (${asked}) one WHERE at >= ${since ?? new Date(0)} ORDER BY at, kind, id`;
  return { items: await findAll(db, rows.slice(0, waitingOnPage), plans), total: rows.length };
}

/**
 * What waits for a decision, and what was returned and has not come back, oldest first.
 *
 * @param wantedPage a page, or the first that has something returned
 */
export async function listWaiting(
  db: Client,
  wantedPage: number | "returned",
  plans: readonly PlanInForce[],
): Promise<WaitingPage> {
  const rows = await db.$queryRaw<Row[]>`
    ${asked}
    UNION ALL SELECT 'return', id, at FROM "Return" WHERE state = 'open'
    ORDER BY at, kind, id`;
  const pages = Math.max(1, Math.ceil(rows.length / waitingOnPage));
  const isReturn = ({ kind }: { readonly kind: WaitingItem["kind"] }) => kind === "return";
  const wanted = wantedPage === "returned" ? Math.floor(rows.findIndex(isReturn) / waitingOnPage) + 1 : wantedPage;
  const page = Math.min(Math.max(Math.trunc(wanted) || 1, 1), pages);
  const items = await findAll(db, rows.slice((page - 1) * waitingOnPage, page * waitingOnPage), plans);
  return { items, total: rows.length, returned: rows.filter(isReturn).length, page, pages };
}

type Found =
  | { readonly kind: "extension"; readonly asked: AskedExtension }
  | { readonly kind: "change"; readonly asked: AskedChange }
  | { readonly kind: "return"; readonly id: number; readonly returned: FoundReturn };

async function findAll(db: Client, rows: readonly Row[], plans: readonly PlanInForce[]): Promise<WaitingItem[]> {
  const items: WaitingItem[] = [];
  for (const { kind, id, at } of rows) {
    const item = await find(db, kind, id, plans);
    if (item) items.push({ ...item, at });
  }
  return items;
}

async function find(
  db: Client,
  kind: WaitingItem["kind"],
  id: number,
  plans: readonly PlanInForce[],
): Promise<Found | null> {
  if (kind === "extension") {
    const asked = await findExtension(db, id);
    return asked && { kind, asked };
  }
  if (kind === "change") {
    const asked = await findChange(db, id, plans);
    return asked && { kind, asked };
  }
  const returned = await findReturn(db, id, plans);
  return returned && { kind, id, returned };
}
