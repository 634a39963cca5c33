import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHtml } from "../../../src/sandbox/telegram/html.js";

// The cases are those with which tdlib/td tests its own parser (test/message_entities.cpp), as facts.
describe("refused", () => {
  test.each([
    ["🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"],
    ["🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'],
    ["🏟 🏟&lt;<abac>", 'Unsupported start tag "abac" at byte offset 13'],
    ["🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'],
    ["🏟 🏟&lt;<i    aba>", 'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 13'],
    ["🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'],
    ["🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"],
    ['🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"],
    ["🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"],
    ["🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"],
    ["🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"],
    ["🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
    ["<b>a", `Can't find end tag corresponding to start tag "b"`],
    [
      "&#57311;",
      "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    ],
  ])("%s", (html, problem) => {
    expect(readHtml(html)).toEqual({ ok: false, problem });
  });
});

describe("read", () => {
  test.each([
    ["", "", []],
    ["&lt;&gt;&amp;&quot;&laquo;&#12345678;", '<>&"&laquo;&#12345678;', []],
    [
      "➡️ ➡️<i>➡️ ➡️</i><b>➡️ ➡️</b>",
      "➡️ ➡️➡️ ➡️➡️ ➡️",
      [
        ["italic", 5, 5],
        ["bold", 10, 5],
      ],
    ],
    ["🏟 🏟<i>🏟 &lt🏟</i>", "🏟 🏟🏟 <🏟", [["italic", 5, 6]]],
    [
      "🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>",
      "🏟 🏟🏟 ><🏟",
      [
        ["italic", 5, 7],
        ["bold", 9, 3],
      ],
    ],
    ["🏟 🏟&lt;<i>🏟 🏟&lt;</>", "🏟 🏟<🏟 🏟<", [["italic", 6, 6]]],
    ["🏟 🏟&lt;<b></b>", "🏟 🏟<", []],
    [
      "<u>a</u><ins>a</ins><s>a</s><del>a</del>",
      "aaaa",
      [
        ["underline", 0, 1],
        ["underline", 1, 1],
        ["strikethrough", 2, 1],
        ["strikethrough", 3, 1],
      ],
    ],
    ['<span class="tg-spoiler">a</span>', "a", [["spoiler", 0, 1]]],
    ["<blockquote expandable>a</blockquote>", "a", [["expandable_blockquote", 0, 1]]],
    ['<a href="https://lamdong.gov.vn/?a=1&amp;b=2">a</a>', "a", [["text_link", 0, 1]]],
    [
      "<pre>a</pre><code>b</code>",
      "ab",
      [
        ["pre", 0, 1],
        ["code", 1, 1],
      ],
    ],
    ['<pre><code class="language-sql">a</code></pre>', "a", [["pre", 0, 1]]],
    ["<a> </a>", " ", []],
  ] as [string, string, [string, number, number][]][])("%s", (html, text, entities) => {
    const read = readHtml(html);
    if (!read.ok) throw new Error(read.problem);
    expect(read.text).toBe(text);
    expect(read.entities.map(({ type, offset, length }) => [type, offset, length])).toEqual(entities);
  });

  test("the address of a link, the language of a block", () => {
    expect(readHtml('<a href="lamdong.gov.vn?a&lt;">a</a>')).toMatchObject({
      entities: [{ url: "http://lamdong.gov.vn/?a%3C" }],
    });
    expect(readHtml('<pre><code class="language-sql">a</code></pre>')).toMatchObject({
      entities: [{ language: "sql" }],
    });
  });
});

test("any escaped text comes back as it was, inside a tag as well", () => {
  const protect = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme", minLength: 1 }), (before, bold) => {
      expect(readHtml(`${protect(before)}<b>${protect(bold)}</b>`)).toEqual({
        ok: true,
        text: before + bold,
        entities: [{ type: "bold", offset: before.length, length: bold.length }],
      });
    }),
  );
});

test("whatever is sent, the parser answers and never throws", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "/",
    "b",
    "a",
    " ",
    "=",
    '"',
    "&",
    "&lt;",
    "&#5;",
    "đ",
    "🏟",
    "<b>",
    "</b>",
    "</>",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const read = readHtml(pieces.join(""));
      if (!read.ok) expect(read.problem).not.toBe("");
      else
        for (const { offset, length } of read.entities) {
          expect(length).toBeGreaterThan(0);
          expect(offset + length).toBeLessThanOrEqual(read.text.length);
        }
    }),
  );
});
