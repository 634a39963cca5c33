import { Listeners } from "./listeners.js";
import type { Bubble, Messenger, Phone } from "./messenger.js";

/** What a phone shows on its lock screen when a message comes. */
export interface Notification {
  readonly phone: string;
  readonly owner: string;
  readonly channel: Phone["channel"];
  readonly bubble: string;
  readonly title: string; // the bot's name
  /** The first line of the text; empty for a picture or a file without one. */
  readonly line: string;
  readonly photo: boolean;
  readonly file: string | null; // its name
  readonly at: string; // instant with offset +07:00, on the sandbox's clock
}

const kept = 500;

/** Watches the phones of all messengers; edits notify nobody, as on a real phone. */
export class Notifications {
  readonly #all: Notification[] = [];
  readonly #seen = new Map<string, Set<string>>();
  readonly #listeners = new Listeners<[Notification]>();
  readonly #stops: (() => void)[];

  constructor(messengers: readonly Messenger[]) {
    for (const messenger of messengers)
      for (const { id } of messenger.phones())
        this.#seen.set(id, new Set(messenger.history(id).map((bubble) => bubble.id)));
    this.#stops = messengers.map((messenger) => messenger.onChange((phone) => this.#look(messenger, phone)));
  }

  /** Newest last. */
  list(): readonly Notification[] {
    return this.#all;
  }

  onNew(listener: (notification: Notification) => void): () => void {
    return this.#listeners.add(listener);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #look(messenger: Messenger, phoneId: string): void {
    const seen = this.#seen.get(phoneId) ?? new Set();
    this.#seen.set(phoneId, seen);
    for (const bubble of messenger.history(phoneId)) {
      if (seen.has(bubble.id)) continue;
      seen.add(bubble.id);
      if (bubble.from === "bot") this.#note(messenger, phoneId, bubble);
    }
  }

  #note(messenger: Messenger, phoneId: string, bubble: Bubble): void {
    const phone = messenger.phones().find(({ id }) => id === phoneId);
    if (!phone) return;
    const notification: Notification = {
      phone: phoneId,
      owner: phone.owner,
      channel: phone.channel,
      bubble: bubble.id,
      title: messenger.bots().find(({ id }) => id === phone.bot)?.name ?? "",
      line: bubble.text.split("\n")[0]!,
      photo: bubble.photo !== undefined,
      file: bubble.file?.name ?? null,
      at: bubble.at,
    };
    this.#all.push(notification);
    if (this.#all.length > kept) this.#all.shift();
    this.#listeners.tell(notification);
  }
}
