import { expect } from "vitest";
import type { Bubble } from "../../src/sandbox/messenger.js";
import { keyFor } from "../../src/sandbox/zalo/keys.js";
import type { Expectation } from "./transcript.js";

/**
 * Throws where what came is not what the transcript says. Telegram: these lines and no others, "…" standing for any
 * number of them. Zalo writes choices into the text: there the lines named come in this order, the first one first.
 */
export function expectAnswer(expected: Expectation, bubbles: readonly Bubble[], channel: string): void {
  const text = bubbles.flatMap(linesOf).join("\n");
  if (expected.nothing) {
    expect(text, "nothing should have come").toBe("");
    return;
  }
  if (bubbles.length === 0) throw new Error(`nothing came; expected "${expected.lines[0] ?? expected.choices[0]}"`);
  for (const bubble of bubbles) expectManner(bubble, channel);
  expectLines(expected.lines, text.split("\n"), channel === "telegram", text);
  const labels = bubbles.flatMap((bubble) => bubble.buttons.flat().map(({ label }) => label));
  for (const choice of expected.choices) {
    const offered =
      channel === "telegram" ? labels.includes(choice) : bubbles.some((bubble) => keyFor(bubble.text, choice) !== null);
    if (!offered) throw new Error(`the choice [${choice}] is not offered in:\n${text}\n[${labels.join("] [")}]`);
  }
}

/** What a message says, and below it the picture or the file that came with it. */
export function linesOf({ text, photo, file, protected: isProtected }: Bubble): readonly string[] {
  return [
    ...text.split("\n"),
    ...(photo === undefined ? [] : [isProtected ? "(photo, protected)" : "(photo)"]),
    ...(file ? [`(document) ${file.name}`] : []),
  ];
}

function expectLines(wanted: readonly string[], got: readonly string[], isWhole: boolean, text: string): void {
  let at = 0;
  let mayskip = false;
  for (const [index, line] of wanted.entries()) {
    if (line === "…") {
      mayskip = true;
      continue;
    }
    const found = got.findIndex((one, place) => place >= at && isLine(one, line));
    const mustFollow = !mayskip && (isWhole || index === 0);
    if (found < 0 || (mustFollow && found !== at)) throw new Error(`expected "${line}" in:\n${text}`);
    at = found + 1;
    mayskip = false;
  }
  if (isWhole && !mayskip && wanted.length > 0 && at < got.length)
    throw new Error(`not expected "${got[at]}" in:\n${text}`);
}

/** Where choices stand in the text, a line may begin with the key that chooses it, and a list gives its own numbers up. */
function isLine(line: string, wanted: string): boolean {
  const bare = (one: string) => one.replace(/^(?:(?:\d{1,2}|[a-z])\. )+/, "");
  return like(line, wanted) || like(bare(line), bare(wanted));
}

function like(line: string, wanted: string): boolean {
  const parts = wanted.split("…");
  if (parts.length === 1) return line === wanted;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const found = index === parts.length - 1 ? line.length - part.length : line.indexOf(part, at);
    if (found < at || (index === 0 && found !== 0) || !line.startsWith(part, found)) return false;
    at = found + part.length;
  }
  return true;
}

/** What holds for everything the bot says: no holes, few lines and buttons, plain text. */
function expectManner({ text, buttons }: Bubble, channel: string): void {
  const complain = (what: string): never => {
    throw new Error(
      `${what}:\n${text}\n${buttons.map((row) => row.map(({ label }) => `[${label}]`).join(" ")).join("\n")}`,
    );
  };
  if (/\{\{|\}\}|\bundefined\b|\bnull\b|\bNaN\b|\[object /.test(text)) complain("a hole in a sentence");
  if (text !== text.normalize("NFC")) complain("letters taken apart");
  if (buttons.flat().length > 8) complain("more than 8 buttons");
  if (channel === "zalo" && text.length > 2_000) complain("longer than Zalo takes");
  if (channel === "telegram" && text.split("\n").length > 13) complain("more than one screen");
}
