import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pino from "pino";
import type { ChannelName } from "../../channels/channel.js";
import { readConfig } from "../../config.js";
import { startProgram } from "../../program.js";
import { SandboxClock } from "../clock.js";
import { tellFacts } from "./facts.js";

/** What the product is told when it is measured: `node product-bot.js '{…}'`, the rest from the environment. */
export interface Wish {
  /** Vietnam's civil time at the start. */
  readonly at: string;
  /** Who has joined: their account as the messenger knows it, and for which agency. */
  readonly people: readonly {
    readonly channel: ChannelName;
    readonly account: string;
    readonly agency: string;
  }[];
  /** Rows of the table `Setting`. */
  readonly settings?: Readonly<Record<string, object>>;
}

const [said] = process.argv.slice(2);
const wish = JSON.parse(said!) as Wish;
const config = readConfig(process.env, { needsChannel: true });
if (!config.ok) throw new Error(config.code);

// In a process of its own: a bot that `npm start` starts finds its plan imported, and holds nothing of what that takes.
const filling = fork(fileURLToPath(new URL("./fill-product.js", import.meta.url)), [said!], { execArgv: [] });
const [code] = await once(filling, "exit");
if (code !== 0) throw new Error(`the database could not be filled: ${code}`);

const program = await startProgram({
  config: config.value,
  clock: new SandboxClock(wish.at),
  log: pino({ level: config.value.logLevel }),
  host: "127.0.0.1",
});

tellFacts(() => program.idle());
process.once("SIGTERM", () => void program.stop().then(() => process.exit(0)));
process.send?.({ ready: true, address: program.address });
