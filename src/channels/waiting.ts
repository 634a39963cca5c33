import type { Api, RawApi, Transformer } from "grammy";
import type { Priority, WithExpects } from "./channel.js";
import { ownCode } from "./own-code.js";
import type { Rank } from "./rank.js";
import { joinSignals } from "./signals.js";

/** Who waits for the answer to the update that is handled, and how long the handling may take. */
export interface Waiting {
  readonly rank: Rank;
  /** Aborts once the handling is given up. */
  readonly signal: AbortSignal;
}

/**
 * Whatever is sent with this `api` from now on goes with the priority of who waits, where it names none, and is given up
 * with the handling: once the signal aborts every further call is refused, so that a handler that was left behind cannot
 * speak into a chat where the next update is already being answered.
 */
export function speakFor<Speaker extends Pick<Api, "config">>(api: Speaker, { rank, signal }: Waiting): Speaker {
  const ours: WithExpects = rank === "known" ? {} : { priority: "courtesy" satisfies Priority };
  const transformer: Transformer<RawApi> = async (send, method, payload, own) => {
    if (signal.aborted) return outOfTime;
    const said = { ...ours, ...payload };
    if (own === undefined) return send(method, said, signal as CallSignal);
    const joined = joinSignals(own, signal);
    return send(method, said, joined.signal as CallSignal).finally(joined.release);
  };
  api.config.use(transformer);
  return api;
}

/** grammY's own type of signal, which the platform's fits but for what nobody uses. */
export type CallSignal = NonNullable<Parameters<Api["sendMessage"]>[3]>;

const outOfTime = { ok: false, error_code: ownCode.outOfTime, description: "Begun after its deadline" } as const;
