import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { openApart } from "../../src/grammar/apart/understand-apart.js";
import type { WorkerRequest } from "../../src/grammar/apart/worker.js";
import { understand } from "../../src/grammar/understand.js";
import type { Catalogue } from "../../src/text/catalogue.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";

const catalogue = await testCatalogue();
const context = { catalogue, agency: "STP", today: "2024-06-14", t: translator("vi") };
const refusal = "Tin có nhiều ý quá để đọc một lần, chưa ghi nhận gì. Gửi thành nhiều tin, mỗi tin vài dòng.";
let times = 0;
/** One that was not read before. */
const longMessage = () => `V.1 xong 18/KH-STP 23/2\n${`V.2 đang làm ${++times}% đã rà soát thủ tục\n`.repeat(20)}`;

/** A thread that does what it is told. */
class Thread extends EventEmitter {
  readonly asked: WorkerRequest[] = [];
  ended = false;
  postMessage(request: WorkerRequest): void {
    this.asked.push(request);
  }
  answer(sentence: string): void {
    const understanding = { ...understand("", context), sentence };
    this.emit("message", { id: this.asked.at(-1)!.id, is: "understood", understanding });
  }
  unref(): void {}
  async terminate(): Promise<number> {
    this.ended = true;
    this.emit("exit", 1);
    return 1;
  }
}

function open(options: { timeLimit?: number } = {}) {
  const threads: Thread[] = [];
  const start = () => {
    threads.push(new Thread());
    return threads.at(-1)! as unknown as Worker;
  };
  return { threads, understandApart: openApart({ start, ...options }) };
}

it("reads short messages, and refuses those that are too long, without a thread", async () => {
  const { threads, understandApart } = open();
  expect((await understandApart("V.1 xong 18/KH-STP 23/2", context)).items).toHaveLength(1);
  expect((await understandApart("a".repeat(5_000), context)).sentence).toContain("5000 ký tự");
  expect((await understandApart("V.1 xong\n".repeat(100), context)).problems[0]!.sentence).toContain("100 dòng");
  expect(threads).toEqual([]);
});

it("sends a plan once, and again once others have taken its place", async () => {
  const { threads, understandApart } = open();
  const sent = async (one: Catalogue) => {
    const understood = understandApart(longMessage(), { ...context, catalogue: one });
    threads[0]!.answer("đã đọc");
    expect((await understood).sentence).toBe("đã đọc");
    const { shelf, catalogue: brought } = threads[0]!.asked.at(-1)!;
    return { shelf, year: brought?.year };
  };
  const plans = [2025, 2026, 2027, 2028].map((year) => ({ ...catalogue, year }));
  expect(await sent(catalogue)).toEqual({ shelf: 0, year: 2024 });
  expect(await sent(catalogue)).toEqual({ shelf: 0, year: undefined });
  for (const [index, plan] of plans.entries())
    expect(await sent(plan)).toEqual({ shelf: (index + 1) % 4, year: plan.year });
  expect(await sent(catalogue)).toEqual({ shelf: 1, year: 2024 });
});

it("reads a message once, however often it is asked for", async () => {
  const { threads, understandApart } = open();
  const text = longMessage();
  const asked = understandApart(text, context);
  threads[0]!.answer("đã đọc");
  const first = await asked;
  expect(await understandApart(text, context)).toBe(first);
  expect(threads[0]!.asked).toHaveLength(1);
});

it("refuses what takes too long, and reads on in another thread that knows no plan", async () => {
  const { threads, understandApart } = open({ timeLimit: 50 });
  const slow = await understandApart(longMessage(), context);
  expect(slow.problems.map(({ sentence }) => sentence)).toEqual([refusal]);
  expect(threads[0]!.ended).toBe(true);
  const next = understandApart(longMessage(), context);
  expect(threads[1]!.asked[0]!.catalogue).toBe(catalogue);
  threads[1]!.answer("đã đọc");
  expect((await next).sentence).toBe("đã đọc");
});

it("refuses what ends the thread, and reads what waited behind it", async () => {
  const { threads, understandApart } = open();
  const [first, second] = [understandApart(longMessage(), context), understandApart(longMessage(), context)];
  threads[0]!.emit("error", Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" }));
  expect((await first).problems.map(({ sentence }) => sentence)).toEqual([refusal]);
  threads[1]!.answer("đã đọc");
  expect((await second).sentence).toBe("đã đọc");
});
