import type { Prisma } from "../database/generated/client.js";

/** What touches others. The words are kept in rows and stand in `export`: one is added, none is renamed. */
export type AuditAction =
  | "join"
  | "report"
  | "correct"
  | "undo"
  | "refuse"
  | "remove"
  | "return"
  | "withdraw"
  | "extend"
  | "approve"
  | "reopen"
  | "event"
  | "request"
  | "move"
  | "setting"
  | "hand_over"
  | "leave"
  | "import";

export interface AuditEntry {
  readonly at: Date;
  /** Who did it; null for the operator at the command line. */
  readonly personId: number | null;
  readonly action: AuditAction;
  /** What it was done to: 'V.1 STP 2024-02', 'focal_point STP'. Never a text of a report, never a code. */
  readonly subject: string;
  readonly old?: string | null;
  readonly new?: string | null;
  /** The update that caused it: written once for the same update, action and subject. */
  readonly inboxId?: bigint | null;
}

/** Writes one entry, in the caller's transaction where there is one, so that it stands exactly when the change does. */
export async function writeAudit(db: Prisma.TransactionClient, entry: AuditEntry): Promise<void> {
  const row = {
    at: entry.at,
    personId: entry.personId,
    action: entry.action,
    subject: entry.subject,
    old: entry.old ?? null,
    new: entry.new ?? null,
    inboxId: entry.inboxId ?? null,
  };
  if (row.inboxId !== null) {
    const same = { inboxId: row.inboxId, action: row.action, subject: row.subject };
    if (await db.audit.findFirst({ where: same, select: { id: true } })) return;
  }
  await db.audit.create({ data: row });
}
