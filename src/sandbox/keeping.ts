import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inVietnam, type SandboxClock } from "./clock.js";
import type { Messenger } from "./messenger.js";

const pause = 500; // milliseconds between two writings while much happens

/**
 * Takes up the chats of an earlier run from a folder, and writes them there whenever something changed: the messengers
 * go on where they were. Call it before phones are added; those that were saved are there already. Returns how to write
 * the last state and stop.
 */
export function keepSandbox(folder: string, clock: SandboxClock, messengers: readonly Messenger[]): () => void {
  mkdirSync(folder, { recursive: true });
  for (const messenger of messengers) {
    const file = fileOf(folder, messenger);
    if (existsSync(file)) messenger.restore?.(readFileSync(file));
  }
  const changed = new Set<Messenger>();
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const messenger of changed) if (messenger.save) replace(fileOf(folder, messenger), messenger.save());
    changed.clear();
    replace(join(folder, "clock.txt"), Buffer.from(`${inVietnam(clock.now())}\n`));
  };
  const later = () => {
    timer ??= setTimeout(write, pause);
    timer.unref();
  };
  const stops = [
    clock.onMove(later),
    ...messengers.map((messenger) =>
      messenger.onChange(() => {
        changed.add(messenger);
        later();
      }),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const messenger of messengers) changed.add(messenger);
    write();
  };
}

/** Where the clock of the run in this folder stood when it was last written; null where there was none. */
export function readKeptTime(folder: string): Date | null {
  const file = join(folder, "clock.txt");
  if (!existsSync(file)) return null;
  const at = new Date(readFileSync(file, "utf8").trim());
  return Number.isNaN(at.getTime()) ? null : at;
}

function fileOf(folder: string, { channel }: Messenger): string {
  return join(folder, `${channel}.json`);
}

/** Whole or not at all, also when the process dies in the middle. */
function replace(file: string, content: Uint8Array): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
