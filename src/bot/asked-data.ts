import { formatQuery, parseQuery } from "../summary/query.js";
import type { AskedScreen } from "./asked-closer.js";

/** Behind it stands what an answer was about: no offer, and nothing that a bare "có" presses. */
export const ASKED = "asked:";

/** What an answer to the office leaves in the chat, for what is asked next with half of the words. */
export function askedData({ kind, query, versus }: AskedScreen): string {
  const of = { ...query, page: 1 };
  const other = versus ? `|${formatQuery({ ...of, whose: versus })}` : "";
  return `${ASKED}${kind}:${formatQuery(of)}${other}`;
}

/** Null for anything else that was left. */
export function readAsked(data: string | undefined): AskedScreen | null {
  const [, kind, words, compared] = new RegExp(`^${ASKED}(summary|silent):([^|]*)(?:\\|(.*))?$`).exec(data ?? "") ?? [];
  const query = words === undefined ? null : parseQuery(words);
  const other = compared === undefined ? null : parseQuery(compared);
  return query && { kind: kind as AskedScreen["kind"], query, ...(other ? { versus: other.whose } : {}) };
}
