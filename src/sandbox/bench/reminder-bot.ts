import pino from "pino";
import { readConfig } from "../../config.js";
import { startProgram } from "../../program.js";
import { SandboxClock } from "../clock.js";
import { tellFacts } from "./facts.js";

/**
 * The product on a database that is there, from a moment of Vietnam's civil time on: `node reminder-bot.js 2024-03-18T07:59`.
 * `{ clock }` puts it to another, at which it does what is done every minute.
 */
const config = readConfig(process.env, { needsChannel: true });
if (!config.ok) throw new Error(config.code);
const clock = new SandboxClock(process.argv[2]!);
const program = await startProgram({
  config: config.value,
  clock,
  log: pino({ level: config.value.logLevel }),
  host: "127.0.0.1",
});
tellFacts(() => program.idle());
process.on("message", (asked: { readonly clock?: string } | string) => {
  if (typeof asked === "string" || asked.clock === undefined) return;
  clock.put(asked.clock);
  void program.tick();
});
process.once("SIGTERM", () => void program.stop().then(() => process.exit(0)));
process.send?.({ ready: true, address: program.address });
