import { defineConfig } from "vitest/config";
import { common, suites } from "./vitest.config.js";

const patience = { testTimeout: 600_000, hookTimeout: 300_000 };

/** What the gate runs after `npm test`; `--project slow` or `--project processes` runs one of the two. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...common, ...suites.slow, ...patience, name: "slow" } },
      // Each is several processes, and they wait for one another.
      { test: { ...common, ...suites.processes, ...patience, name: "processes", maxWorkers: 2 } },
    ],
  },
});
