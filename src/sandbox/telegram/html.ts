import type { MessageEntity } from "grammy/types";
import { HtmlBytes, readEndTag, readStartTag } from "./html-tags.js";
import { decodeHtml } from "./html-text.js";

export type Formatted =
  | { readonly ok: true; readonly text: string; readonly entities: MessageEntity[] }
  | { readonly ok: false; readonly problem: string };

const kinds: Readonly<Record<string, MessageEntity["type"]>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  code: "code",
  blockquote: "blockquote",
};
const plainTags = Object.keys(kinds);

interface OpenTag {
  readonly tag: string;
  readonly offset: number; // UTF-16 units of the text so far
  readonly argument: string;
}

/**
 * Reads HTML as the Bot API does (parse_mode HTML): the same tags, the same refusals in the same words, with byte
 * offsets into the UTF-8 of what was sent. Entities come in order of their offset, the longer ones first.
 */
export function readHtml(html: string): Formatted {
  const source = new HtmlBytes(html);
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  const fail = (problem: string): Formatted => ({ ok: false, problem });
  let text = "";
  let plainFrom = 0;

  while (!source.ended) {
    if (!source.is("<")) {
      source.at++;
      continue;
    }
    text += decodeHtml(source.slice(plainFrom));
    const begin = source.at++;
    if (!source.is("/")) {
      const start = readStartTag(source, begin, plainTags);
      if (!start.ok) return start;
      open.push({ tag: start.tag, offset: text.length, argument: start.argument });
    } else {
      source.at++;
      const top = open.pop();
      if (!top) return fail(`Unexpected end tag at byte offset ${begin}`);
      const problem = readEndTag(source, begin, top.tag);
      if (problem) return fail(problem);
      const entity = toEntity(top, text);
      if (entity) entities.push(entity);
    }
    plainFrom = ++source.at;
  }
  text += decodeHtml(source.slice(plainFrom));
  const unclosed = open.at(-1);
  if (unclosed) return fail(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  if (/\p{Surrogate}/u.test(text))
    return fail(
      "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    );
  return { ok: true, text, entities: sortEntities(mergeCode(entities)) };
}

function toEntity({ tag, offset, argument }: OpenTag, text: string): MessageEntity | null {
  const length = text.length - offset;
  if (length === 0) return null;
  const place = { offset, length };
  if (tag === "span") return { type: "spoiler", ...place };
  if (tag === "a") {
    const url = toUrl(argument || text.slice(offset));
    return url === null ? null : { type: "text_link", url, ...place };
  }
  if (tag === "pre") return { type: "pre", ...place };
  if (tag === "code" && argument) return { type: "pre", language: argument, ...place };
  if (tag === "blockquote" && argument) return { type: "expandable_blockquote", ...place };
  const kind = kinds[tag];
  return kind ? ({ type: kind, ...place } as MessageEntity) : null;
}

/** `<pre><code class="language-x">` around the same text is one block with a language; elsewhere the class is lost. */
function mergeCode(entities: readonly MessageEntity[]): MessageEntity[] {
  const result: MessageEntity[] = [];
  const blocks = entities.filter((entity) => entity.type === "pre" && !("language" in entity));
  for (const entity of entities) {
    if (entity.type === "pre" && "language" in entity) {
      const whole = blocks.some((block) => block.offset === entity.offset && block.length === entity.length);
      result.push(whole ? entity : { type: "code", offset: entity.offset, length: entity.length });
    } else {
      const replaced = entities.some(
        (other) =>
          entity.type === "pre" &&
          other.type === "pre" &&
          "language" in other &&
          other.offset === entity.offset &&
          other.length === entity.length,
      );
      if (!replaced) result.push(entity);
    }
  }
  return result;
}

function sortEntities(entities: MessageEntity[]): MessageEntity[] {
  return entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
}

/** Text of a link as the server keeps it; null where it is no address, and then the link is silently dropped. */
function toUrl(text: string): string | null {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
    return ["http:", "https:", "tg:", "ton:"].includes(url.protocol) &&
      (url.protocol === "tg:" || /\.|^localhost$/.test(url.hostname))
      ? url.href
      : null;
  } catch {
    return null;
  }
}
