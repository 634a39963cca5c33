import { expect, test, vi } from "vitest";
import { failure, success } from "../../../src/outcome.js";
import type { FileOrder } from "../../../src/summary/files/order.js";
import { shareFiles } from "../../../src/summary/files/share-files.js";

const order: FileOrder = {
  kind: "workbook",
  query: "@2024-Q1",
  plan: 2024,
  at: Date.parse("2024-03-20T08:30:00+07:00"),
  language: "vi",
};
const file = { name: "a.xlsx", caption: "a", bytes: new Uint8Array(1) };

test("what several people want in one minute is made once", async () => {
  const make = vi.fn(async () => success(file));
  const shared = shareFiles(make);
  const made = await Promise.all([shared(order), shared({ ...order, at: order.at + 20_000 })]);
  expect(made.map((one) => one.ok)).toEqual([true, true]);
  expect(make).toHaveBeenCalledTimes(1);
});

test.each<Partial<FileOrder>>([
  { kind: "progress" },
  { query: "@2024-Q2" },
  { plan: 2025 },
  { language: "en" },
  { at: order.at + 60_000 },
])("another %o is another file", async (change) => {
  const make = vi.fn(async () => success(file));
  const shared = shareFiles(make);
  await shared(order);
  await shared({ ...order, ...change });
  expect(make).toHaveBeenCalledTimes(2);
});

test("what did not come about is tried again", async () => {
  const make = vi.fn(async () => failure("busy", (t) => t("files.busy")));
  const shared = shareFiles(make);
  await shared(order);
  await shared(order);
  expect(make).toHaveBeenCalledTimes(2);
});

test("so is what failed in a way that nobody expects", async () => {
  const make = vi.fn(() => Promise.reject(new Error("gone")));
  const shared = shareFiles(make);
  await expect(shared(order)).rejects.toThrow("gone");
  await expect(shared(order)).rejects.toThrow("gone");
  expect(make).toHaveBeenCalledTimes(2);
});
