import { decodeHtml } from "./html-text.js";

/** A tag's name and what its attribute says, or what the Bot API says is wrong with it. */
export type StartTag =
  | { readonly ok: true; readonly tag: string; readonly argument: string }
  | { readonly ok: false; readonly problem: string };

/** The tags that stand for one kind of entity are the caller's to name; these need a look at their attribute. */
const special = ["span", "a", "pre", "tg-emoji", "tg-time"];

/** What was sent, in bytes, with the place up to which it has been read: `at` is moved by whoever reads. */
export class HtmlBytes {
  private readonly bytes: Buffer;
  at = 0;

  constructor(html: string) {
    this.bytes = Buffer.from(html, "utf8");
  }

  get ended(): boolean {
    return this.at >= this.bytes.length;
  }

  is(character: string): boolean {
    return this.bytes[this.at] === character.charCodeAt(0);
  }

  isSpace(): boolean {
    return [32, 9, 13, 10].includes(this.bytes[this.at] ?? -1);
  }

  skipSpaces(): void {
    while (this.isSpace()) this.at++;
  }

  slice(from: number, to = this.at): string {
    return this.bytes.toString("utf8", from, to);
  }

  /** Everything up to a space, a `>` or one of `ends`, in lower case. */
  readName(ends = ""): string {
    const from = this.at;
    while (!this.ended && !this.isSpace() && !this.is(">") && !(ends && this.is(ends))) this.at++;
    return this.slice(from).toLowerCase();
  }

  readWhile(pattern: RegExp): string {
    const from = this.at;
    while (!this.ended && pattern.test(String.fromCharCode(this.bytes[this.at]!))) this.at++;
    return this.slice(from);
  }
}

/** Reads from behind `<` to its `>`, which is left; `begin` is where the `<` stands. `kinds`: the plain tags. */
export function readStartTag(source: HtmlBytes, begin: number, kinds: readonly string[]): StartTag {
  const tag = source.readName();
  if (source.ended) return wrong(`Unclosed start tag at byte offset ${begin}`);
  if (!kinds.includes(tag) && !special.includes(tag))
    return wrong(`Unsupported start tag "${tag}" at byte offset ${begin}`);
  let argument = "";
  for (;;) {
    source.skipSpaces();
    if (source.ended) return wrong(`Unclosed start tag "${tag}" at byte offset ${begin}`);
    if (source.is(">")) break;
    const attribute = readAttribute(source, tag, begin);
    if (!attribute.ok) return attribute;
    argument = argumentOf(tag, attribute.name, attribute.value) ?? argument;
  }
  if (tag === "span" && argument !== "spoiler")
    return wrong(`Tag "span" must have class "tg-spoiler" at byte offset ${begin}`);
  return { ok: true, tag, argument };
}

/** Reads from behind `</` to its `>`, which is left. Null, or what is wrong; `open` is the tag that it should close. */
export function readEndTag(source: HtmlBytes, begin: number, open: string): string | null {
  const name = source.readName();
  source.skipSpaces();
  if (!source.is(">")) return `Unclosed end tag at byte offset ${begin}`;
  if (name !== "" && name !== open)
    return `Unmatched end tag at byte offset ${begin}, expected "</${open}>", found "</${name}>"`;
  return null;
}

type Attribute =
  | { readonly ok: true; readonly name: string; readonly value: string }
  | { readonly ok: false; readonly problem: string };

function readAttribute(source: HtmlBytes, tag: string, begin: number): Attribute {
  const name = source.readName("=");
  if (name === "") return wrong(`Empty attribute name in the tag "${tag}" at byte offset ${begin}`);
  source.skipSpaces();
  if (!source.is("=")) {
    // <blockquote expandable> is the one attribute without a value.
    if (tag === "blockquote" && name === "expandable") return { ok: true, name, value: "" };
    return wrong(`Expected equal sign in declaration of an attribute of the tag "${tag}" at byte offset ${begin}`);
  }
  source.at++;
  source.skipSpaces();
  if (source.ended) return wrong(`Unclosed start tag "${tag}" at byte offset ${begin}`);
  const value = source.is('"') || source.is("'") ? readQuoted(source, begin) : readToken(source);
  return value.ok ? { ok: true, name, value: value.text } : value;
}

type Value = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

function readToken(source: HtmlBytes): Value {
  const from = source.at;
  const text = source.readWhile(/[A-Za-z0-9.-]/).toLowerCase();
  if (source.ended || (!source.isSpace() && !source.is(">")))
    return wrong(`Unexpected end of name token at byte offset ${from}`);
  return { ok: true, text };
}

function readQuoted(source: HtmlBytes, begin: number): Value {
  const quote = source.is('"') ? /[^"]/ : /[^']/;
  source.at++;
  const text = decodeHtml(source.readWhile(quote));
  if (source.ended) return wrong(`Unclosed start tag at byte offset ${begin}`);
  source.at++;
  return { ok: true, text };
}

/** What an attribute says of the entity; null where it says nothing. */
function argumentOf(tag: string, name: string, value: string): string | null {
  if (tag === "a" && name === "href") return value;
  if (tag === "code" && name === "class" && value.startsWith("language-")) return value.slice(9);
  if (tag === "span" && name === "class" && value.startsWith("tg-")) return value.slice(3);
  if (tag === "tg-emoji" && name === "emoji-id") return value;
  if (tag === "tg-time" && name === "unix") return value;
  if (tag === "blockquote" && name === "expandable") return "expandable";
  return null;
}

function wrong(problem: string) {
  return { ok: false, problem } as const;
}
