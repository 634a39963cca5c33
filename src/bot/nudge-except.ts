import { type NamedAgencies, readNamedAgencies } from "../grammar/named-agencies.js";
import type { Catalogue } from "../text/catalogue.js";

/** A wish to nudge without those that it leaves out: "V.1 trừ Di Linh". */
export interface Excepting {
  readonly about: string;
  /** Whom it leaves out, as it was typed. */
  readonly typed: string;
  readonly except: Pick<NamedAgencies, "codes" | "doubts">;
  /** Everything that was left out names agencies: else nobody is nudged, for they may be the very ones. */
  readonly isClear: boolean;
}

const words =
  /[\s,;(]+(?:ngoại trừ|ngoai tru|trừ ra|tru ra|không kể|khong ke|không gồm|khong gom|except|trừ|tru)\s+([^)]+)\)?\s*$/iu;

/** Null where nobody is left out. */
export function readExcepting(text: string, catalogue: Catalogue): Excepting | null {
  const typed = text.normalize("NFC");
  const found = words.exec(typed);
  if (!found) return null;
  const excepted = found[1]!;
  const { codes, doubts, unread } = readNamedAgencies(excepted, catalogue);
  const isClear = unread === null && codes.length + doubts.length > 0;
  return { about: typed.slice(0, found.index), typed: excepted, except: { codes, doubts }, isClear };
}
