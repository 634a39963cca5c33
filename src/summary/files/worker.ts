import { parentPort, workerData } from "node:worker_threads";
import { dayInVietnam } from "../../calendar/day.js";
import { connectPrisma, type Database } from "../../database/connect.js";
import { planReader } from "../../plan/plan-in-force.js";
import { plansInForce } from "../../plan/which-plan.js";
import { translator } from "../../text/language.js";
import { makeFile } from "./make-file.js";
import type { FileOrder, MadeFile, NoFile } from "./order.js";

/** What the thread is started with. */
export interface WorkerStart {
  readonly connection: Database["connection"];
}

export interface WorkerRequest {
  readonly id: number;
  readonly order: FileOrder;
}

export type WorkerAnswer = { readonly id: number } & (
  | { readonly is: "made"; readonly file: MadeFile }
  | { readonly is: "refused"; readonly code: NoFile["code"]; readonly sentence: string }
  | { readonly is: "threw"; readonly error: Error }
);

/** Makes files one after another, with a connection of its own, so that nobody who chats waits for one. */
const port = parentPort!;
const db = connectPrisma((workerData as WorkerStart).connection, { error() {} });
const plans = planReader(db);

port.on("message", (request: WorkerRequest) => void answer(request));

async function answer({ id, order }: WorkerRequest): Promise<void> {
  try {
    const all = await plans();
    const plan = all.find(({ year }) => year === order.plan);
    const now = new Date(order.at);
    if (!plan) throw new Error("the plan of an ordered file is gone");
    const t = translator(order.language, plan);
    const inForce = plansInForce(all, dayInVietnam(now));
    const older = inForce.includes(plan) ? inForce.filter(({ year }) => year < plan.year) : [];
    const made = await makeFile(order, { db, plan, older, plans: all, now, t });
    if (!made.ok) return say({ id, is: "refused", code: made.code, sentence: made.say(t) });
    // Bytes of their own, so that they can go over without being copied.
    const bytes = made.value.bytes.slice();
    say({ id, is: "made", file: { ...made.value, bytes } }, [bytes.buffer]);
  } catch (error) {
    say({ id, is: "threw", error: error instanceof Error ? error : new Error(typeof error) });
  }
}

function say(what: WorkerAnswer, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(what, [...transfer]);
}
