import { languages, type Translate, translator } from "../../text/language.js";
import type { Expects } from "../../text/message.js";

/** A choice of a menu. The key is what the text shows; empty where the label itself, "có" or "thêm" is what to type. */
export interface Option {
  readonly key: string;
  readonly label: string;
  readonly data: string;
}

export interface ChoiceMenu {
  readonly style: "numbers" | "letters";
  readonly options: readonly Option[];
}

/** A button of a Bot API inline keyboard, as far as Zalo can show it. */
export interface KeyboardButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

export type Keyboard = readonly (readonly KeyboardButton[])[];

/** Longest label that shares a line with others, and the longest such line: what a phone shows without breaking it twice. */
const shortLabel = 24;
const lineWidth = 76;
const letters = "abcdefghijklmnopqrstuvwxyz";
const mark = /^(?:[🔴🟡✅⚪•✗-]\uFE0F?\s*)+/u;
const ownNumbering = /^\s*\d{1,2}[.)]\s/m;
const onward =
  /^(?:xem \d+ .*|xem thêm.*|xem tiếp.*|thêm.*|tiếp(?: theo)?|trang sau.*|see \d+ .*|\d+ more.*|next.*|more.*|show more.*)$/iu;

/**
 * Writes a keyboard into the text it belongs to. A button whose label begins a line of the text puts its key in front of
 * that line; the others follow the text, short ones together; what leads out or onward is said in words. Where a figure
 * is asked for, and where the text counts its own lines, keys are letters.
 */
export function writeChoices(
  text: string,
  keyboard: Keyboard,
  expects: Expects | undefined,
  t: Translate,
): { readonly text: string; readonly menu: ChoiceMenu | null } {
  const buttons = keyboard.flat();
  const links = buttons.filter((button) => button.url !== undefined).map((button) => `${button.text}: ${button.url}`);
  const choices = buttons.filter((button) => button.callback_data !== undefined).map(toChoice);
  if (choices.length === 0) return { text: [text, ...links].join("\n"), menu: null };

  const style = expects === "figure" || ownNumbering.test(text) ? "letters" : "numbers";
  const body = confirms(choices)
    ? writeConfirmation(text, choices, links, t)
    : writeList(text, choices, style, links, t);
  return { text: body.text, menu: { style, options: body.options } };
}

interface Choice {
  readonly label: string;
  readonly data: string;
}

function toChoice(button: KeyboardButton): Choice {
  const label = button.text.normalize("NFC").trim();
  return { label: label.replace(mark, "") || label, data: button.callback_data! };
}

// ---------- Xác nhận / Sửa / Hủy

function confirms(choices: readonly Choice[]): boolean {
  return choices.length <= 4 && wordOf("common.confirm", choices[0]!.label, true) !== null;
}

function writeConfirmation(text: string, choices: readonly Choice[], links: readonly string[], t: Translate) {
  const words = choices.map((choice, index) => {
    if (index > 0) return quietly(choice.label);
    const plain = wordOf("common.confirm", choice.label, false) !== null;
    return plain ? t("channels.choices.yes") : `${t("channels.choices.yes")} (${quietly(choice.label)})`;
  });
  const hint = t("channels.choices.answerWith", { words: words.join(" / ") });
  return {
    text: [text, ...links, hint].join("\n"),
    // Nobody was shown a key: a bare "1" would be a figure, or one of the list before, and save.
    options: choices.map((choice) => ({ key: "", ...choice })),
  };
}

// ---------- everything else

function writeList(
  text: string,
  choices: readonly Choice[],
  style: ChoiceMenu["style"],
  links: readonly string[],
  t: Translate,
) {
  const lines = text.split("\n");
  const merged = findLines(lines, choices);
  const further = choices.filter((choice) => ![...merged.values()].includes(choice));
  const more = further.find((choice) => isOnward(choice.label));
  const back = further.find((choice) => wordOf("common.back", choice.label, false));
  const cancel = further.find((choice) => wordOf("common.cancel", choice.label, false));
  const inWords = [more, back, cancel].filter((choice) => choice !== undefined);
  const appended = further.filter((choice) => !inWords.includes(choice));

  const inOrder = [...[...merged.entries()].sort(([a], [b]) => a - b).map(([, choice]) => choice), ...appended];
  const keys = new Map(inOrder.map((choice, index) => [choice, keyAt(index, style)]));
  const withKey = (choice: Choice, shown: string) => (keys.get(choice) ? `${keys.get(choice)}. ${shown}` : shown);

  const body = lines.map((line, index) => {
    const choice = merged.get(index);
    return choice ? withKey(choice, line) : line;
  });
  const tail = joinShort(appended.map((choice) => ({ text: withKey(choice, choice.label), label: choice.label })));
  const ways = [...sayOnward(more, t), ...sayOut(back, cancel, t)];
  const shownKeys = inOrder.map((choice) => keys.get(choice)!).filter((key) => key !== "");
  return {
    text: [...body, ...tail, ...links, ...sayHow(merged.size > 0 ? shownKeys : [], ways, style, t)].join("\n"),
    options: [...inOrder, ...inWords].map((choice) => ({ key: keys.get(choice) ?? "", ...choice })),
  };
}

/** Which line each choice begins, longest label first, so that "I.10 tháng 02" is not taken by "I.10". */
function findLines(lines: readonly string[], choices: readonly Choice[]): Map<number, Choice> {
  const merged = new Map<number, Choice>();
  const longestFirst = [...choices].sort((a, b) => b.label.length - a.label.length);
  for (const choice of longestFirst) {
    // "85/100 điểm: ghi là 85/100, …?" asks, and is none of the answers.
    const index = lines.findIndex((line, at) => !merged.has(at) && !/\?\s*$/.test(line) && begins(line, choice.label));
    if (index >= 0) merged.set(index, choice);
  }
  return merged;
}

/**
 * A code ("V.1", "VII") begins a line that goes on with anything but its own continuation ("V.10"); words ("Sửa",
 * "Vướng mắc") only one that ends or turns there, for "Sửa được đến hết 07/03" is a sentence and "Vướng mắc: 9 đơn vị"
 * a figure.
 */
function begins(line: string, label: string): boolean {
  const bare = line.normalize("NFC").replace(mark, "");
  if (label.endsWith("…")) return bare.startsWith(label.slice(0, -1).trimEnd());
  if (!bare.startsWith(label)) return false;
  const rest = bare.slice(label.length);
  // "85/100: ghi 85/100, hay gõ lại?" asks about the number that it begins with.
  if (/^[\d.,/%\s]+$/.test(label)) return /^\s*(?:$|·)/u.test(rest);
  const isCode = /\d|^[IVX]+[a-z]?$/.test(label);
  return isCode ? !/^(?:[\p{L}\p{N}]|[./-][\p{L}\p{N}])/u.test(rest) : /^\s*(?:$|·)/u.test(rest);
}

function joinShort(items: readonly { readonly text: string; readonly label: string }[]): string[] {
  const lines: string[] = [];
  let open = false;
  for (const { text, label } of items) {
    const short = label.length <= shortLabel;
    const last = lines.at(-1);
    if (open && short && last !== undefined && last.length + 2 + text.length <= lineWidth) {
      lines[lines.length - 1] = `${last}  ${text}`;
    } else {
      lines.push(text);
    }
    open = short;
  }
  return lines;
}

function sayHow(keys: readonly string[], ways: readonly string[], style: ChoiceMenu["style"], t: Translate): string[] {
  if (keys.length === 0) return ways.length === 0 ? [] : [`(${ways.join("; ")})`];
  const range = keys.length === 1 ? keys[0]! : `${keys[0]}–${keys.at(-1)}`;
  const first = t(style === "numbers" ? "channels.choices.answerByNumber" : "channels.choices.answerByLetter", {
    range,
  });
  return [`${[first, ...ways].join("; ")}.`];
}

function sayOnward(more: Choice | undefined, t: Translate): string[] {
  if (!more) return [];
  const what = /^xem /iu.test(more.label) ? quietly(more.label) : t("channels.choices.seeMore");
  return [t("channels.choices.onward", { what })];
}

function sayOut(back: Choice | undefined, cancel: Choice | undefined, t: Translate): string[] {
  if (back && cancel) {
    return [t("channels.choices.backOrCancel", { back: quietly(back.label), cancel: quietly(cancel.label) })];
  }
  if (back) return [t("channels.choices.back", { word: quietly(back.label) })];
  return cancel ? [t("channels.choices.cancel", { word: quietly(cancel.label) })] : [];
}

function keyAt(index: number, style: ChoiceMenu["style"]): string {
  return style === "numbers" ? String(index + 1) : (letters[index] ?? "");
}

/** Whether a label leads to more of the same list. */
export function isOnward(label: string): boolean {
  return onward.test(label);
}

/** Whether a label leaves what is going on. */
export function leadsOut(label: string): boolean {
  return wordOf("common.cancel", label, false) !== null;
}

/** The word where a label is it, or begins with it, in any language of the bot. */
function wordOf(key: "common.confirm" | "common.back" | "common.cancel", label: string, beginning: boolean) {
  const words = languages.map((language) => translator(language)(key));
  return words.find((word) => label === word || (beginning && label.startsWith(`${word} `))) ?? null;
}

/** "Không phải tôi" inside a sentence; codes ("CT-b3", "VII.4") keep their capitals. */
function quietly(label: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;
}
