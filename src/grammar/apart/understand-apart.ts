import type { Worker } from "node:worker_threads";
import { OneByOne } from "../../one-by-one.js";
import { startThread } from "../../start-thread.js";
import type { Catalogue } from "../../text/catalogue.js";
import { sourceOf } from "../../text/language.js";
import type { Context } from "../context.js";
import { isLong, refuseUnread } from "../limits.js";
import { recall, remember } from "../remembered.js";
import { tooMuch, understand } from "../understand.js";
import type { Understanding } from "../understanding.js";
import type { WorkerAnswer, WorkerRequest } from "./worker.js";

interface Order {
  readonly message: string;
  readonly context: Context;
}

export interface ApartOptions {
  /** Milliseconds from asking to the answer, waiting included. */
  readonly timeLimit?: number;
  /** Milliseconds without work after which the thread ends, and its memory is free. */
  readonly idleLimit?: number;
  /** For tests: another script in the thread's place. */
  readonly start?: () => Worker;
}

/**
 * Megabytes of the thread's own objects: a message that needs more is refused, and the process goes on. Reading a full one
 * makes some ten; where they do not fit among the young, the engine takes for old what is needed no more in a moment.
 */
export const readerLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 48 } as const;

/** Plans that the thread keeps; as many as are talked about at once. */
const SHELVES = 4;

/** Messages that wait behind the one that is read: a few for each update that is handled at once. */
const longestQueue = 200;

/**
 * What `understand` says of a message, without anybody waiting for a long one: that is read in a thread of its own. One that
 * takes too long there, or ends the thread, is refused as a whole, in the sentence for what says more than one reading
 * allows. Rejects for what nobody expects.
 */
export type UnderstandApart = (message: string, context: Context) => Promise<Understanding>;

/** The process's own: its thread begins with the first long message, and keeps no process alive. */
export const understandApart: UnderstandApart = openApart();

export function openApart(options: ApartOptions = {}): UnderstandApart {
  const { timeLimit = 20_000, idleLimit = 120_000, start = startWorker } = options;
  const thread = new OneByOne<Order, WorkerAnswer>({
    toRequest: toRequest(),
    ...{ start, timeLimit, idleLimit, longestQueue },
  });
  return async (message, context) => {
    if (!isLong(message) || refuseUnread(message, context.t) !== null) return understand(message, context);
    const before = recall(message, context);
    if (before) return before;
    const ended = await thread.ask({ message, context });
    if (ended.is !== "answered") return remember(message, context, tooMuch(context));
    const { answer } = ended;
    if (answer.is === "threw") throw answer.error;
    return remember(message, context, answer.understanding);
  };
}

/** A catalogue goes over once, and stays there until others have taken all the places. */
function toRequest() {
  const kept = new WeakMap<Worker, { catalogues: Catalogue[]; next: number }>();
  return (id: number, { message, context }: Order, worker: Worker): WorkerRequest => {
    const { catalogue, t, agency, today, open, isOfficeToo } = context;
    const there = kept.get(worker) ?? { catalogues: [], next: 0 };
    kept.set(worker, there);
    const known = there.catalogues.indexOf(catalogue);
    const shelf = known < 0 ? there.next : known;
    if (known < 0) {
      there.catalogues[shelf] = catalogue;
      there.next = (shelf + 1) % SHELVES;
    }
    const source = sourceOf(t)!;
    return {
      ...{ id, message, agency, today, shelf, language: source.language, plan: source.plan },
      ...(open === undefined ? {} : { open }),
      ...(isOfficeToo === undefined ? {} : { isOfficeToo }),
      ...(known < 0 ? { catalogue } : {}),
    };
  };
}

function startWorker(): Worker {
  return startThread(import.meta.url, "./worker", {
    name: "long messages",
    resourceLimits: readerLimits,
  });
}
