import { withinReads } from "../text/effort.js";
import { fold } from "../text/fold.js";
import { occurs } from "../text/occurs.js";
import { groupOfType } from "./agency-groups.js";
import type { Context } from "./context.js";
import { COMPARING } from "./lexicon/question-words.js";
import { isLong, MOST_READS } from "./limits.js";
import { readSlots } from "./slots.js";
import { findQuestion } from "./unread-words.js";

/** An agency or a group that a question names beside the one it is about. */
export interface ComparedWith {
  readonly kind: "agency" | "group";
  readonly code: string;
  /** As `unreadWords` names it; "": it does not. */
  readonly typed: string;
}

/**
 * "so sánh Di Linh với Lâm Hà": Lâm Hà; "so sánh các sở với Di Linh": the group; null where nothing, or more, or anything else
 * is compared.
 */
export function comparedWith(message: string, context: Context): ComparedWith | null {
  if (isLong(message) || !SEVERAL.test(fold(message))) return null;
  return withinReads(MOST_READS, () => findCompared(message, context))?.value ?? null;
}

/** What two are named with, compared or one beside the other. */
const SEVERAL = new RegExp(`${COMPARING.source}|(?:^|[^a-z])(?:va|voi|cung|hay|hoac|lan|so sanh) |[,;&+]`);

/** Two, and not "so sánh các xã thuộc Di Linh". */
const BOTH = /(?:^|[^a-z])so sanh .* (?:voi|va) |(?:^|[^a-z])so voi /;

function findCompared(message: string, context: Context): ComparedWith | null {
  const asking = findQuestion(message, context);
  if (!asking) return null;
  const { line, reading } = asking;
  const { slots, beside } = readSlots(line, reading);
  const [only, second] = beside;
  if (!only && slots.agency !== null && slots.group !== null)
    return occurs(BOTH, line) ? { kind: "group", code: slots.group, typed: "" } : null;
  const [choice, other] = only?.choices ?? [];
  if (!only || second || !choice || other || (slots.agency === null && slots.group === null)) return null;
  const typed = line.text.slice(only.start, only.end).trim();
  const { agencies, groupNames } = context.catalogue;
  if (agencies.some(({ code }) => code === choice.value)) return { kind: "agency", code: choice.value, typed };
  return groupNames.some(({ code }) => code === groupOfType(choice.value))
    ? { kind: "group", code: choice.value, typed }
    : null;
}

/** Without the words that only say that two are compared, and without what is compared; null where nothing is left. */
export function unreadBeside(unread: string | null, { typed }: ComparedWith): string | null {
  const left = (unread ?? "").split(", ").filter((words) => words !== "" && words !== typed && !isOnlyComparing(words));
  return left.length > 0 ? left.join(", ") : null;
}

function isOnlyComparing(words: string): boolean {
  return COMPARING.test(fold(words)) || /^(?:so|voi|va)$/.test(fold(words));
}
