import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { createStoredFiles, pathOf, safeName } from "../../../src/reporting/evidence/stored-files.js";
import { testFolder } from "../../support/database.js";

const at = new Date("2024-02-26T08:00:00+07:00");

describe("the name of a stored file", () => {
  test.each([
    ["Biên bản ký số.pdf", "Bien-ban-ky-so.pdf"],
    ["../../etc/passwd", "etc-passwd"],
    ["..", "tep"],
    ["a\0b\n\u202egpj.exe", "a-b-gpj.exe"],
    [".htaccess", "htaccess"],
    ["$(rm -rf ~).sh", "rm-rf-.sh"],
    ["", "tep"],
  ])("%j is %s", (name, safe) => expect(safeName(name)).toBe(safe));

  it("has letters, digits, '-' and single dots only, and stays in its folder, whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        expect(safeName(name)).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/);
        expect(safeName(name)).not.toContain("..");
        expect(pathOf({ id: 7, name, at })).toMatch(/^2024-02\/7-[^/]+$/);
      }),
    );
  });
});

describe("stored files", () => {
  const folder = testFolder();
  const stored = createStoredFiles(join(folder, "files"));

  it("come back as they were, without a half-written one beside", async () => {
    const path = await stored.keep({ id: 1, name: "a.pdf", at }, Buffer.from("signed"));
    expect(path).toBe("2024-02/1-a.pdf");
    expect((await stored.read(path))?.toString()).toBe("signed");
    expect(readdirSync(join(folder, "files", "2024-02"))).toEqual(["1-a.pdf"]);
    await stored.remove(path);
    expect(await stored.read(path)).toBeNull();
    await stored.remove(path);
  });

  it("are none outside the folder", async () => {
    const outside = join(folder, "secret");
    writeFileSync(outside, "x");
    for (const path of ["../secret", outside, "2024-02/../../secret", "."]) {
      expect(await stored.read(path)).toBeNull();
      await stored.remove(path);
    }
    expect(existsSync(outside)).toBe(true);
  });
});
