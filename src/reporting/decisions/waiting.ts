import type { Prisma } from "../../database/generated/client.js";
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

/** How many askings wait for the office's yes or no. */
export async function countWaiting(db: Client): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT (SELECT count(*) FROM "Extension" e JOIN "Duty" d ON d.id = e."dutyId"
        WHERE e.state = 'asked' AND d."closedOn" IS NULL AND d."settledOn" IS NULL)::int
      + (SELECT count(*) FROM "LateChange" WHERE state = 'asked')::int AS count`;
  return row!.count;
}

/**
 * What waits for a decision, and what was returned and has not come back, oldest first.
 *
 * @param asked a page, or the first that has something returned
 */
export async function listWaiting(
  db: Client,
  asked: number | "returned",
  plans: readonly PlanInForce[],
): Promise<WaitingPage> {
  const rows = await db.$queryRaw<{ kind: WaitingItem["kind"]; id: number; at: Date }[]>`
    SELECT 'extension' AS kind, e.id, e.at FROM "Extension" e JOIN "Duty" d ON d.id = e."dutyId"
      WHERE e.state = 'asked' AND d."closedOn" IS NULL AND d."settledOn" IS NULL
    UNION ALL SELECT 'change', id, at FROM "LateChange" WHERE state = 'asked'
    UNION ALL SELECT 'return', id, at FROM "Return" WHERE state = 'open'
    ORDER BY at, kind, id`;
  const pages = Math.max(1, Math.ceil(rows.length / waitingOnPage));
  const isReturn = ({ kind }: { readonly kind: WaitingItem["kind"] }) => kind === "return";
  const wanted = asked === "returned" ? Math.floor(rows.findIndex(isReturn) / waitingOnPage) + 1 : asked;
  const page = Math.min(Math.max(Math.trunc(wanted) || 1, 1), pages);
  const items: WaitingItem[] = [];
  for (const { kind, id, at } of rows.slice((page - 1) * waitingOnPage, page * waitingOnPage)) {
    const item = await find(db, kind, id, plans);
    if (item) items.push({ ...item, at });
  }
  return { items, total: rows.length, returned: rows.filter(isReturn).length, page, pages };
}

type Found =
  | { readonly kind: "extension"; readonly asked: AskedExtension }
  | { readonly kind: "change"; readonly asked: AskedChange }
  | { readonly kind: "return"; readonly id: number; readonly returned: FoundReturn };

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
