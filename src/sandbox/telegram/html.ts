import type { MessageEntity } from "grammy/types";

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
const tags = new Set([...Object.keys(kinds), "span", "a", "pre", "tg-emoji", "tg-time"]);

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
  const bytes = Buffer.from(html, "utf8");
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = "";
  let plainFrom = 0;
  let at = 0;

  const takePlain = (to: number) => {
    text += decode(bytes.toString("utf8", plainFrom, to));
  };
  const fail = (problem: string): Formatted => ({ ok: false, problem });
  const isSpace = (index: number) => [32, 9, 13, 10].includes(bytes[index] ?? -1);
  const is = (index: number, character: string) => bytes[index] === character.charCodeAt(0);
  const skipSpaces = () => {
    while (isSpace(at)) at++;
  };

  while (at < bytes.length) {
    if (!is(at, "<")) {
      at++;
      continue;
    }
    takePlain(at);
    const begin = at++;
    if (!is(at, "/")) {
      while (at < bytes.length && !isSpace(at) && !is(at, ">")) at++;
      if (at >= bytes.length) return fail(`Unclosed start tag at byte offset ${begin}`);
      const tag = bytes.toString("utf8", begin + 1, at).toLowerCase();
      if (!tags.has(tag)) return fail(`Unsupported start tag "${tag}" at byte offset ${begin}`);
      let argument = "";
      for (;;) {
        skipSpaces();
        if (at >= bytes.length) return fail(`Unclosed start tag "${tag}" at byte offset ${begin}`);
        if (is(at, ">")) break;
        const nameFrom = at;
        while (at < bytes.length && !isSpace(at) && !is(at, "=") && !is(at, ">")) at++;
        const name = bytes.toString("utf8", nameFrom, at).toLowerCase();
        if (name === "") return fail(`Empty attribute name in the tag "${tag}" at byte offset ${begin}`);
        skipSpaces();
        if (!is(at, "=")) {
          // <blockquote expandable> is the one attribute without a value.
          if (tag === "blockquote" && name === "expandable") {
            argument = "expandable";
            continue;
          }
          return fail(`Expected equal sign in declaration of an attribute of the tag "${tag}" at byte offset ${begin}`);
        }
        at++;
        skipSpaces();
        if (at >= bytes.length) return fail(`Unclosed start tag "${tag}" at byte offset ${begin}`);
        let value: string;
        if (!is(at, '"') && !is(at, "'")) {
          const valueFrom = at;
          while (at < bytes.length && /[A-Za-z0-9.-]/.test(String.fromCharCode(bytes[at]!))) at++;
          value = bytes.toString("utf8", valueFrom, at).toLowerCase();
          if (at >= bytes.length || (!isSpace(at) && !is(at, ">")))
            return fail(`Unexpected end of name token at byte offset ${valueFrom}`);
        } else {
          const quote = bytes[at++]!;
          const valueFrom = at;
          while (at < bytes.length && bytes[at] !== quote) at++;
          if (at >= bytes.length) return fail(`Unclosed start tag at byte offset ${begin}`);
          value = decode(bytes.toString("utf8", valueFrom, at));
          at++;
        }
        if (tag === "a" && name === "href") argument = value;
        else if (tag === "code" && name === "class" && value.startsWith("language-")) argument = value.slice(9);
        else if (tag === "span" && name === "class" && value.startsWith("tg-")) argument = value.slice(3);
        else if (tag === "tg-emoji" && name === "emoji-id") argument = value;
        else if (tag === "tg-time" && name === "unix") argument = value;
        else if (tag === "blockquote" && name === "expandable") argument = "expandable";
      }
      if (tag === "span" && argument !== "spoiler")
        return fail(`Tag "span" must have class "tg-spoiler" at byte offset ${begin}`);
      open.push({ tag, offset: text.length, argument });
    } else {
      const top = open.pop();
      if (!top) return fail(`Unexpected end tag at byte offset ${begin}`);
      const nameFrom = ++at;
      while (at < bytes.length && !isSpace(at) && !is(at, ">")) at++;
      const name = bytes.toString("utf8", nameFrom, at).toLowerCase();
      skipSpaces();
      if (!is(at, ">")) return fail(`Unclosed end tag at byte offset ${begin}`);
      if (name !== "" && name !== top.tag)
        return fail(`Unmatched end tag at byte offset ${begin}, expected "</${top.tag}>", found "</${name}>"`);
      const entity = toEntity(top, text);
      if (entity) entities.push(entity);
    }
    plainFrom = ++at;
  }
  takePlain(bytes.length);
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

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** `&lt;` and its three sisters, also without semicolon, and numeric ones; any other `&` stays what it is. */
function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot));?/gi, (whole, hexadecimal, decimal, name) => {
    if (name) return named[name] ?? whole;
    const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    if (code === 0 || code >= 0x10ffff) return whole;
    return String.fromCodePoint(code);
  });
}
