import type { Answer } from "./answer.js";
import { type Call, jsonCall } from "./call.js";

/** What to do about a refusal that asks for something else than to fail: an answer to give, or another call to make. */
export type Mend =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "call"; readonly call: Call };

const done: Mend = { kind: "answer", answer: { ok: true, result: true } };

/** Refusals that a conversation need not know about. Null: the refusal stands. */
export function mendRefusal(call: Call, answer: Answer): Mend | null {
  if (answer.ok || answer.error_code !== 400) return null;
  const says = (text: string) => answer.description.toLowerCase().includes(text);

  // The screen already shows it: the usual end of a double tap, or of an update that is handled twice.
  if (says("message is not modified")) return done;
  if (says("query is too old") || says("query id is invalid")) return done;
  if (says("message to delete not found") || says("message can't be deleted")) return done;
  if (says("message to edit not found") || says("message can't be edited")) return sendAnew(call);
  if (says("message to be replied not found") || says("replied message not found")) return withoutReply(call);
  return null;
}

/** The edited text and its keyboard as a new message. A keyboard alone has nothing to hang on, and is let go. */
function sendAnew(call: Call): Mend | null {
  if (call.method === "editMessageReplyMarkup") return done;
  if (call.method !== "editMessageText" || !call.payload) return null;
  // What nobody waits for and somebody has deleted does not come again.
  if (call.priority === "ordinary" || call.priority === "urgent") return done;
  const { message_id: _, inline_message_id: __, ...payload } = call.payload;
  return { kind: "call", call: jsonCall("sendMessage", { ...payload, priority: call.priority }) };
}

function withoutReply(call: Call): Mend | null {
  if (!call.payload) return null;
  const { reply_parameters: _, reply_to_message_id: __, ...payload } = call.payload;
  return { kind: "call", call: jsonCall(call.method, { ...payload, priority: call.priority }) };
}
