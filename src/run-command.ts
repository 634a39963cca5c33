import { once } from "node:events";
import pino from "pino";
import { type Config, readConfig } from "./config.js";
import { openDatabase } from "./database/open.js";
import { troubleOf } from "./database/trouble.js";
import { DatabaseUnavailable } from "./database/unavailable.js";
import { isDatabaseTrouble } from "./delivery/database-trouble.js";
import { describeError } from "./delivery/describe-error.js";
import type { CommandContext, CommandResult } from "./operator/command.js";
import { type Failure, failure, type Outcome } from "./outcome.js";
import { translator } from "./text/language.js";

const t = translator("vi");

/**
 * An expected failure: exit 1, with the sentence on stderr, where that is no terminal followed by
 * `{"error": {"code", "sentence"}}`; that alone on stdout with `--json`.
 */
export class CommandFailure extends Error {
  constructor(
    readonly failure: Failure,
    readonly options: Json,
  ) {
    super(failure.code);
  }
}

export interface Json {
  readonly json?: boolean;
}

/** A command for which an empty database is a good beginning makes one; any other says that there is none. */
export interface Opening {
  readonly makes?: boolean;
}

export function answer(
  options: Json,
  run: (context: CommandContext) => Promise<Outcome<CommandResult>>,
  opening: Opening = {},
): Promise<void> {
  return withDatabase(options, (context) => answerWith(options, () => run(context)), opening);
}

export async function answerWith(options: Json, run: () => Promise<Outcome<CommandResult>>): Promise<void> {
  const result = await whereDatabase(options, run);
  if (!result.ok) throw new CommandFailure(result, options);
  const { json, lines } = result.value;
  await print(options.json ? `${JSON.stringify(json)}\n` : `${lines.join("\n")}\n`);
}

export async function withDatabase(
  options: Json,
  run: (context: CommandContext) => Promise<void>,
  { makes = false }: Opening = {},
): Promise<void> {
  const config = configuration(options);
  await whereDatabase(options, async () => {
    const database = await openDatabase({
      ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
      dataDir: config.dataDir,
      visit: true,
      makes,
      log: pino({ level: "silent" }),
    });
    try {
      await run({ database, db: database.prisma, config, now: new Date(), t });
    } finally {
      await database.close();
    }
  });
}

/** A database that cannot be opened is an expected failure of any command. */
async function whereDatabase<Result>(options: Json, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const unavailable = unavailableOf(error);
    if (unavailable === null) throw error;
    const { code, detail } = unavailable;
    throw new CommandFailure(
      failure(code, (tt) => tt(`operator.database.${code}`, { detail })),
      options,
    );
  }
}

/** Also one that went away, or whose disk filled up, in the middle of the work. */
function unavailableOf(error: unknown): Pick<DatabaseUnavailable, "code" | "detail"> | null {
  if (error instanceof DatabaseUnavailable) return error;
  const detail = describeError(error).message;
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    const { code, meta } = at as { readonly code?: unknown; readonly meta?: { readonly code?: unknown } };
    // A file that a command writes elsewhere may be on a full disk too.
    if (code === "53100" || meta?.code === "53100" || (code !== "ENOSPC" && troubleOf(at) === "disk_full"))
      return { code: "disk_full", detail };
    at = at.cause;
  }
  return isDatabaseTrouble(error) ? { code: "unreachable", detail } : null;
}

export function configuration(options: Json): Config {
  const config = readConfig(process.env);
  if (!config.ok) throw new CommandFailure(config, options);
  return config.value;
}

/** Waits while the reader is slow, so that an export of any length passes through a pipe whole. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}
