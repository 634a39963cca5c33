import { expect, test } from "vitest";
import { answerWith, CommandFailure } from "../src/run-command.js";
import { translator } from "../src/text/language.js";

const t = translator("vi");
const prisma = (message: string, more: object) =>
  Object.assign(new Error(`\nInvalid invocation in\nsrc/x.ts:1\n  1 secret\n${message}`), {
    name: "PrismaClientKnownRequestError",
    ...more,
  });

test.each([
  ["unreachable", prisma("Can't reach database server", { code: "P1001" })],
  ["unreachable", new Error("Connection terminated unexpectedly")],
  ["disk_full", prisma("could not extend file: No space left on device", { code: "P2010", meta: { code: "53100" } })],
  ["disk_full", new Error("wrapped", { cause: prisma("No space left on device", {}) })],
])("a database that fails midway is %s, in one sentence", async (code, error) => {
  const failed = await answerWith({}, () => Promise.reject(error)).catch((thrown: unknown) => thrown);
  if (!(failed instanceof CommandFailure)) throw failed;
  expect(failed.failure.code).toBe(code);
  expect(failed.failure.say(t)).not.toMatch(/\n|secret/);
});

test("a fault of the program is not called one of the database", async () => {
  const fault = new TypeError("x is not a function");
  await expect(answerWith({}, () => Promise.reject(fault))).rejects.toBe(fault);
});
