import { fold } from "./fold.js";

const POLITE = "(?:(?:cho|xin|em|toi|minh|bot|hay|muon|can) )*";
const SEE = "(?:(?:xem|mo|coi|liet ke|danh sach|co) )?(?:lai )?(?:(?:cac|nhung|may) )?";
const END = "(?: (?:nao|gi|khong|a|nhe|nha|voi|di|cua (?:toi|em|minh)))*[ ?.!]*$";
const UNFINISHED = new RegExp(
  `^${POLITE}${SEE}(?:(?:viec|bao cao|cai|phan|ban) )?(?:con )?dang do(?: \\(?\\d+\\)?)?${END}`,
);
const DRAFTS = new RegExp(`^${POLITE}${SEE}(?:(?:ban|bao cao|tin) nhap|drafts?)${END}`);

/**
 * Whether somebody wants to see what they have begun: `drafts` by a word that says nothing else, `unfinished` by "đang dở",
 * which may also say how something stands.
 */
export function asksForDrafts(typed: string): "drafts" | "unfinished" | null {
  const folded = fold(typed).trim().replace(/\s+/g, " ");
  if (folded.length > 60) return null;
  if (DRAFTS.test(folded)) return "drafts";
  return UNFINISHED.test(folded) ? "unfinished" : null;
}
