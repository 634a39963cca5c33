import type { Config } from "../config.js";
import type { Database } from "../database/connect.js";
import type { PrismaClient } from "../database/generated/client.js";
import type { Translate } from "../text/language.js";

/** What a command of the operator works with. */
export interface CommandContext {
  readonly database: Database;
  readonly db: PrismaClient;
  readonly config: Config;
  readonly now: Date;
  readonly t: Translate;
}

/** What a command answers: for programs as JSON, for people as lines. */
export interface CommandResult {
  readonly json: unknown;
  readonly lines: readonly string[];
}
