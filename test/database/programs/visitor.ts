// Opens the database of a DATA_DIR, says so, holds it until it hears "close" (or is killed) and answers what it is asked.
// Arguments: DATA_DIR, "serve" or "visit", patience in milliseconds.
import { createInterface } from "node:readline";
import { openDatabase } from "../../../src/database/open.js";
import { DatabaseUnavailable } from "../../../src/database/unavailable.js";

const [dataDir = "", role, patience] = process.argv.slice(2);
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const database = await openDatabase({
    dataDir,
    visit: role === "visit",
    patienceMs: Number(patience),
    log: { info: (...line: unknown[]) => say({ log: line.at(-1) }), error: () => {} },
  });
  say({ open: database.embedded === null ? "guest" : "owner", host: database.connection.host });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === "close") break;
    if (line === "count") {
      const count = () => database.prisma.setting.count();
      say(
        await count().then(
          (n) => ({ count: n }),
          (error: Error) => ({ error: error.message }),
        ),
      );
    }
    if (line === "write for ever") {
      for (let n = 0; ; n++) {
        await database.prisma.setting.create({ data: { key: `${process.pid}-${n}`, value: n } });
        say({ written: `${process.pid}-${n}` });
      }
    }
  }
  await database.close();
  say({ closed: true });
} catch (error) {
  if (!(error instanceof DatabaseUnavailable)) throw error;
  say({ unavailable: error.code, detail: error.detail });
}
