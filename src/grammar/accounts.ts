import type { Found, Line } from "../text/line.js";
import { isChosen, textBefore, withoutPart } from "../text/line.js";
import type { StatusWord } from "../text/statuses.js";
import type { Reading } from "./context.js";
import { type Evidence, findEvidence } from "./evidence.js";
import { ask, inserted } from "./problems.js";
import type { Item, Problem, Status } from "./understanding.js";

/** What a percentage counts, behind it: "100% hồ sơ" is a result in words. */
const OF_WHAT =
  /^\s*(?:tthc|thu tuc|ho so|hs|don vi|can bo|cong chuc|nguoi|noi dung|cong viec|khoi luong|so|cac|ket qua)(?![a-z])/;
/** "104% kế hoạch": how far it is on its way, and no figure. */
const OF_TARGET = /^ *(?:so voi )?(?:ke hoach|chi tieu|muc tieu)(?![a-z])(?! (?:dat|la|duoc)(?![a-z]))/;
const OR = /(?:^|[^a-z0-9])(?:hay(?: la)?|hoac(?: la)?|or)\s*$|\/\s*$/;

/**
 * A report is made only if everything of weight that was read beside it is used in it or expressly excluded: what is not
 * is asked about. Null where all is accounted for. `start`, `end`: where the address stands.
 */
export function findUnaccounted(
  line: Line,
  { start, end }: { readonly start: number; readonly end: number },
  items: readonly Item[],
  reading: Reading,
): Problem | null {
  const [item] = items;
  if (!item || !mayHoldMore(line.folded, items)) return null;
  const evidence = findEvidence(withoutPart(line, start, end), reading);
  return item.kind === "task"
    ? (twoPercents(line, evidence, reading) ?? eitherStatus(line, evidence, end, items, reading))
    : (twoFigures(line, evidence, reading) ?? shareOrPair(line, evidence, item, reading));
}

/** Most lines have no second of anything: a look at their signs tells. */
function mayHoldMore(folded: string, { length }: readonly Item[]): boolean {
  if (length > 1 || /\d ?(?:-|–|~|den|toi|hay|hoac) ?\d[\d.,]* ?(?:%|phan tram)/.test(folded)) return true;
  const signs = folded.match(/%|phan tram|\d ?(?:\/|tren (?:tong )?(?:so )?) ?\d/g)?.length ?? 0;
  return signs > 1 || /[a-z)] ?\/ ?[a-z]|(?:^|\s)(?:hay|hoac|or)\s/.test(folded);
}

/** "60% 70%": two that nothing sets apart. */
export function twoPercents(line: Line, { percents }: Evidence, { t }: Reading): Problem | null {
  const meant = percents.filter((percent) => !OF_WHAT.test(line.folded.slice(percent.end)));
  const [first, ...more] = meant;
  if (!first || isChosen(line, first.start)) return null;
  const other = more.find(({ value }) => JSON.stringify(value) !== JSON.stringify(first.value));
  if (!other) return null;
  return askWhich(line, first, other, t);
}

/** Two pairs, or two percentages, of which a figure holds one. */
function twoFigures(line: Line, { pairs, percents }: Evidence, { t }: Reading): Problem | null {
  const own = percents.filter(({ end }) => !OF_TARGET.test(line.folded.slice(end, end + 40)));
  const [first, ...more] = pairs.length > 0 ? pairs : own;
  if (!first || isChosen(line, first.start)) return null;
  const typed = (found: Found<unknown>) => line.text.slice(found.start, found.end).replace(/[\s.%]/g, "");
  const other = more.find((one) => typed(one) !== typed(first));
  return other ? askWhich(line, first, other, t) : null;
}

/** "60% thì còn thiếu 45, giờ đang 212/428": a percentage that was taken, beside two numbers that were not. */
function shareOrPair(line: Line, { pairs, percents }: Evidence, item: Item, { t }: Reading): Problem | null {
  const [pair] = pairs;
  const [percent] = percents;
  if (item.kind !== "figure" || item.numerator !== null || !pair || !percent) return null;
  if (isChosen(line, percent.start)) return null;
  const [one, other] = percent.start < pair.start ? [percent, pair] : [pair, percent];
  return askWhich(line, one, other, t);
}

function askWhich(line: Line, one: Found<unknown>, other: Found<unknown>, t: Reading["t"]): Problem {
  const [first = "", second = ""] = [one, other].map(({ start, end }) => line.text.slice(start, end).trim());
  // "60-70%": the sign stands behind the second.
  const sign = /%$/.test(second) && /\d$/.test(first) && !/\//.test(first) ? "%" : "";
  const choices = [first + sign, second].map((value) => ({ value: inserted(value).trim(), label: value }));
  return ask(line, one.start, other.end, t("understanding.name.whichOfTwo", { first, second }), choices);
}

/** "xong/đang làm", "hoàn thành hay đang làm", and a template whose statuses nobody has crossed out. */
function eitherStatus(
  line: Line,
  { statuses }: Evidence,
  place: number,
  items: readonly Item[],
  { t }: Reading,
): Problem | null {
  const said = statuses.filter(({ value, start, end }) => isStatus(value) && end > start);
  if (said.some(({ start }) => isChosen(line, start))) return null;
  const [first] = said;
  const others = said.filter(
    (one, index) =>
      index > 0 && one.value !== said[index - 1]!.value && OR.test(textBefore(line, one.start, said[index - 1]!.end)),
  );
  if (!first || others.length === 0) return null;
  const values = [...new Set([said[said.indexOf(others[0]!) - 1]!, ...others].map(({ value }) => value as Status))];
  const choices = values.map((one) => ({ value: inserted(one), label: t(`common.status.${one}`) }));
  const code = items.map((item) => (item.kind === "task" ? item.task : item.indicator)).join(", ");
  const [one = "", two = ""] = choices.map(({ label }) => label.toLocaleLowerCase("vi"));
  const at = Math.max(first.start, place);
  return ask(line, at, at, t("understanding.task.several", { code, first: one, second: two }), choices);
}

function isStatus(word: StatusWord): boolean {
  return word !== "unfinished" && word !== "none";
}
