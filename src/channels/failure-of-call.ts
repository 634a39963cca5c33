import { BotError, GrammyError, HttpError } from "grammy";
import type { SendFailure } from "./channel.js";
import { redact } from "./redact.js";

/**
 * What a rejected call means. Errors that no call made (a bug in a handler) are `invalid`: sending again cannot mend
 * them. A network error that did not come through our own fetch may have been sent, so it is ambiguous.
 */
export function failureOfCall(error: unknown, failureOfRefusal: (refusal: GrammyError) => SendFailure): SendFailure {
  if (error instanceof BotError) return failureOfCall(error.error, failureOfRefusal);
  if (error instanceof GrammyError) return failureOfRefusal(error);
  if (error instanceof HttpError) return { kind: "ambiguous", detail: redact(error.message) };
  return { kind: "invalid", detail: error instanceof Error ? error.name : typeof error };
}
