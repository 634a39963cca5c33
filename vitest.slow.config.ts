import { defineConfig } from "vitest/config";
import { common, slow } from "./vitest.config.js";

/** Processes that are started, killed and started again: run by the gate after `npm test`. */
export default defineConfig({ test: { ...common, include: slow, testTimeout: 600_000, hookTimeout: 300_000 } });
