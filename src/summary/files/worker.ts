import { parentPort, workerData } from "node:worker_threads";
import { dayInVietnam } from "../../calendar/day.js";
import { connectPrisma, type Database } from "../../database/connect.js";
import { type PlanInForce, planReader } from "../../plan/plan-in-force.js";
import { plansInForce, usualPlan } from "../../plan/which-plan.js";
import { type OwnRead, readOwnWorkbook } from "../../reporting/own-workbook/read-own.js";
import { translator } from "../../text/language.js";
import { makeOwnWorkbook } from "../own-workbook/make-own.js";
import { makeFile } from "./make-file.js";
import type { FileOrder, MadeFile, NoFile, OwnOrder, ReadingOrder } from "./order.js";

/** What the thread is started with. */
export interface WorkerStart {
  readonly connection: Database["connection"];
}

export interface WorkerRequest {
  readonly id: number;
  readonly order: FileOrder | OwnOrder | ReadingOrder;
}

export type WorkerAnswer = { readonly id: number } & (
  | { readonly is: "made"; readonly file: MadeFile }
  | { readonly is: "read"; readonly read: OwnRead }
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
    const now = new Date(order.at);
    if (order.kind === "read") return say({ id, is: "read", read: await readFile(order, all, now) });
    const plan = all.find(({ year }) => year === order.plan);
    if (!plan) throw new Error("the plan of an ordered file is gone");
    const t = translator(order.language, plan);
    const inForce = plansInForce(all, dayInVietnam(now));
    const older = inForce.includes(plan) ? inForce.filter(({ year }) => year < plan.year) : [];
    const made =
      order.kind === "own"
        ? await makeOwnWorkbook(order, { db, plan, now, t })
        : await makeFile(order, { db, plan, older, plans: all, now, t });
    if (!made.ok) return say({ id, is: "refused", code: made.code, sentence: made.say(t) });
    // Bytes of their own, so that they can go over without being copied.
    const bytes = made.value.bytes.slice();
    say({ id, is: "made", file: { ...made.value, bytes } }, [bytes.buffer]);
  } catch (error) {
    say({ id, is: "threw", error: error instanceof Error ? error : new Error(typeof error) });
  }
}

function readFile(
  { bytes, personId, agencies, language }: ReadingOrder,
  all: readonly PlanInForce[],
  now: Date,
): Promise<OwnRead> {
  const t = translator(language, usualPlan(all, dayInVietnam(now)));
  return readOwnWorkbook(bytes, { db, plans: all, now, t, personId, agencies });
}

function say(what: WorkerAnswer, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(what, [...transfer]);
}
