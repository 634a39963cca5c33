import { cpus, loadavg } from "node:os";
import { understand } from "../../grammar/understand.js";
import { bundledCatalogue } from "../../plan/catalogue.js";
import { fold } from "../../text/fold.js";
import { translator } from "../../text/language.js";
import { normalise } from "../../text/normalise.js";
import { hostile, ordinary } from "./messages.js";

/**
 * How long one message holds the process: ordinary ones, and hostile ones as long as Telegram lets them be, by the clock
 * and by processor time, which a machine that is busy with something else lengthens less. Beside each what any reader
 * would have to do with the same text: fold it and split it into words.
 */
const rounds = 60;
const warmUp = 5;
const longest = 4096;
const today = "2024-06-14";
const writers = ["STP", "office"] as const;

/** Milliseconds. */
interface Taken {
  readonly clock: number;
  readonly processor: number;
}

const catalogue = await bundledCatalogue();
const t = translator("vi");
const messages = [
  ...Object.entries(ordinary),
  ...Object.entries(hostile).map(([name, make]) => [name, make(longest)] as const),
];
const times = messages.map(() => ({ reading: [] as Taken[], baseline: [] as Taken[] }));
// Round by round, so that whatever else the machine does meets all, and no message is remembered when it comes again.
for (let round = -warmUp; round < rounds; round += 1) {
  for (const [index, [, text]] of messages.entries()) {
    for (const agency of writers) {
      const reading = measure(() => understand(text, { catalogue, agency, today, t }));
      const baseline = measure(() => fold(normalise(text)).split(/[^a-z0-9]+/));
      if (round < 0) continue;
      times[index]!.reading.push(reading);
      times[index]!.baseline.push(baseline);
    }
  }
}

const shares = [0.5, 0.99, 1];
const rows = messages.map(([name, text], index) => {
  const { reading, baseline } = times[index]!;
  return [
    `${name} (${text.length})`.padEnd(30),
    ...cells(reading, "clock"),
    "  ",
    ...cells(reading, "processor"),
    "  ",
    ...cells(baseline, "clock"),
  ].join("");
});
const head = shares.map((share) => (share === 1 ? "max" : `p${share * 100}`).padStart(8)).join("");
const worst = (measured: keyof Taken) =>
  Math.max(...times.map(({ reading }) => part(reading, measured, 0.99))).toFixed(1);
process.stdout.write(
  [
    `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; milliseconds a message, ` +
      `${rounds} rounds for each of ${writers.join(" and ")}`,
    `${"".padEnd(30)}${"by the clock".padStart(24)}  ${"processor".padStart(24)}  ${"fold and split".padStart(24)}`,
    `${"".padEnd(30)}${head}  ${head}  ${head}`,
    ...rows,
    `worst p99: ${worst("clock")} by the clock, ${worst("processor")} of the processor`,
    "",
  ].join("\n"),
);

function measure(work: () => unknown): Taken {
  const before = process.cpuUsage();
  const began = performance.now();
  work();
  const clock = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1000 };
}

function cells(values: readonly Taken[], measured: keyof Taken): string[] {
  return shares.map((share) => part(values, measured, share).toFixed(2).padStart(8));
}

function part(values: readonly Taken[], measured: keyof Taken, share: number): number {
  const sorted = values.map((value) => value[measured]).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
