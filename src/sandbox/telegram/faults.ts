import type { Fault } from "../messenger.js";
import { type Reply, toReply } from "./http.js";
import { Refusal, refusal, tooManyRequests } from "./refusal.js";

/** Throws again what is none. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

/** What a fault answers instead of the work; null where it only delays or cuts the answer. */
export function meetFault({ kind, value, description }: Fault): Reply | null {
  switch (kind) {
    case "throttle":
      return toReply(tooManyRequests(value ?? 1));
    case "blocked":
      return toReply(refusal(403, "bot was blocked by the user"));
    case "unauthorized":
      return toReply(refusal(401));
    case "error":
      return toReply(refusal(value ?? 500, description ?? (value === undefined || value === 500 ? "restart" : "")));
    case "html":
      return { kind: "html", status: 502 };
    case "reset-before":
      return { kind: "cut" };
    default:
      return null;
  }
}
