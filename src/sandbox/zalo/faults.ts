import type { Fault } from "../messenger.js";
import type { Reply } from "./http.js";

/** HTTP 200, whatever went wrong. */
export function refused(error_code: number, description: string): Reply {
  return { kind: "json", body: { ok: false, description, error_code } };
}

/** What a fault answers instead of the work; null where it only delays or cuts the answer. */
export function meetFault({ kind, value, description }: Fault): Reply | null {
  switch (kind) {
    case "blocked":
      return refused(403, "Forbidden: the user has blocked this bot");
    case "unauthorized":
      return refused(401, "Unauthorized");
    case "quota":
      return refused(429, "Quota exceeded");
    case "error":
      return refused(value ?? 403, description ?? "internal server error");
    case "html":
      return { kind: "html" };
    case "reset-before":
      return { kind: "cut" };
    default:
      return null;
  }
}
