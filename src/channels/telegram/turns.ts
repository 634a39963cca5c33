import { setTimeout as wait } from "node:timers/promises";
import { type Priority, shortWait } from "../channel.js";
import { everywhere, type SharedPauses } from "../shared-pauses.js";
import { type Answer, notYet } from "./answer.js";
import { type Call, isPaced } from "./call.js";
import type { Pace } from "./pace.js";
import { patience } from "./patience.js";
import { Pauses } from "./pauses.js";

export interface TurnsOptions {
  readonly pace: Pace;
  /** Milliseconds that only grow, of pauses and pace. */
  readonly now: () => number;
  /** What other processes were told about the same bot. */
  readonly shared: SharedPauses;
}

/** A turn that was taken, or not: `notYet` says when the call may come again. */
export type Turn = { readonly ended: () => void } | { readonly notYet: Answer };

/** When a call may go: after the pauses that the messenger asked for, and when the pace has its turn. */
export class Turns {
  readonly #pauses = new Pauses();

  constructor(private readonly options: TurnsOptions) {}

  /** See `Channel.waitFor`. */
  async waitFor(chatId: number, priority: Priority): Promise<number> {
    const { pace, now } = this.options;
    return Math.max(await this.#pauseOf(String(chatId)), pace.wait(chatId, priority, now()));
  }

  /** Takes note that the messenger refused this call and wants it back after so many seconds. */
  async refused(call: Call, seconds: number): Promise<void> {
    const { pace, now, shared } = this.options;
    const said = this.#pauses.refused(placeOf(call), seconds * 1_000, now());
    if (said.some(({ place }) => place === everywhere)) pace.lower(now());
    await shared.say(said);
  }

  /**
   * Waits for the end of a pause and for the call's turn. `ended`: now; it has to be called once the call is over, however it
   * ended. `notYet`: the call has to come again, because waiting would hold up who calls. Of what nobody waits for, the caller
   * waits out pauses, and only turns are waited for. Rejects where the signal ends a wait.
   */
  async take(call: Call, signal: AbortSignal): Promise<Turn> {
    const answers = call.priority === "answer";
    const longest = answers || call.priority === "courtesy" ? shortWait : patience;
    for (let waited = 0; ; ) {
      // An answer waits for its turn once. While others have theirs nobody is asked: what other processes were told counts
      // when it may go.
      const turnOf = () => (answers && waited > 0 ? 0 : this.#turnOf(call));
      const turn = turnOf();
      const paused =
        turn > 0 ? this.#pauses.wait(placeOf(call), this.options.now()) : await this.#pauseOf(placeOf(call));
      if (paused > 0 && !answers) return { notYet: notYet(paused) };
      const left = Math.max(paused, turn, turnOf());
      if (left === 0) return { ended: this.#spend(call) };
      if (left > shortWait || waited + left > longest) return { notYet: notYet(left) };
      await wait(left, undefined, { signal });
      waited += left;
    }
  }

  #spend({ method, chatId, priority }: Call): () => void {
    const { pace, now } = this.options;
    if (!isPaced(method) || chatId === null) return () => {};
    const going = pace.spend(chatId, priority, now());
    return () => pace.ended(going, now());
  }

  /** Milliseconds until the messenger may be called there again. */
  async #pauseOf(place: string): Promise<number> {
    const own = this.#pauses.wait(place, this.options.now());
    return Math.max(own, await this.options.shared.wait(place));
  }

  #turnOf(call: Call): number {
    if (!isPaced(call.method) || call.chatId === null) return 0;
    return this.options.pace.wait(call.chatId, call.priority, this.options.now());
  }
}

/** What a refusal of this call is a refusal of. */
function placeOf({ chatId, method }: Call): string {
  return chatId === null ? method : String(chatId);
}
