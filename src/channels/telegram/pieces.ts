import { cutText } from "../cut.js";
import { type Call, jsonCall } from "./call.js";

/** UTF-16 units; the server counts code points, so this is always safe. */
export const maxText = 4096;

/**
 * A text that is too long for one message, as several: a reply mark on the first, the keyboard on the last. An edit
 * becomes an edit of the first piece and new messages for the rest. Texts with mark-up are not cut, the server refuses them.
 */
export function piecesOf(call: Call): readonly Call[] {
  const { method, payload, priority } = call;
  if (method !== "sendMessage" && method !== "editMessageText") return [call];
  if (!payload || typeof payload.text !== "string" || payload.text.length <= maxText) return [call];
  if (payload.parse_mode !== undefined || payload.entities !== undefined) return [call];
  const { text, reply_markup, reply_parameters, message_id, inline_message_id: _, ...common } = payload;
  const pieces = cutText(text, maxText);
  return pieces.map((piece, index) => {
    const first = index === 0;
    const last = index === pieces.length - 1;
    return jsonCall(first ? method : "sendMessage", {
      ...common,
      text: piece,
      priority,
      ...(first && message_id !== undefined ? { message_id } : {}),
      ...(first && reply_parameters !== undefined ? { reply_parameters } : {}),
      ...(last && reply_markup !== undefined ? { reply_markup } : {}),
    });
  });
}
