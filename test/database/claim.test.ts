import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { claim, claimFile } from "../../src/database/embedded/claim.js";
import { preparePlace } from "../../src/database/embedded/place.js";
import { testFolder } from "../support/database.js";

test("one claim at a time, by whatever path one comes", async () => {
  const folder = testFolder();
  mkdirSync(join(folder, "real"));
  symlinkSync(join(folder, "real"), join(folder, "link"));
  const [real, link] = [preparePlace(join(folder, "real")), preparePlace(join(folder, "link"))];
  const first = await claim(real);
  expect(first).not.toBeNull();
  expect(await claim(link)).toBeNull();
  const elsewhere = await claim(preparePlace(testFolder()));
  expect(elsewhere).not.toBeNull();
  // Named after the folder's inode, which somebody else's folder has when this one is removed.
  await elsewhere!.release();
  await first!.release();
  const second = await claim(link);
  expect(second).not.toBeNull();
  await second!.release();
});

test("a claim by file: held by a living process, taken over from a dead one and from a reused process id", async () => {
  const file = join(testFolder(), "owner");
  const mine = claimFile(file);
  expect(mine).not.toBeNull();
  expect(claimFile(file)).toBeNull();
  await mine!.release();
  expect(existsSync(file)).toBe(false);
  for (const dead of ["999999999 Tue Feb 27 00:00:00 2024\n", `${process.pid} Tue Feb 27 00:00:00 2024\n`, ""]) {
    writeFileSync(file, dead);
    const taken = claimFile(file);
    expect(taken).not.toBeNull();
    await taken!.release();
  }
});
