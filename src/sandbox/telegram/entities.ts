import type { MessageEntity } from "grammy/types";

// What the server marks in plain text by itself. A command needs a border before it, and a letter, digit or _ ends it.
const commands = /(?<=^|[\s([{"'«])\/([A-Za-z0-9_]{1,64})(@[A-Za-z0-9_]{3,32})?(?=$|[^A-Za-z0-9_/])/gu;
const links = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/gu;
const mentions = /(?<=^|[^\p{L}\p{N}_/@])@[A-Za-z][A-Za-z0-9_]{3,31}\b/gu;

/** Commands, links and mentions in a plain text, in order. */
export function findEntities(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  const add = (type: "bot_command" | "url" | "mention", pattern: RegExp) => {
    for (const match of text.matchAll(pattern)) {
      const taken = found.some(
        ({ offset, length }) => match.index < offset + length && offset < match.index + match[0].length,
      );
      if (!taken) found.push({ type, offset: match.index, length: match[0].length });
    }
  };
  add("url", links);
  add("bot_command", commands);
  add("mention", mentions);
  return found.sort((a, b) => a.offset - b.offset);
}
