import { parentPort } from "node:worker_threads";
import type { Catalogue } from "../../text/catalogue.js";
import { type Language, type PlanNames, translator } from "../../text/language.js";
import type { Context } from "../context.js";
import { understand } from "../understand.js";
import type { Understanding } from "../understanding.js";

/** A message and what the grammar knows besides it, as far as that can go over to another thread. */
export interface WorkerRequest extends Omit<Context, "catalogue" | "t"> {
  readonly id: number;
  readonly message: string;
  readonly language: Language;
  readonly plan: PlanNames | null;
  /** Where the catalogue is kept here. */
  readonly shelf: number;
  /** What is put there first; absent where it is there. */
  readonly catalogue?: Catalogue;
}

export type WorkerAnswer = { readonly id: number } & (
  | { readonly is: "understood"; readonly understanding: Understanding }
  | { readonly is: "threw"; readonly error: Error }
);

/** Reads long messages one after another, so that nobody else waits for what one of them says. */
const port = parentPort!;
const shelves: Catalogue[] = [];

port.on("message", ({ id, message, language, plan, shelf, catalogue, ...about }: WorkerRequest) => {
  try {
    if (catalogue) shelves[shelf] = catalogue;
    const t = translator(language, plan);
    say({ id, is: "understood", understanding: understand(message, { ...about, catalogue: shelves[shelf]!, t }) });
  } catch (error) {
    say({ id, is: "threw", error: error instanceof Error ? error : new Error(typeof error) });
  }
});

function say(what: WorkerAnswer): void {
  port.postMessage(what);
}
