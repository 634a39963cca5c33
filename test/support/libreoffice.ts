import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { test } from "vitest";

const run = promisify(execFile);
const isThere = (process.env.PATH ?? "").split(":").some((folder) => {
  try {
    return readdirSync(folder).includes("soffice");
  } catch {
    return false;
  }
});

/** A test that is skipped, and says so, where there is no LibreOffice. */
export function testWithLibreOffice(name: string, work: () => Promise<void>): void {
  const suffix = isThere ? "" : " (skipped: there is no soffice; libreoffice-calc-nogui brings it)";
  test.skipIf(!isThere)(`${name}${suffix}`, work);
}

/** Where the workbook lies as LibreOffice saves it again, beside it, as an .xlsx or another kind of file. */
export async function resaved(file: string, as = "xlsx:Calc MS Excel 2007 XML"): Promise<string> {
  const folder = join(dirname(file), "again");
  const profile = `-env:UserInstallation=${pathToFileURL(join(dirname(file), "profile"))}`;
  await run("soffice", [profile, "--headless", "--convert-to", as, "--outdir", folder, file]);
  return join(folder, basename(file).replace(/xlsx$/, as.split(":")[0]!));
}
