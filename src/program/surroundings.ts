import type { Logger } from "pino";
import type { Clock } from "../clock.js";
import type { Config } from "../config.js";
import type { Database } from "../database/connect.js";
import type { PlanInForce } from "../plan/plan-in-force.js";

/** What every part of the program is given. */
export interface Surroundings {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly database: Database;
  /** The imported plans, the earliest year first; read again after an import. */
  readonly plans: () => Promise<readonly PlanInForce[]>;
}
