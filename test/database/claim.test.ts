import { mkdirSync, statSync, symlinkSync } from "node:fs";
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
  await elsewhere!.release();
  await first!.release();
  const second = await claim(link);
  expect(second).not.toBeNull();
  await second!.release();
});

test("the lock is there for its owner only, and stays when it is given back", async () => {
  const place = preparePlace(testFolder());
  const claimed = await claim(place);
  const { ino, mode } = statSync(join(place.folder, "lock"));
  expect(mode & 0o777).toBe(0o600);
  await claimed!.release();
  expect(statSync(join(place.folder, "lock")).ino).toBe(ino);
});

test("a file system that knows no locks is refused, and so is one that grants every lock", async () => {
  const file = join(testFolder(), "lock");
  const knowsNone = () => {
    throw Object.assign(new Error("operation not supported on socket"), { code: "ENOTSUP" });
  };
  for (const lock of [knowsNone, () => true])
    await expect(claimFile(file, lock)).rejects.toMatchObject({ name: "DatabaseUnavailable", code: "unlockable" });
  const claimed = await claimFile(file);
  expect(claimed).not.toBeNull();
  await claimed!.release();
});
