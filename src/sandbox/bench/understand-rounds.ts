import { setImmediate as breathe } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { understand } from "../../grammar/understand.js";
import { bundledCatalogue } from "../../plan/catalogue.js";
import { fold } from "../../text/fold.js";
import { translator } from "../../text/language.js";
import { normalise } from "../../text/normalise.js";
import { asLong } from "./messages.js";

/** Milliseconds. */
export interface Taken {
  readonly clock: number;
  readonly processor: number;
}

/** Of one message, by each who writes it. */
export interface Round {
  readonly reading: readonly Taken[];
  readonly baseline: readonly Taken[];
}

/** Until what is read again and again is compiled. */
const warmUp = 10;
const writers = ["STP", "office"];

/**
 * Reads the messages in rounds, in the thread that the bench starts as the bot starts that of its long messages, until it is
 * ended: round by round, so that whatever else the machine does meets all, and no message is remembered when it comes again.
 */
const catalogue = await bundledCatalogue();
const t = translator("vi");
for (let round = -warmUp; ; round += 1) {
  const taken: Round[] = [];
  for (const [, text] of asLong) {
    const reading: Taken[] = [];
    for (const agency of writers) {
      reading.push(measure(() => understand(text, { catalogue, agency, today: "2024-06-14", t })));
      // As between two messages: what the engine puts off until nobody waits is done then.
      await breathe();
    }
    const baseline = writers.map(() => measure(() => fold(normalise(text)).split(/[^a-z0-9]+/)));
    taken.push({ reading, baseline });
  }
  if (round >= 0) parentPort!.postMessage(taken);
}

function measure(work: () => unknown): Taken {
  const before = process.cpuUsage();
  const began = performance.now();
  work();
  const clock = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1000 };
}
