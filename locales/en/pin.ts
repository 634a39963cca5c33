import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const pin: Shape<typeof vi.pin> = {
  askNew: "Set a PIN of six digits that confirms what touches many agencies. Type the new one:",
  askAgain: "Type the PIN once more:",
  ask: "Type your six-digit PIN to {{what}}:",
  toChange: "change it",
  kept: "The PIN is set. The bot has dropped the messages that held it; if they still stand in the chat, please delete them.",
  notSame: "The two are not the same; no PIN was set.",
  noStep:
    "No step waits for a PIN; nothing was done. Press the button again where it is needed. What was typed is dropped.",
  notSix: "A PIN is exactly six digits, for example 482017.",
  guessable: "This one is easily guessed: not one digit only, nor a run of digits.",
  wrong: "Wrong PIN, {{left}} tries left this hour.",
  tooMany: "Five wrong PINs. Try again from {{at}}; if you forgot it, the administrator sets another.",
  none: "This needs a PIN and you have none yet. Set one with /pin, then do it again.",
  left: "Left; nothing was done.",
};
