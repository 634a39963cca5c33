import type { Priority } from "./channel.js";

/**
 * Who waits for the answer to an update, the first served first; stored as the place in this list. `known`: somebody
 * whom the bot serves, or who brings what makes them one. `knocking`: somebody who tries to become one. `unknown`:
 * anybody else alone with the bot. `group`: who calls the bot among others. `aside`: what nobody waits for.
 */
export const ranks = ["known", "knocking", "unknown", "group", "aside"] as const;
export type Rank = (typeof ranks)[number];

const priorities: readonly unknown[] = ["answer", "urgent", "ordinary", "courtesy"] satisfies Priority[];

/** The priority that a payload names; where it names none, that of an answer to somebody whom the bot serves. */
export function readPriority(value: unknown): Priority {
  return priorities.includes(value) ? (value as Priority) : "answer";
}
