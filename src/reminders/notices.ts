import { dayInVietnam } from "../calendar/day.js";
import type { Planned } from "./put-out.js";

/** What each of these people is told once, from now on: the row's key is `key` with the person behind it. */
export function noticesTo(
  personIds: readonly number[],
  { key, urgent = false }: { readonly key: string; readonly urgent?: boolean },
  now: Date,
): Planned[] {
  return personIds.map((personId) => ({
    ...{ key: `${key}:${personId}`, personId, kind: "notice", day: dayInVietnam(now) },
    ...{ urgent, expiresAt: null },
  }));
}
