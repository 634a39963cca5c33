import type { ApiClientOptions } from "grammy";
import type { Update } from "grammy/types";
import { type Logger, pino } from "pino";
import type { Channel, Received } from "../../src/channels/channel.js";
import { Reach } from "../../src/channels/reach.js";
import { failureOf } from "../../src/channels/telegram/failures.js";
import { telegramCapabilities } from "../../src/channels/telegram/telegram.js";
import type { Waiting } from "../../src/channels/waiting.js";
import type { Clock } from "../../src/clock.js";
import type { InboxRow } from "../../src/delivery/inbox.js";
import type { LanesOptions } from "../../src/delivery/lanes.js";

/** A clock that stands until it is moved. */
export class StandingClock implements Clock {
  #now: number;

  constructor(at = "2024-02-26T08:00:00+07:00") {
    this.#now = new Date(at).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  move(seconds: number): Date {
    this.#now += seconds * 1_000;
    return this.now();
  }
}

export interface Line {
  readonly level: number;
  readonly msg: string;
  readonly [key: string]: unknown;
}

/** `until` waits for a line of that message, or finds it among those that were written already. */
export function recordingLog(): { log: Logger; lines: Line[]; until(msg: string): Promise<void> } {
  const lines: Line[] = [];
  const waiting: { readonly msg: string; readonly open: () => void }[] = [];
  const write = (text: string) => {
    const line: Line = JSON.parse(text);
    lines.push(line);
    for (const { msg, open } of waiting) if (msg === line.msg) open();
  };
  const until = async (msg: string) => {
    if (lines.some((line) => line.msg === msg)) return;
    const { promise, open } = gate();
    waiting.push({ msg, open });
    await promise;
  };
  return { lines, until, log: pino({ level: "debug" }, { write }) };
}

export const errorLevel = 50;

/** A channel for rooms that only store and handle: it makes no calls. */
export function quietChannel(bot = "700001", changes: Partial<Channel> = {}): Channel {
  return {
    name: "telegram",
    bot,
    token: `${bot}:x`,
    capabilities: telegramCapabilities,
    client: {} as ApiClientOptions,
    reach: new Reach(async () => undefined),
    identify: () => Promise.reject(new Error("not here")),
    waitFor: async () => 0,
    poll: async () => {},
    setWebhook: async () => {},
    receive: async () => "forbidden",
    interpret: async (update) => update,
    fetchFile: async () => ({ ok: false, again: false, detail: "not here" }),
    failureOf,
    ...changes,
  };
}

export function message(updateId: number, chatId: number, text = "viec"): Received {
  const update = {
    update_id: updateId,
    message: { message_id: updateId, date: 1, chat: { id: chatId, type: "private", first_name: "An" }, text },
  } as Update;
  return { updateId: String(updateId), chatId, update };
}

/** A promise and its ends. */
export function gate<Value = void>(): { promise: Promise<Value>; open: (value: Value) => void } {
  let open: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

/** What a test does with an update. */
export type Work = (update: Update, row: InboxRow, waiting: Waiting) => Promise<void>;

/** A handler that leaves nothing in the chat. */
export function leavingNothing(work: Work): LanesOptions["handle"] {
  return async (update, row, waiting) => {
    await work(update, row, waiting);
    return {};
  };
}
