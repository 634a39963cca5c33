import pino from "pino";
import { readConfig } from "../../config.js";
import { startProgram } from "../../program.js";
import { SandboxClock } from "../clock.js";
import { tellFacts } from "./facts.js";

/** The product on a database that is there, from a moment of Vietnam's civil time on: `node reminder-bot.js 2024-03-18T07:59`. */
const config = readConfig(process.env, { needsChannel: true });
if (!config.ok) throw new Error(config.code);
const program = await startProgram({
  config: config.value,
  clock: new SandboxClock(process.argv[2]!),
  log: pino({ level: config.value.logLevel }),
  host: "127.0.0.1",
});
tellFacts(() => program.idle());
process.once("SIGTERM", () => void program.stop().then(() => process.exit(0)));
process.send?.({ ready: true, address: program.address });
