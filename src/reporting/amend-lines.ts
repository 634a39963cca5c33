import { isAddressed } from "../grammar/addressed.js";
import { isBareValue } from "./bare-value.js";
import { besideDoubt, inPlaceOfDoubt } from "./beside-doubt.js";
import { correctedValue } from "./corrected-value.js";
import { shorten } from "./labels.js";
import type { DialogueContext } from "./lookup.js";
import { askingAgain } from "./read-lines.js";
import { isSentByItself } from "./refuse-locked.js";
import type { ReportDraft } from "./report-draft.js";
import { readUnder } from "./standing-period.js";
import { ask, elsewhere, say, type Turn } from "./turn.js";

const longestExample = 40;

/**
 * Lines typed at a read-back of several, or at the doubt about one: one typed again replaces the one about the same thing,
 * others are added. Null where the text is no report.
 */
export async function amendLines(draft: ReportDraft, text: string, context: DialogueContext): Promise<Turn | null> {
  const value = correctedValue(text) ?? text;
  if (!draft.doubt && draft.entries.length > 1 && isBareValue(value) && !isAddressed(text, context))
    return say(draft, context.t("numbered.whichLine", { text: shorten(value, longestExample) }));
  // Lines that wait beside a doubt are read again with it, where no read-back says what they mean.
  const read = await readUnder(draft.doubt ? [] : draft.entries, text, context);
  if (!read) return null;
  if (read.which !== null) return say(draft, read.which);
  const lines = askingAgain(read.lines);
  if (await isSentByItself(draft, lines.entries, context)) return elsewhere;
  // What is refused altogether is refused, and noted, as a message of its own.
  if (lines.entries.length === 0 && !lines.doubt) return elsewhere;
  return (await besideDoubt(draft, text, lines, context)) ?? ask(await inPlaceOfDoubt(draft, text, lines, context));
}
