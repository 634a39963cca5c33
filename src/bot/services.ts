import type { Logger } from "pino";
import type { Channel } from "../channels/channel.js";
import type { Clock } from "../clock.js";
import type { PrismaClient } from "../database/generated/client.js";
import type { PlanReader } from "../plan/plan-in-force.js";
import type { EvidenceFile } from "../reporting/evidence/evidence-of.js";
import type { Workshop } from "../summary/files/workshop.js";

export interface QuotaUse {
  readonly bot: string;
  readonly sent: number;
  readonly messages: number;
  readonly people: number;
  readonly seats: number;
}

/** What the bot needs of the rest of the program. */
export interface Services {
  readonly db: PrismaClient;
  readonly clock: Clock;
  readonly log: Logger;
  readonly channel: Channel;
  /** The imported plans with their holidays, the earliest year first; read again after an import. */
  readonly plans: PlanReader;
  /** What people sent with reports, or the office with a request; null where it cannot be had. */
  readKeptFile(file: Pick<EvidenceFile, "channel" | "bot" | "fileId" | "storedAs">): Promise<Uint8Array | null>;
  /** Workbooks, documents and pictures of the office's numbers; the agencies' own workbooks, made and read. */
  readonly files: Pick<Workshop, "make" | "read">;
  /** What was reported has changed: the reminders that name it follow, later. */
  onReported?(): void;
  /** What the bots have used this month of what their plans allow; none where no channel counts. */
  quotas(): Promise<readonly QuotaUse[]>;
}
