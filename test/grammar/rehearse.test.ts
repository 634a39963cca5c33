import { expect, test } from "vitest";
import { rehearse } from "../../src/grammar/rehearse.js";
import { bundledCatalogue } from "../../src/plan/catalogue.js";
import type { Catalogue } from "../../src/text/catalogue.js";
import { translator } from "../../src/text/language.js";

const bundled = await bundledCatalogue();
const around = { today: "2024-02-26", t: translator("vi") };

// A start that rehearses must not be a start that fails.
test.each<[string, Partial<Catalogue>]>([
  ["the bundled one", {}],
  ["without tasks", { tasks: [] }],
  ["without indicators", { indicators: [] }],
  ["without agencies", { agencies: [], tasks: [], indicators: [] }],
])("any plan can be rehearsed: %s", (_, changes) => {
  expect(() => rehearse({ ...bundled, ...changes }, around)).not.toThrow();
});
