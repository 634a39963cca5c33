import type { Messenger } from "../../src/sandbox/messenger.js";

/** One thing that a person does until the bot's answer has come. */
export interface Deed {
  readonly writes?: string;
  readonly presses?: string;
  /** What the answer says. */
  readonly until: RegExp;
}

/**
 * Does one deed after another and waits for each answer, however long it takes; like people, does it again where none
 * comes within `patience` milliseconds, then within twice as many, and so on: nobody asks faster than a slow machine
 * can answer.
 */
export async function persist(
  messenger: Messenger,
  phone: string,
  deeds: readonly Deed[],
  patience: number,
): Promise<void> {
  for (const deed of deeds) {
    const seen = new Set(answers(messenger, phone));
    for (let isDone = false, wait = patience; !isDone; wait *= 2) {
      // A button that is gone was pressed already, by this person's last try.
      await act(messenger, phone, deed).catch(() => undefined);
      isDone = await comes(
        messenger,
        phone,
        () => answers(messenger, phone).some((text) => !seen.has(text) && deed.until.test(text)),
        wait,
      );
    }
  }
}

function act(messenger: Messenger, phone: string, { writes, presses }: Deed): Promise<void> {
  return writes === undefined ? messenger.press(phone, presses!) : messenger.write(phone, writes);
}

/** Each with its place, so that the same words said again are another answer. */
function answers(messenger: Messenger, phone: string): string[] {
  const bubbles = messenger.history(phone).filter(({ from }) => from === "bot");
  return bubbles.map(({ id, text }) => `${id} ${text}`);
}

function comes(messenger: Messenger, phone: string, hasCome: () => boolean, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (has: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(has);
    };
    const timer = setTimeout(() => settle(false), patience);
    const stop = messenger.onChange((changed) => {
      if (changed === phone && hasCome()) settle(true);
    });
    if (hasCome()) settle(true);
  });
}
