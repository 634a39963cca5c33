import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * The name says which suite a file is of: `*.process.test.ts` starts, kills and restarts whole processes;
 * `*.slow.test.ts` takes seconds in its own; everything else is `npm test`.
 */
export const suites = {
  fast: { include: ["test/**/*.test.ts"], exclude: ["test/browser/**", "test/**/*.{process,slow}.test.ts"] },
  slow: { include: ["test/**/*.slow.test.ts"] },
  processes: { include: ["test/**/*.process.test.ts"] },
};

export const common = {
  // For what hangs, not for what is slow: a machine that is busy with something else takes ten times as long.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  pool: "forks",
  setupFiles: ["test/support/seed.ts"] as string[],
  // A machine that is busy with something else can outrun a wait; a fault of the program fails twice.
  retry: process.env.CI ? 1 : 0,
  maxWorkers: Math.max(2, availableParallelism()),
} as const;

// Most files take less than their imports and a database: both are shared, and each file leaves behind what it found. What
// Vite makes of a file is kept for the next run, which would spend a sixth of its time on making it again.
export default defineConfig({
  test: {
    ...common,
    ...suites.fast,
    isolate: false,
    env: { TEST_FILES: "share" },
    experimental: { fsModuleCache: true },
  },
});
