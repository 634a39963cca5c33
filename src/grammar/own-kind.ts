import type { Catalogue } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import { type Line, matchAt, textBefore } from "../text/line.js";
import type { Reading } from "./context.js";
import { wordStarts } from "./find-at.js";

const OTHERS = / +(?:nao|khac|con lai)(?![a-z])/y;
/** Behind these a kind means all that are of it, or is a part of a name. */
const OF_ALL = /(?:^|[^a-z])(?:cac|nhung|may|bao nhieu|cap|moi|tung|tat ca|toan|ubnd|so) +$/;

const kinds = new WeakMap<Catalogue, Map<string, RegExp | null>>();

/** What the writer's agency is called by its kind alone. */
function kindOf(agency: string, catalogue: Catalogue): RegExp | null {
  const known = kinds.get(catalogue) ?? new Map<string, RegExp | null>();
  kinds.set(catalogue, known);
  const before = known.get(agency);
  if (before !== undefined) return before;
  const type = fold(catalogue.agencies.find(({ code }) => code === agency)?.type ?? "");
  const made = /^[a-z]+(?: [a-z]+)*$/.test(type) ? new RegExp(`${type}(?![a-z])`, "y") : null;
  known.set(agency, made);
  return made;
}

/** "xã còn nợ mục nào", said by a commune: its own, and not all of its kind. */
export function isOwnKind(line: Line, at: number, { agency, catalogue }: Reading): boolean {
  const kind = agency === "office" ? null : kindOf(agency, catalogue);
  const found = kind && matchAt(kind, line, at);
  return found !== null && !matchAt(OTHERS, line, at + found[0].length) && !OF_ALL.test(textBefore(line, at));
}

/** Whether a line names the writer's own agency by its kind alone. */
export function namesOwnKind(line: Line, reading: Reading): boolean {
  for (const at of wordStarts(line)) if (isOwnKind(line, at, reading)) return true;
  return false;
}

/** What the members of a level call each other's kinds. */
const OTHER_KINDS: Readonly<Record<string, readonly string[]>> = {
  xa: ["huyen", "so", "tinh"],
  huyen: ["xa", "so", "tinh"],
  "so-ban-nganh": ["xa", "huyen", "tinh"],
};

/** Whether a kind, folded, is of other agencies than the writer's. */
export function isOtherKind(kind: string, { agency, catalogue }: Reading): boolean {
  const level = catalogue.agencies.find(({ code }) => code === agency)?.level ?? "";
  return OTHER_KINDS[level]?.includes(kind) ?? false;
}
