import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Prisma } from "../database/generated/client.js";
import type { AgencyOfPost } from "../people/roles.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { describeFigure, describeTask } from "./describe.js";
import { countFiles } from "./evidence/files.js";
import { findIssuedReceipts, type IssuedReceipt } from "./issued-receipt.js";
import { itemLabel, shorten } from "./labels.js";
import { stateWords } from "./receipt-text.js";

/** With the ways on and back the eight buttons of a screen. */
const PAGE = 5;
const longest = 60;

export interface ReceiptPage {
  readonly receipts: readonly { readonly id: number; readonly receipt: IssuedReceipt }[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** How many there are on all pages. */
  readonly count: number;
}

/** A page of an agency's receipts, whoever sent them, the newest first; also those of agencies that became part of it. */
export async function findReceipts(
  db: Prisma.TransactionClient,
  { id, formerIds = [] }: AgencyOfPost,
  asked: number,
  plans: readonly PlanInForce[],
): Promise<ReceiptPage> {
  const where = { agencyId: { in: [id, ...formerIds] } };
  const count = await db.receipt.count({ where });
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const page = Math.min(Math.max(Math.trunc(asked) || 1, 1), pages);
  const rows = await db.receipt.findMany({
    where,
    orderBy: { id: "desc" },
    skip: (page - 1) * PAGE,
    take: PAGE,
    select: { id: true },
  });
  const found = await findIssuedReceipts(
    db,
    rows.map((row) => row.id),
    plans,
  );
  return { receipts: rows.map((row) => ({ id: row.id, receipt: found.get(row.id)! })), page, pages, count };
}

export function receiptListMessage(
  { receipts, page, pages, count }: ReceiptPage,
  agency: AgencyOfPost,
  today: Day,
  t: Translate,
): Message {
  const work: Button = { label: t("reporting.work.mine"), data: action.work(agency.id) };
  if (count === 0) return { text: t("receipts.none", { agency: agency.name }), buttons: [[work]] };
  const turns: Button[] = [];
  if (page > 1) turns.push({ label: t("receipts.newer"), data: action.receipts(agency.id, page - 1) });
  if (page < pages) turns.push({ label: t("receipts.older"), data: action.receipts(agency.id, page + 1) });
  return {
    text: [
      t("receipts.head", { agency: agency.name, count }),
      ...receipts.map(({ receipt }) =>
        t("receipts.line", {
          number: receipt.number,
          when: formatMoment(receipt.issuedAt, today, t),
          what: [whatOf(receipt, t), countFiles(receipt.evidence, t)].filter(Boolean).join(" · "),
          time: stateWords(receipt, t),
        }),
      ),
    ].join("\n"),
    buttons: [
      ...receipts.map(({ id, receipt }): Button[] => [
        { label: t("receipts.open", { number: receipt.number }), data: action.receipt(id) },
      ]),
      ...(turns.length > 0 ? [turns] : []),
    ],
  };
}

/** Of one thing what was said of it, of several how many there are; of what takes back, what that was about. */
function whatOf({ items, issuedAt, undoes }: IssuedReceipt, t: Translate): string {
  const on = dayInVietnam(issuedAt);
  if (undoes) return shorten(undoes.stands.map((one) => itemLabel(one, t, on)).join(", "), longest);
  const [only, second] = items;
  if (!only || second) return t("reporting.receipt.lines", { count: items.length });
  const said = only.kind === "task" ? describeTask(only.duty, only, on, t) : describeFigure(only.figure, only, t);
  return shorten(said, longest);
}
