import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import type { FileOrder } from "../../../src/summary/files/order.js";
import type { WorkerAnswer, WorkerRequest } from "../../../src/summary/files/worker.js";
import { openWorkshop } from "../../../src/summary/files/workshop.js";
import { translator } from "../../../src/text/language.js";

/** A thread that does what it is told. */
class Thread extends EventEmitter {
  readonly asked: WorkerRequest[] = [];
  ended = false;
  postMessage(request: WorkerRequest): void {
    this.asked.push(request);
  }
  answer(answer: WorkerAnswer): void {
    this.emit("message", answer);
  }
  make(): void {
    const { id } = this.asked.at(-1)!;
    this.answer({ id, is: "made", file: { name: `${id}.xlsx`, caption: "", bytes: new Uint8Array([id]) } });
  }
  unref(): void {}
  async terminate(): Promise<number> {
    this.ended = true;
    this.emit("exit", 1);
    return 1;
  }
}

const order: FileOrder = { kind: "workbook", query: "@2024-Q1", plan: 2024, at: 0, language: "vi" };

function open(options: { timeLimit?: number; longestQueue?: number; idleLimit?: number } = {}) {
  const threads: Thread[] = [];
  const start = () => {
    threads.push(new Thread());
    return threads.at(-1)! as unknown as Worker;
  };
  return { threads, workshop: openWorkshop({ connection: {}, start, ...options }) };
}

it("makes one file at a time, in the order in which they were asked for", async () => {
  const { threads, workshop } = open();
  const made = [workshop.make(order), workshop.make(order)];
  expect(threads[0]!.asked).toHaveLength(1);
  threads[0]!.make();
  expect(threads[0]!.asked).toHaveLength(2);
  threads[0]!.make();
  const names = (await Promise.all(made)).map((one) => one.ok && one.value.name);
  expect(names).toEqual(["1.xlsx", "2.xlsx"]);
  expect(threads).toHaveLength(1);
});

it("refuses what would wait too long", async () => {
  const { workshop } = open({ longestQueue: 1 });
  void workshop.make(order).catch(() => {});
  void workshop.make(order).catch(() => {});
  const third = await workshop.make(order);
  expect(third.ok === false && third.code).toBe("busy");
  await workshop.close();
});

it("ends a thread that takes too long, says so, and goes on in another", async () => {
  const { threads, workshop } = open({ timeLimit: 50 });
  const slow = await workshop.make(order);
  expect(slow.ok === false && slow.say(translator("vi"))).toContain("Lập tệp quá lâu");
  expect(threads[0]!.ended).toBe(true);
  const next = workshop.make(order);
  threads[1]!.make();
  expect((await next).ok).toBe(true);
});

it("survives the end of its thread: what was in hand fails, what waits goes on", async () => {
  const { threads, workshop } = open();
  const [first, second] = [workshop.make(order), workshop.make(order)];
  threads[0]!.emit("error", Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" }));
  const large = await first;
  expect(large.ok === false && large.code).toBe("large");
  expect(large.ok === false && large.say(translator("vi"))).toContain("Xin chọn hẹp hơn");
  expect(large.ok === false && large.say(translator("vi"))).not.toContain("{{");
  threads[1]!.make();
  expect((await second).ok).toBe(true);
  const third = workshop.make(order);
  threads[1]!.answer({ id: threads[1]!.asked.at(-1)!.id, is: "threw", error: new Error("surprise") });
  await expect(third).rejects.toThrow("surprise");
});

it("lets its thread go when there is nothing to do", async () => {
  const { threads, workshop } = open({ idleLimit: 1 });
  const made = workshop.make(order);
  const exit = new Promise((resolve) => threads[0]!.once("exit", resolve));
  threads[0]!.make();
  await made;
  await exit;
  expect(threads[0]!.ended).toBe(true);
});
