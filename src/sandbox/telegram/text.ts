import type { MessageEntity } from "grammy/types";
import { findEntities } from "./entities.js";
import { readHtml } from "./html.js";
import { type Refusal, refusal, slip } from "./refusal.js";

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/**
 * A text as the server would keep it: parsed, trimmed, with what it marks by itself. Throws the server's refusals;
 * lengths are counted in code points, after parsing.
 */
export function readText(
  source: string,
  parseMode: unknown,
  given: unknown,
  limit: { readonly length: number; readonly refusal: Refusal; readonly mayBeEmpty: boolean },
): FormattedText {
  const parsed = parse(source, parseMode, (given ?? []) as MessageEntity[]);
  const { text, entities } = trim(parsed);
  if (text === "" && !limit.mayBeEmpty) throw refusal(400, "text must be non-empty");
  if ([...text].length > limit.length) throw limit.refusal;
  return { text, entities: addFound(text, entities) };
}

export const messageLimit = { length: 4096, refusal: refusal(400, "message is too long"), mayBeEmpty: false };
export const captionLimit = { length: 1024, refusal: refusal(400, "message caption is too long"), mayBeEmpty: true };

function parse(source: string, parseMode: unknown, given: MessageEntity[]): FormattedText {
  const mode = String(parseMode ?? "").toLowerCase();
  if (mode === "" || mode === "none") return { text: source, entities: given };
  if (mode === "markdown" || mode === "markdownv2") throw slip("of the parse modes only HTML is understood here");
  if (mode !== "html") throw refusal(400, "unsupported parse_mode");
  const html = readHtml(source);
  if (!html.ok) throw refusal(400, `can't parse entities: ${html.problem}`);
  return html;
}

/** Without control characters, blank lines at the start and blanks at the end, as the server cleans every text. */
function trim({ text, entities }: FormattedText): FormattedText {
  const clean = text.replace(/\r\n?/g, "\n");
  if (clean.length !== text.length && entities.length > 0)
    throw slip("a carriage return in a text with entities moves their offsets");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that the server drops
  const plain = clean.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, " ");
  const start = /^(?:[^\S\n]*\n)*/.exec(plain)![0].length;
  const end = plain.trimEnd().length;
  if (start >= end) return { text: "", entities: [] };
  const kept = entities
    .map((entity) => {
      const from = Math.max(entity.offset, start);
      const to = Math.min(entity.offset + entity.length, end);
      return { ...entity, offset: from - start, length: to - from };
    })
    .filter(({ length }) => length > 0);
  return { text: plain.slice(start, end), entities: kept };
}

function addFound(text: string, entities: readonly MessageEntity[]): MessageEntity[] {
  const free = findEntities(text).filter(
    (found) =>
      !entities.some(
        ({ type, offset, length }) =>
          ["text_link", "code", "pre"].includes(type) &&
          offset < found.offset + found.length &&
          found.offset < offset + length,
      ),
  );
  return [...entities, ...free].sort((a, b) => a.offset - b.offset || b.length - a.length);
}
