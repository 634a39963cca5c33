const INVISIBLE =
  /\u034f|\p{Variation_Selector}|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;
/** No letter of any language bears so many; putting them in order takes ever longer the more there are. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u02bc\u02b9\u00b4]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033]/g;
/** Word's hyphens that end no line, the minus of tables, and slashes of formulas: a document's number has them. */
const HYPHENS = /[\u2010\u2011\u2212\ufe63]/g;
const SLASHES = /[\u2044\u2215]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const ROMAN_NUMERALS = /[\u2160-\u217f]/g;

/** Runs of blanks that are more, or other, than one space. */
const BLANKS = /[^\S ]\s*| \s+/g;

/** Text with one space where there are several, or others: most texts have none such. */
export function singleSpaced(text: string): string {
  return text.replace(BLANKS, " ");
}

/**
 * Text as everything else reads it: NFC, one kind of space, line end and quotation mark, nothing invisible. Phones and
 * macOS send NFD; documents bring no-break spaces, full-width forms and the Icelandic Ð for Đ. Idempotent.
 */
export function normalise(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .replace(PILED_MARKS, "$1")
    .normalize("NFC")
    .replace(LINE_ENDS, "\n")
    .replace(SPACES, " ")
    .replace(CONTROLS, "")
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(HYPHENS, "-")
    .replace(SLASHES, "/")
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(ROMAN_NUMERALS, (char) => char.normalize("NFKC"))
    .replace(/[\u00d0\u0189]/g, "Đ")
    .replace(/[\u00f0\u0256]/g, "đ")
    .normalize("NFC");
}

/**
 * The key under which names are found: no marks, no case, no apostrophes, spaces or hyphens. "Đạ M' Rong", "da mrong"
 * and "Đạ M’Rông" share one, as do Hòa and Hoà, which NFC keeps apart.
 */
export function searchKey(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/['\u2018\u2019`\u00b4\s\u200b\u2010-\u2015-]/g, "");
}

/** Whether anyone took the trouble to type Vietnamese marks in it. */
export function hasAccents(text: string): boolean {
  return /[đĐ]/.test(text) || /[\u0300-\u0309\u031b\u0323]/.test(text.normalize("NFD"));
}
