import { toCatalogue } from "../../src/plan/catalogue.js";
import { readPlan } from "../../src/plan/read-plan.js";
import type { Catalogue } from "../../src/text/catalogue.js";

/** The plan of another province: test/plan/an-binh-2026. */
export async function secondCatalogue(): Promise<Catalogue> {
  const plan = await readPlan(new URL("../plan/an-binh-2026/", import.meta.url).pathname);
  if (!plan.ok) throw new Error("the second plan cannot be read");
  return toCatalogue(plan.value);
}
