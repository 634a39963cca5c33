import { on } from "node:events";
import { cpus, loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { readerLimits, understandApart } from "../../grammar/apart/understand-apart.js";
import { rehearse } from "../../grammar/rehearse.js";
import { bundledCatalogue } from "../../plan/catalogue.js";
import { startThread } from "../../start-thread.js";
import { translator } from "../../text/language.js";
import { asLong } from "./messages.js";
import type { Round, Taken } from "./understand-rounds.js";

/**
 * What reading one message takes: ordinary ones, and hostile ones as long as Telegram lets them be, by the clock and by
 * processor time, which a machine that is busy with something else lengthens less. Beside each what any reader would have
 * to do with the same text: fold it and split it into words. They are read in a thread as the bot has one for long messages.
 * Then how late whoever else is served by the process was while
 * it was read as the bot reads it, long ones in a thread of their own; and over as long a time in which nothing was read.
 */
const most = { reading: 60, apart: 12 };
/** Milliseconds for the rounds of one kind: a slow machine does fewer, but at least `fewest`. */
const budget = { reading: 75_000, apart: 45_000 };
const fewest = 3;

const catalogue = await bundledCatalogue();
const t = translator("vi");
const times = asLong.map(() => ({
  reading: [] as Taken[],
  baseline: [] as Taken[],
  others: [] as number[],
  nobody: [] as number[],
}));
const rounds = { reading: 0, apart: 0 };
/** Whether there is time for one more; says on stderr how far it is, since the table comes at the end. */
function goesOn(kind: keyof typeof rounds, began: number): boolean {
  const done = rounds[kind];
  process.stderr.write(`\r${kind}: ${done} of ${most[kind]} rounds `);
  const isLast = done >= most[kind] || (done >= fewest && performance.now() - began > budget[kind]);
  if (isLast) process.stderr.write("\n");
  return !isLast;
}

const thread = startThread(import.meta.url, "./understand-rounds", { name: "rounds", resourceLimits: readerLimits });
let began = performance.now();
for await (const [taken] of on(thread, "message") as AsyncIterable<[readonly Round[]]>) {
  if (rounds.reading === 0) began = performance.now();
  for (const [index, one] of taken.entries()) {
    times[index]!.reading.push(...one.reading);
    times[index]!.baseline.push(...one.baseline);
  }
  rounds.reading += 1;
  if (!goesOn("reading", began)) break;
}
await thread.terminate();

// As the bot does before it answers anybody.
rehearse(catalogue, { today: "2024-06-13", t });
// Until its thread is there and knows the plan.
await understandApart(asLong.find(([, text]) => text.length > 1_000)![1], {
  catalogue,
  agency: "STP",
  today: "2024-06-13",
  t,
});
began = performance.now();
for (; goesOn("apart", began); rounds.apart += 1) {
  for (const [index, [, text]] of asLong.entries()) {
    // Another day each time, or it would be remembered.
    const day = `2024-06-${String(rounds.apart + 1).padStart(2, "0")}`;
    const [late, took] = await lateness(() => understandApart(text, { catalogue, agency: "office", today: day, t }));
    times[index]!.others.push(late);
    times[index]!.nobody.push((await lateness(() => pause(took)))[0]);
  }
}

const shares = [0.5, 0.99, 1];
const rows = asLong.map(([name, text], index) => {
  const { reading, baseline, others, nobody } = times[index]!;
  return [
    `${name} (${text.length})`.padEnd(30),
    ...cells(reading, "clock"),
    "  ",
    ...cells(reading, "processor"),
    "  ",
    ...cells(baseline, "clock"),
    "  ",
    ...[...lates(others), ...lates(nobody)].map((late) => late.toFixed(2).padStart(8)),
  ].join("");
});
const head = shares.map((share) => (share === 1 ? "max" : `p${share * 100}`).padStart(8)).join("");
const worstLate = (of: "others" | "nobody") =>
  [0, 1].map((place) => Math.max(...times.map((one) => lates(one[of])[place]!)).toFixed(1)).join(" and ");
const worst = (measured: keyof Taken) =>
  Math.max(...times.map(({ reading }) => part(reading, measured, 0.99))).toFixed(1);
process.stdout.write(
  [
    `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; milliseconds a message, ` +
      `${rounds.reading} rounds for each of two writers, ${rounds.apart} beside others`,
    `${"".padEnd(30)}${"by the clock".padStart(24)}  ${"processor".padStart(24)}  ${"fold and split".padStart(24)}  ${"others late, or so".padStart(32)}`,
    `${"".padEnd(30)}${head}  ${head}  ${head}  ${["p50", "max", "idle p50", "max"].map((name) => name.padStart(8)).join("")}`,
    ...rows,
    `worst p99: ${worst("clock")} by the clock, ${worst("processor")} of the processor`,
    `others late, worst p50 and max: ${worstLate("others")}; while nothing was read: ${worstLate("nobody")}`,
    "",
  ].join("\n"),
);

/** Milliseconds by which a timer that wants to run each millisecond was late at most, and for which the work took. */
async function lateness(work: () => Promise<unknown>): Promise<readonly [late: number, took: number]> {
  const began = performance.now();
  let [late, last] = [0, began];
  const look = () => {
    const now = performance.now();
    late = Math.max(late, now - last - 1);
    last = now;
  };
  const timer = setInterval(look, 1);
  await work();
  await pause(1);
  look();
  clearInterval(timer);
  return [late, performance.now() - began];
}

function lates(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
}

function cells(values: readonly Taken[], measured: keyof Taken): string[] {
  return shares.map((share) => part(values, measured, share).toFixed(2).padStart(8));
}

function part(values: readonly Taken[], measured: keyof Taken, share: number): number {
  const sorted = values.map((value) => value[measured]).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
