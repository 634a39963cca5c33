import { holdsCode, isAddressed } from "../../grammar/addressed.js";
import { fold } from "../../text/fold.js";
import { correctedValue, deniesAhead } from "../corrected-value.js";
import type { DialogueContext } from "../lookup.js";
import { withNamedPart } from "../named-part.js";
import { readStep } from "../read-step.js";
import type { FigureEntry, ReportDraft } from "../report-draft.js";
import { ask, say, type Turn } from "../turn.js";
import { withoutSlip } from "../without-slip.js";
import { asSure, inPlaceOf } from "./ask-unusual.js";
import { saysRight } from "./says-right.js";

/** A number with a word or two before it. */
const ALONE = /^\D{0,12}\d[\d.,\s/]*(?:%|\p{L}{0,8})\s*$/u;
/** Two numbers, or a percentage: what a reason may hold as well. */
const RATE = /\d ?(?:\/|tren) ?\d|\d ?(?:%|phan tram)/;

/** Whether it reports by itself: in words of the plan without a code or a figure somebody tells why. */
export function reportsByItself(text: string, context: DialogueContext): boolean {
  return isAddressed(text, context) && (holdsCode(text, context) || RATE.test(fold(text)));
}

/** "không phải 300/400": what follows is what it is not. */
function saysNot(ahead: string): boolean {
  return /(?<![a-z])(?:khong|ko|k|chua) (?:phai|dung)(?![a-z])/.test(fold(ahead));
}

/** "không, mẫu số 40": what denies the figure is no reason for it, whether the number can be read or not. */
function deniesWithNumber(text: string): boolean {
  return deniesAhead(text) && /\d/.test(text);
}

/**
 * At the question about an unusual figure: the figure typed again in its place, or a sentence where it cannot be read; null
 * for what is none. Among words that say more, with the same numbers or of another period, it is part of the reason.
 */
export async function typedAgain(
  draft: ReportDraft,
  entry: FigureEntry,
  text: string,
  unread: string,
  context: DialogueContext,
): Promise<Turn | null> {
  const again = await figureAgain(draft, entry, text, unread, context);
  return again ?? (deniesWithNumber(text) ? say(draft, unread) : null);
}

async function figureAgain(
  draft: ReportDraft,
  entry: FigureEntry,
  text: string,
  unread: string,
  context: DialogueContext,
): Promise<Turn | null> {
  const corrected = correctedValue(text);
  const typed = corrected ?? withoutSlip(text);
  if (corrected === null && saysNot(text.slice(0, text.length - typed.length))) return say(draft, unread);
  const isAlone = ALONE.test(typed);
  const isRate = RATE.test(fold(withNamedPart(typed, entry)));
  if (!isAlone && !isRate) return null;
  // One number that is denied of two may be either.
  if (!isRate && entry.numerator !== null && deniesWithNumber(text)) return say(draft, unread);
  const turn = await readStep({ ...draft, step: "figure", entries: [entry], refused: [] }, entry, typed, context);
  const isTaken = turn?.kind === "ask" && turn.sentence === undefined && turn.draft.step !== "doubt";
  const [now] = isTaken ? turn.draft.entries : [];
  // "quý trước là 1250/2000": of another period it says why.
  if (now?.kind === "figure" && now.period !== entry.period) return null;
  const isSame = now?.kind === "figure" && saysTheSame(now, entry);
  if (isSame && saysRight(text)) return ask(asSure(draft, entry, null));
  const isOther = now?.kind === "figure" && !isSame && (now.note === null || corrected !== null);
  if (now?.kind === "figure" && (isAlone || isOther)) return ask(inPlaceOf(draft, entry, now));
  if (!isAlone) return null;
  return say(draft, turn?.kind === "ask" && turn.sentence ? turn.sentence : unread);
}

function saysTheSame(now: FigureEntry, before: FigureEntry): boolean {
  const amounts = ({ numerator, denominator, percent, value = null }: FigureEntry) =>
    [numerator, denominator, percent, value] as const;
  const held = amounts(before);
  return amounts(now).every((amount, at) => amount === held[at]);
}
