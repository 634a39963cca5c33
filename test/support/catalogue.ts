import { bundledCatalogue } from "../../src/plan/catalogue.js";
import type { Catalogue } from "../../src/text/catalogue.js";

let loaded: Promise<Catalogue> | undefined;

/** The plan that comes with the program, read once a test file. */
export function testCatalogue(): Promise<Catalogue> {
  loaded ??= bundledCatalogue();
  return loaded;
}
