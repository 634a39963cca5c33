import type { Priority } from "../../../src/channels/channel.js";
import type { Pace } from "../../../src/channels/telegram/pace.js";

/** A stretch of time in which a machine does nothing; what falls due then is done at its end. Milliseconds. */
export interface Stall {
  readonly at: number;
  readonly lasts: number;
}

export interface Circumstances {
  /** One for each process. */
  readonly paces: readonly Pace[];
  readonly messages: number;
  /** Messages that a process has in hand at once. */
  readonly inHand?: number;
  /** Milliseconds, used one after the other: of the way there, of the way back, by which a timer rings late. */
  readonly there: readonly number[];
  readonly back: readonly number[];
  readonly late: readonly number[];
  readonly senderStalls?: readonly Stall[];
  readonly receiverStalls?: readonly Stall[];
  /** When people are answered meanwhile, by the first process. */
  readonly answers?: readonly number[];
}

export interface Arrival {
  readonly at: number;
  readonly priority: Priority;
}

/** Milliseconds between a message's answer and the next one's being ready, what the database takes. */
const preparing = 12;

/** Reminders to so many chats, always another one at hand, until all have gone; in the order in which they are counted. */
export function playCampaign(circumstances: Circumstances): Arrival[] {
  const { paces, messages, inHand = 6, there, back, late, senderStalls = [], receiverStalls = [] } = circumstances;
  const events: { at: number; happen: (now: number) => void }[] = [];
  const arrivals: Arrival[] = [];
  const by = (stalls: readonly Stall[], at: number) =>
    stalls.reduce(
      (time, stall) => (time >= stall.at && time < stall.at + stall.lasts ? stall.at + stall.lasts : time),
      at,
    );
  const later = (stalls: readonly Stall[], at: number, happen: (now: number) => void) => {
    const event = { at: by(stalls, at), happen };
    const before = events.findLastIndex((one) => one.at <= event.at);
    events.splice(before + 1, 0, event);
  };
  let [left, chat, used] = [messages, 0, 0];
  const nextOf = (values: readonly number[]) => values[used++ % values.length] ?? 0;

  const go = (pace: Pace, priority: Priority, now: number, then: (now: number) => void) => {
    const going = pace.spend(++chat, priority, now);
    later(receiverStalls, now + nextOf(there), (at) => {
      arrivals.push({ at, priority });
      later(senderStalls, at + nextOf(back), (answered) => {
        pace.ended(going, answered);
        then(answered);
      });
    });
  };
  const remind = (pace: Pace) => (now: number) => {
    if (left === 0) return;
    const wait = pace.wait(chat + 1, "ordinary", now);
    if (wait > 0) return later(senderStalls, now + wait + nextOf(late), remind(pace));
    left -= 1;
    go(pace, "ordinary", now, (answered) => later(senderStalls, answered + preparing, remind(pace)));
  };
  const answer = (pace: Pace, mayWait: boolean) => (now: number) => {
    const wait = mayWait ? pace.wait(chat + 1, "answer", now) : 0;
    if (wait > 0) return later(senderStalls, now + wait + nextOf(late), answer(pace, false));
    go(pace, "answer", now, () => {});
  };

  for (const pace of paces) for (let one = 0; one < inHand; one += 1) later(senderStalls, 0, remind(pace));
  for (const at of circumstances.answers ?? []) later(senderStalls, at, answer(paces[0]!, true));
  for (let event = events.shift(); event; event = events.shift()) event.happen(event.at);
  return arrivals;
}

export function perSecond(arrivals: readonly Arrival[]): number {
  const [first, last] = [arrivals[0]!.at, arrivals.at(-1)!.at];
  return ((arrivals.length - 1) * 1_000) / (last - first);
}
