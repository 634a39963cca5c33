import pg from "pg";
import { expect, test } from "vitest";
import { createLog } from "../src/log.js";

test("an error is logged without the connection that it carries, its address or what was to be written", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });
  const client = new pg.Client("postgresql://an:ungchau@db.example/bot");
  const lost = Object.assign(new Error("terminating connection due to administrator command"), {
    code: "57P01",
    client,
    values: ["đã rà soát 12 TTHC"],
  });
  log.error({ err: lost }, "lost a database connection");
  log.error({ err: new Error("no postgresql://an:ungchau@db.example/bot") }, "cannot connect");
  expect(JSON.parse(lines[0]!)).toMatchObject({ err: { code: "57P01", message: lost.message } });
  expect(JSON.parse(lines[1]!)).toMatchObject({ err: { message: "no postgresql://an:[password]@db.example/bot" } });
  expect(lines.join()).not.toMatch(/ungchau|TTHC/);
});
