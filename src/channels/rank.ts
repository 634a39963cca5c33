import { AsyncLocalStorage } from "node:async_hooks";
import type { Priority } from "./channel.js";

/**
 * Who waits for the answer to an update, the first served first; stored as the place in this list. `known`: somebody
 * whom the bot serves, or who brings what makes them one. `knocking`: somebody who tries to become one. `unknown`:
 * anybody else alone with the bot. `group`: who calls the bot among others. `aside`: what nobody waits for.
 */
export const ranks = ["known", "knocking", "unknown", "group", "aside"] as const;
export type Rank = (typeof ranks)[number];

const current = new AsyncLocalStorage<Rank>();

/** Runs the handling of an update; whatever it sends goes with the rank of whoever waits for it. */
export function onBehalfOf<Result>(rank: Rank, work: () => Promise<Result>): Promise<Result> {
  return current.run(rank, work);
}

const priorities: readonly unknown[] = ["answer", "urgent", "ordinary", "courtesy"] satisfies Priority[];

/** The priority that a payload names; where it names none, that of whoever waits for the update that is handled. */
export function readPriority(value: unknown): Priority {
  if (priorities.includes(value)) return value as Priority;
  return (current.getStore() ?? "known") === "known" ? "answer" : "courtesy";
}
