import { lineOf } from "../text/line.js";
import { normalise } from "../text/normalise.js";
import type { DialogueContext } from "./lookup.js";
import { readStep } from "./read-step.js";
import type { ReportDraft, Step } from "./report-draft.js";
import { ask, say, type Turn } from "./turn.js";

/** What is said of lines by the numbers that the read-back gives them. `text`: what stands in the line's place, as typed. */
export type NumberedLines =
  | { readonly does: "drop"; readonly numbers: readonly number[] }
  | { readonly does: "change"; readonly number: number; readonly text: string };

const NUMBERS = String.raw`(\d{1,2}(?:(?: ?, ?| va | )(?:dong )?\d{1,2})*)`;
const LINE = "(?:dong|muc|y)(?: thu| so)?";
/** "mục 2 xong" may be of a section of the plan. */
const CHANGED = "(?:dong|y)(?: thu| so)?";
const DROP = "(?:bo|xoa|huy|loai|bot|khong gui|ko gui|k gui|chua gui|dung gui)(?: di| bo| ra)?";
const BEFORE = "(?:(?:a|da|vang|em|toi|minh|xin|cho|nho|nhung|rieng) )*";
const AFTER = "(?: (?:di|ra|nhe|nha|a|giup|voi|em|toi|luon))*[.!]*";
const DROPS = [
  new RegExp(`^${BEFORE}${DROP}(?: cho| giup| ho| em| toi| minh)* ${LINE} ${NUMBERS}${AFTER}$`),
  new RegExp(`^${BEFORE}${LINE} ${NUMBERS} (?:thi )?${DROP}${AFTER}$`),
];
const CHANGES = new RegExp(
  `^${BEFORE}(?:(?:sua|doi|chinh)(?: lai)? )?${CHANGED} (\\d{1,2})(?![\\d./])(?: bi)?(?: sai| nham)?(?: roi)?` +
    "(?:[ ,.:;=–-]+(?:phai la|moi la|dung la|la|thanh|phai|sua thanh|sua la|sua lai la|sua lai)(?![a-z]))?[ ,.:;=–-]+(?=\\S)",
);

/** "bỏ dòng 3", "dòng 2 sai, 850/1000", "sửa dòng 1 thành 60%"; null for any other text. */
export function readNumberedLines(typed: string): NumberedLines | null {
  const { text, folded } = lineOf(normalise(typed).trim());
  if (text.includes("\n")) return null;
  for (const drop of DROPS) {
    const numbers = drop.exec(folded)?.[1]?.match(/\d+/g);
    if (numbers) return { does: "drop", numbers: [...new Set(numbers.map(Number))] };
  }
  const change = CHANGES.exec(folded);
  return change && { does: "change", number: Number(change[1]), text: text.slice(change[0].length) };
}

/** "bỏ dòng 3": of whatever is open. */
export function dropsLines(typed: string): boolean {
  return readNumberedLines(typed)?.does === "drop";
}

/** Where the lines are seen with their numbers, or were typed in their order. */
const shownAt: readonly Step[] = ["confirm", "edit", "unusual"];

/** Drops or changes lines of a read-back by their numbers. Null where the text says nothing of the kind. */
export async function takeNumberedLines(
  draft: ReportDraft,
  typed: string,
  context: DialogueContext,
): Promise<Turn | null> {
  const { entries } = draft;
  const shows = shownAt.includes(draft.step) && entries.length > 1 && !draft.workbook;
  const said = shows ? readNumberedLines(typed) : null;
  if (!said) return null;
  const numbers = said.does === "drop" ? said.numbers : [said.number];
  if (numbers.some((number) => number < 1 || number > entries.length))
    return say(draft, context.t("numbered.noSuchLine", { n: entries.length }));
  if (said.does === "drop") {
    const kept = entries.filter((_, index) => !numbers.includes(index + 1));
    return kept.length === 0
      ? say(draft, context.t("numbered.nothingLeft"))
      : ask({ ...draft, step: "confirm", entries: kept });
  }
  const entry = entries[said.number - 1]!;
  const alone: ReportDraft = { ...draft, step: "confirm", entries: [entry], refused: [], doubt: null };
  const turn = await readStep(alone, entry, said.text, context);
  const [now, more] = turn?.kind === "ask" && !turn.sentence && !turn.draft.doubt ? turn.draft.entries : [];
  if (!now || more) {
    const sentence = turn?.kind === "ask" ? turn.sentence : undefined;
    return say(draft, sentence ?? context.t("numbered.unread", { n: said.number }));
  }
  const changed = entries.map((one, index) => (index + 1 === said.number ? now : one));
  return ask({ ...draft, step: "confirm", entries: changed });
}
