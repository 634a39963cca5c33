import { cpus, loadavg } from "node:os";
import { bundledCatalogue } from "../../plan/catalogue.js";
import { fold } from "../../text/fold.js";
import { translator } from "../../text/language.js";
import { normalise } from "../../text/normalise.js";
import { understand } from "../../text/understand.js";
import { hostile, ordinary } from "./messages.js";

/**
 * How long one message holds the process, in milliseconds: ordinary ones, and hostile ones as long as Telegram lets them
 * be. Beside each what any reader would have to do with the same text: fold it and split it into words.
 */
const rounds = 40;
const warmUp = 3;
const longest = 4096;
const today = "2024-06-14";
const writers = ["STP", "office"] as const;

const catalogue = await bundledCatalogue();
const t = translator("vi");
const messages = [
  ...Object.entries(ordinary),
  ...Object.entries(hostile).map(([name, make]) => [name, make(longest)] as const),
];

const times = messages.map(() => ({ reading: [] as number[], baseline: [] as number[] }));
// Round by round, so that whatever else the machine does meets all, and no message is read twice in a row.
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

const cells = (values: readonly number[]) => [0.5, 0.99, 1].map((share) => part(values, share).toFixed(2).padStart(9));
const worst = Math.max(...times.map(({ reading }) => part(reading, 0.99)));
process.stdout.write(
  [
    `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; milliseconds a message, ` +
      `${rounds} rounds for each of ${writers.join(" and ")}`,
    ["".padEnd(26), ...["p50", "p99", "max"].map((name) => name.padStart(9)), "   fold and split: p50, p99, max"].join(
      "",
    ),
    ...messages.map(([name, text], index) => {
      const { reading, baseline } = times[index]!;
      return `${`${name} (${text.length})`.padEnd(26)}${cells(reading).join("")}   ${cells(baseline).join("")}`;
    }),
    `worst p99: ${worst.toFixed(2)} ms`,
    "",
  ].join("\n"),
);

function measure(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function part(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
