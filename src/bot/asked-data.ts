import { formatQuery, parseQuery } from "../summary/query.js";
import type { AskedScreen } from "./asked-closer.js";

/** Behind it stands what an answer was about: no offer, and nothing that a bare "có" presses. */
export const ASKED = "asked:";

/** What an answer to the office leaves in the chat, for what is asked next with half of the words. */
export function askedData({ kind, query }: AskedScreen): string {
  return `${ASKED}${kind}:${formatQuery({ ...query, page: 1 })}`;
}

/** Null for anything else that was left. */
export function readAsked(data: string | undefined): AskedScreen | null {
  const [, kind, words] = new RegExp(`^${ASKED}(summary|silent):(.*)$`).exec(data ?? "") ?? [];
  const query = words === undefined ? null : parseQuery(words);
  return query && { kind: kind as AskedScreen["kind"], query };
}
