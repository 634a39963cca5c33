import { createRequire } from "node:module";
import type { PhoneNumber } from "libphonenumber-js/max";
import { failure, type Outcome, success } from "../outcome.js";

/** Who is to be telephoned has one of these, not a paid line. */
const ofPeople: readonly (string | undefined)[] = ["MOBILE", "FIXED_LINE", "FIXED_LINE_OR_MOBILE"];

/** A run of digits that is long enough to be meant as a number to call: no date and no room has as many. */
const run = /(?<![\p{L}\p{N}/])\+?\(?\d(?:[ .()-]{0,2}\d){6,}(?![\p{L}\p{N}/])/u;

/** A part of its own behind a comma is meant as one, however short. */
const part = /(?<=[,;\n]\s*)\+?\d[\d .()-]*(?=\s*(?:$|[,;\n]))/;

/** Where a telephone number stands in a text, right or wrong; null where none does. */
export function findPhone(
  text: string,
): { readonly typed: string; readonly start: number; readonly end: number } | null {
  const found = run.exec(text) ?? part.exec(text);
  return found && { typed: found[0], start: found.index, end: found.index + found[0].length };
}

/** A number of Việt Nam as it is kept, '+84912345678', whichever way it was typed. */
export function readPhone(typed: string): Outcome<string, "bad_phone"> {
  const phone = parse(typed);
  if (phone?.country === "VN" && phone.isValid() && ofPeople.includes(phone.getType())) return success(phone.number);
  return failure("bad_phone", (t) => t("reaching.phone.bad", { typed: typed.trim().slice(0, 30) }));
}

/** A number as a messenger gives it: with its country in front, though not always with the plus. */
export function readSentPhone(given: string): Outcome<string, "bad_phone"> {
  return readPhone(/^[+0]/.test(given) ? given : `+${given}`);
}

/** As people write it: "0912 345 678", "0263 3822 345". What is no number of Việt Nam stays as it is. */
export function formatPhone(kept: string): string {
  return parse(kept)?.formatNational() ?? kept;
}

/** What tells whoever knows a number that it is this one, and nobody else what it is: "… 678". */
export function maskPhone(kept: string): string {
  return `… ${kept.slice(-3)}`;
}

const require = createRequire(import.meta.url);

/** The rules of all countries take megabytes, and numbers are rarely typed: they are loaded with the first one. */
function parse(typed: string): PhoneNumber | undefined {
  const { parsePhoneNumberFromString } = require("libphonenumber-js/max") as typeof import("libphonenumber-js/max");
  return parsePhoneNumberFromString(typed, "VN");
}
