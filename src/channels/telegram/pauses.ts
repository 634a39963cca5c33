import { atOnce, everywhere } from "../shared-pauses.js";

interface Pause {
  readonly refusedAt: number;
  readonly until: number;
}

/**
 * What the messenger asked to be left alone, and until when. A place is a chat, or a method where no chat was named.
 * Several places that are refused at once say that the bot as a whole sends too much.
 */
export class Pauses {
  readonly #places = new Map<string, Pause>();

  /** Milliseconds, on the caller's clock that only grows, until something may be sent there; 0: now. */
  wait(place: string, now: number): number {
    const until = Math.max(this.#places.get(place)?.until ?? 0, this.#places.get(everywhere)?.until ?? 0);
    return Math.max(0, until - now);
  }

  /** Takes note of a refusal; gives back what is paused now by it, everywhere included where it came to that. */
  refused(place: string, milliseconds: number, now: number): readonly { place: string; milliseconds: number }[] {
    for (const [known, { until }] of this.#places) if (until <= now) this.#places.delete(known);
    const others = [...this.#places].filter(
      ([known, { refusedAt }]) => known !== place && known !== everywhere && now - refusedAt <= atOnce,
    );
    const said = [{ place, milliseconds }];
    // A chat's own pause may be long; what they have in common is not longer than the shortest of them.
    const common = Math.min(milliseconds, ...others.map(([, { until }]) => until - now));
    if (others.length > 0) said.push({ place: everywhere, milliseconds: common });
    for (const { place: at, milliseconds: long } of said) this.keep(at, long, now);
    return said;
  }

  /** A pause is never shortened. */
  keep(place: string, milliseconds: number, now: number): void {
    const until = Math.max(now + milliseconds, this.#places.get(place)?.until ?? 0);
    this.#places.set(place, { refusedAt: now, until });
  }
}
