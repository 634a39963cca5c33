import type { Capabilities, Received } from "../channels/channel.js";
import type { Rank } from "../channels/rank.js";
import { normalise } from "../text/normalise.js";
import { type Bounds, windowStart } from "./admission.js";

/** How many of a rank and chat have to be there, since when, for an update to be stored as not read. */
export interface DoorLimit {
  readonly allowed: number;
  readonly since: Date;
}

/**
 * What an update is measured against before it waits for anybody: nothing but its row is left of what strangers and groups
 * send past their limit, so that a flood costs no more than to store it. Null for what a lane decides: all that is of members
 * or brings a code, and what may answer a choice that the chat was shown.
 */
export function doorLimit(
  { update, rank, chatId }: Pick<Received, "update" | "chatId"> & { readonly rank: Rank },
  bounds: Bounds,
  { longestChoice }: Pick<Capabilities, "longestChoice">,
  now: Date,
): DoorLimit | null {
  if (rank === "known" || rank === "knocking" || chatId === null) return null;
  const said = update.message?.text;
  if (rank === "unknown" && longestChoice > 0 && said !== undefined && normalise(said).trim().length <= longestChoice)
    return null;
  const bound = bounds[rank];
  return { allowed: bound.allowed, since: windowStart(now, bound) };
}
