import pino from "pino";
import type { Config } from "../config.js";
import { copyRows } from "../database/copy-rows.js";
import { holdsDatabase } from "../database/embedded/place.js";
import { openDatabase } from "../database/open.js";
import { failure, type Outcome, success } from "../outcome.js";
import type { Translate } from "../text/language.js";
import type { CommandResult } from "./command.js";

/**
 * `move`: everything from the embedded database of DATA_DIR into the empty server database of DATABASE_URL. What is in
 * DATA_DIR stays as it is. Throws `DatabaseUnavailable`, as whatever opens a database.
 */
export async function moveToServer(
  { dataDir, databaseUrl }: Config & { readonly databaseUrl: string },
  t: Translate,
): Promise<Outcome<CommandResult, "nothing_to_move" | "bot_running" | "not_empty">> {
  if (!holdsDatabase(dataDir)) return failure("nothing_to_move", (tt) => tt("operator.move.nothing", { dataDir }));
  const log = pino({ level: "silent" });
  const source = await openDatabase({ dataDir, visit: true, log });
  try {
    // A running bot would go on writing into what is being left.
    if (source.embedded === null) return failure("bot_running", (tt) => tt("operator.move.botRunning"));
    const target = await openDatabase({ databaseUrl, dataDir, visit: true, log });
    try {
      const [from, to] = [await source.openSession(), await target.openSession()];
      try {
        const copied = await copyRows(from, to);
        if (copied === null) return failure("not_empty", (tt) => tt("operator.move.notEmpty"));
        return success({ json: copied, lines: [t("operator.move.done", { ...copied })] });
      } finally {
        await Promise.all([from.end(), to.end()]);
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
