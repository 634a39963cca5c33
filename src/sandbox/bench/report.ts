import type { Facts } from "./facts.js";
import type { Round } from "./people.js";

/** What was played with one bot, and what it said of itself afterwards. */
export interface Played {
  readonly rounds: readonly Round[];
  readonly facts: Facts | null;
}

/** One line: the product, the bot that stores, the bot that does not; as far as they were measured. */
export interface Figure {
  readonly name: string;
  readonly values: readonly number[];
  readonly digits: number;
}

interface Measure {
  readonly name: string;
  readonly digits: number;
  of(played: Played): number;
}

const mebibyte = 1_048_576;

export const rate: Measure = {
  name: "answers per second",
  digits: 1,
  of: ({ rounds }) => middle(rounds.map(({ waits, seconds }) => waits.length / seconds)),
};
export const loop: Measure = { name: "event loop p99, ms", digits: 0, of: ({ facts }) => facts?.loop ?? 0 };
export const processors: Measure = {
  name: "processor ms per answer",
  digits: 1,
  of: ({ rounds, facts }) => (facts?.cpu ?? 0) / rounds.reduce((sum, { waits }) => sum + waits.length, 0),
};
export const memory: Measure = { name: "memory, MB", digits: 0, of: ({ facts }) => (facts?.memory ?? 0) / mebibyte };
export const peak: Measure = {
  name: "memory at most, MB",
  digits: 0,
  of: ({ facts }) => (facts?.peak ?? 0) / mebibyte,
};

/** Of the waits of each round; the middle one of the rounds. */
export function part(share: number): Measure {
  const at = ({ waits }: Round) =>
    [...waits].sort((a, b) => a - b)[Math.min(waits.length - 1, Math.floor(waits.length * share))]!;
  return { name: `wait p${share * 100}, ms`, digits: 0, of: ({ rounds }) => middle(rounds.map(at)) };
}

export function figuresOf(kind: string, played: readonly Played[], measures: readonly Measure[]): Figure[] {
  return measures.map(({ name, digits, of }) => ({ name: `${kind}: ${name}`, values: played.map(of), digits }));
}

export function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export interface Report {
  readonly about: {
    readonly node: string;
    readonly cores: number;
    readonly load: number;
    readonly database: string;
    readonly people: number;
    readonly rounds: number;
    readonly inputs: number;
    readonly receipts: number;
  };
  readonly figures: readonly Figure[];
  /** What is not in the database as it was shown, in words. */
  readonly wrong: readonly string[];
  /** The table goes to stderr, and stdout is JSON and nothing else. */
  readonly json: boolean;
}

const bots = ["product", "storing", "echo"] as const;

export function report({ about, figures, wrong, json }: Report): void {
  const line = (...cells: string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(34) : cell.padStart(12))).join("");
  const { node, cores, load, database, people, rounds, inputs, receipts } = about;
  const lines = [
    `Node ${node}, ${cores} cores, load ${load.toFixed(1)}, ${database}; medians of ${rounds} rounds of ${people} people, ${inputs} inputs each`,
    line("", "product", "bare, stores", "bare echo", "of storing"),
    ...figures.map(({ name, values, digits }) => {
      const [product = 0, storing] = values;
      const cells = bots.map((_, index) => values[index]?.toFixed(digits) ?? "");
      return line(name, ...cells, storing === undefined ? "" : `${((product / storing) * 100).toFixed(0)} %`);
    }),
    `receipts shown: ${receipts}; in the database exactly once, with what they hold: ${wrong.length === 0 ? "all" : "NOT ALL"}`,
  ];
  (json ? process.stderr : process.stdout).write(`${lines.join("\n")}\n`);
  if (wrong.length > 0) process.stderr.write(`${wrong.join("\n")}\n`);
  if (!json) return;
  const named = figures.map(({ name, values }) => [
    name,
    Object.fromEntries(values.map((value, index) => [bots[index], value])),
  ]);
  process.stdout.write(
    `${JSON.stringify({ ...about, allReceiptsOnce: wrong.length === 0, figures: Object.fromEntries(named) })}\n`,
  );
}
