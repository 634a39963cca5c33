import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in constant time, whatever the lengths. A header that came twice, or not at all, is never the secret. */
export function sameSecret(given: string | string[] | undefined, secret: string): boolean {
  if (typeof given !== "string") return false;
  return timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
