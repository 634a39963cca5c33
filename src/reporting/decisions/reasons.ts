import { type Failure, failure, type Outcome, success } from "../../outcome.js";
import { readAssent } from "../../text/assent.js";
import { fold } from "../../text/fold.js";
import { normalise } from "../../text/normalise.js";

const longest = 500;

/** A reason as it is kept: words, on one line. "có", "không" and "ok" say no reason, "chưa đúng" does. */
export function checkReason(typed: string): Outcome<string, "short" | "long"> {
  const reason = normalise(typed).replace(/\s+/g, " ").trim();
  if (reason.length > longest) return tooLong(reason.length);
  if (!/\p{L}.*\p{L}/u.test(reason) || isBareAnswer(reason))
    return failure("short", (t) => t("decisions.reasonShort", { typed: reason.slice(0, 40) }));
  return success(reason);
}

function isBareAnswer(reason: string): boolean {
  const word = readAssent(reason);
  return word !== null && (word !== "no" || !/\b(?:sai|dung|duoc)\b/.test(fold(reason)));
}

function tooLong(count: number): Failure<"long"> {
  return failure("long", (t) => t("decisions.reasonLong", { count, longest }));
}
