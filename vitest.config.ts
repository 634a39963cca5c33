import { defineConfig } from "vitest/config";

/** Suites that take long because they start and kill whole processes. The gate runs them too (vitest.slow.config.ts). */
export const slow = [
  "test/database/absent-server.test.ts",
  "test/database/embedded.test.ts",
  "test/database/full-disk.test.ts",
  "test/database/housekeeping.test.ts",
  "test/database/two-containers.test.ts",
  "test/delivery/kill.test.ts",
  "test/operator/beside-the-bot.test.ts",
  "test/operator/commands.test.ts",
  "test/operator/move.test.ts",
  "test/plan/workbook/libreoffice.test.ts",
  "test/sandbox/floods.test.ts",
  "test/scenarios/clock.test.ts",
  "test/scenarios/kill.test.ts",
  "test/scenarios/outage.test.ts",
  "test/scenarios/two-processes.test.ts",
];

export const common = {
  // For what hangs, not for what is slow: a machine that is busy with something else takes ten times as long.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  pool: "forks",
  setupFiles: ["test/support/seed.ts"] as string[],
  // A machine that is busy with something else can outrun a wait; a fault of the program fails twice.
  retry: process.env.CI ? 1 : 0,
  maxWorkers: 2,
} as const;

export default defineConfig({
  test: {
    ...common,
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**", "node_modules/**", ...slow],
  },
});
