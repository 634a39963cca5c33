import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/database/open.js";
import { testDataDir, testFolder } from "../support/database.js";
import { Program } from "./program.js";

const log = { info() {}, error() {} };
const rounds = 20;
const isPossible = spawnSync("unshare", ["-n", "-m", "true"]).status === 0;
const reason = isPossible ? "" : " (not here: making namespaces needs Linux and root)";

/** A process with a network of its own, which sees the folder under another path: what a container does with a volume. */
function inContainer(volume: string, role: "serve" | "visit"): Program {
  const mountedAt = join(testFolder(), "data");
  mkdirSync(mountedAt);
  const container = ["unshare", "-n", "-m", "sh", "-c", `mount --bind '${volume}' '${mountedAt}' && exec "$0" "$@"`];
  return new Program(mountedAt, role, { container });
}

async function writeAndDie(owner: Program, rows: number): Promise<unknown[]> {
  owner.tell("write for ever");
  for (let n = 0; n < rows; n++) await owner.next("written");
  await owner.kill();
  return (await owner.rest()).flatMap((line) => line.written ?? []);
}

test.skipIf(!isPossible)(
  `two that start at once on one volume: one opens it, the other when that is killed${reason}`,
  async () => {
    const volume = await testDataDir();
    const acknowledged: unknown[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = [() => inContainer(volume, "serve"), () => new Program(volume, "serve")];
      const both = (round % 2 === 0 ? start : start.reverse()).map((one) => one());
      const said = await Promise.all(both.map((one) => one.next("open", "log", "unavailable")));
      expect(said.map((line) => line.open ?? line.log ?? line).sort(), `round ${round}`).toEqual([
        "owner",
        "waiting for another process to let go of the database",
      ]);
      const [first, second] = said[0]!.open === "owner" ? both : both.reverse();
      acknowledged.push(...(await writeAndDie(first!, 5 + round)));
      expect(await second!.opened()).toBe("owner");
      acknowledged.push(...(await writeAndDie(second!, 5 + round)));
    }
    const database = await openDatabase({ dataDir: volume, log, visit: true });
    const there = new Set((await database.prisma.setting.findMany()).map(({ key }) => key));
    await database.close();
    expect(acknowledged.length).toBeGreaterThan(rounds * 10);
    expect(acknowledged.filter((key) => !there.has(key as string))).toEqual([]);
  },
);

test.skipIf(!isPossible)(`a command joins the bot of another container as its guest${reason}`, async () => {
  const volume = await testDataDir();
  for (const [start, command] of [
    [() => new Program(volume, "serve"), () => inContainer(volume, "visit")],
    [() => inContainer(volume, "serve"), () => new Program(volume, "visit")],
  ] as const) {
    const bot = start();
    expect(await bot.opened()).toBe("owner");
    const guest = command();
    expect(await guest.opened()).toBe("guest");
    guest.tell("count");
    expect(await guest.next("count", "error")).toEqual({ count: 0 });
    expect(await guest.close()).toBe(0);
    expect(await bot.close()).toBe(0);
  }
});
