import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const pin: Shape<typeof vi.pin> = {
  askNew: "Set a PIN of six digits that confirms what touches many agencies. Type the new one:",
  askAgain: "Type the PIN once more:",
  ask: "Type your six-digit PIN to {{what}}:",
  toChange: "change it",
  toSettle: "go on",
  kept: "The PIN is set. The bot has dropped the messages that held it; if they still stand in the chat, please delete them.",
  notSame: "The two are not the same; no PIN was set. Type the new one:",
  notSix: "A PIN is exactly six digits, for example 482017. Type it again:",
  guessable: "This one is easily guessed. Type another, neither one digit only nor a run of digits:",
  wrong: "Wrong PIN, {{left}} tries left this hour. Type it again, or cancel:",
  tooMany: "Five wrong PINs. Try again from {{at}}; if you forgot it, the administrator sets another.",
  none: "This needs a PIN and you have none yet. Set one with /pin, then do it again.",
  left: "Left; nothing was done.",
};
