import type { Clock } from "../clock.js";
import { inVietnam } from "./clock.js";
import { Faults } from "./faults.js";
import { Listeners } from "./listeners.js";
import type { Call, Fault } from "./messenger.js";

/** At least so many calls are remembered: a bench makes more than anybody reads. */
const callsKept = 5_000;

/** A call of the bot on its way through a stand-in. */
export interface Passage {
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Ids of the phones that show its chat. */
  readonly phones: readonly string[];
  /** For a poll: whether its answer brought something. One that did not is not remembered, and none is waited for. */
  readonly brought?: (answer: unknown) => boolean;
}

type AnyReply = { readonly kind: "json"; readonly body: unknown } | { readonly kind: "html" | "cut" };

/** What the calls of a bot pass through in every stand-in: they are remembered, counted, and meet the faults. */
export class Switchboard {
  readonly faults = new Faults();
  readonly #clock: Clock;
  readonly #calls: Call[] = [];
  readonly #open = new Set<Passage>();
  readonly #traffic = new Listeners<[]>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts inputs and calls alike, so that a call is known to have begun after an input. */
  next(): number {
    return ++this.#count;
  }

  calls(): readonly Call[] {
    return this.#calls;
  }

  /** Something moved: whoever waits looks again. */
  tell(): void {
    this.#traffic.tell();
  }

  onTraffic(listener: () => void): () => void {
    return this.#traffic.add(listener);
  }

  /** The method of a call that is under way to this phone; null where there is none. */
  underWay(phone: string): string | null {
    return [...this.#open].find(({ phones }) => phones.includes(phone))?.method ?? null;
  }

  /** Remembers a call that was turned away at the door. */
  turnedAway(method: string, answer: unknown): void {
    this.#remember({ method, body: {}, at: inVietnam(this.#clock.now()), answer });
  }

  /**
   * Works a call off, unless a fault answers instead; `meet` says with what, `cut` what a torn connection is. `answered`
   * is told the count at which the call began, once its reply is made and before whoever waits looks again.
   */
  async pass<Reply extends AnyReply>(
    passage: Passage,
    {
      meet,
      work,
      cut,
      answered,
    }: {
      readonly meet: (fault: Fault) => Reply | null;
      readonly work: () => Promise<Reply>;
      readonly cut: Reply;
      readonly answered: (began: number) => void;
    },
  ): Promise<Reply> {
    const { method, body, phones, brought } = passage;
    const began = this.next();
    const record = { method, body, at: inVietnam(this.#clock.now()), answer: null as unknown };
    if (!brought) {
      this.#open.add(passage);
      this.#remember(record);
      this.tell();
    }
    const fault = this.faults.take(method, phones);
    let reply = (fault && meet(fault)) ?? (await work());
    if (fault?.kind === "slow") await this.#pause(fault.value ?? 5000);
    if (fault?.kind === "reset-after") reply = cut;
    if (reply.kind === "json") record.answer = reply.body;
    if (brought?.(record.answer)) this.#remember(record);
    this.#open.delete(passage);
    if (!brought) answered(began);
    this.tell();
    return reply;
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #remember(call: Call): void {
    this.#calls.push(call);
    if (this.#calls.length > 2 * callsKept) this.#calls.splice(0, callsKept);
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, milliseconds);
      this.#timers.add(timer);
    });
  }
}
