import fc from "fast-check";

// The same cases everywhere, so that the gate judges the change and not the draw. For new ones: SEED=… npx vitest run …
fc.configureGlobal({ seed: Number(process.env.SEED ?? 65_2024) });
