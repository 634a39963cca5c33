import { type Line, withoutPart } from "../text/line.js";
import { eachMatch, matchesOf } from "../text/matches.js";
import { formatCount } from "../text/numbers.js";
import type { Judge } from "./figure-judge.js";
import { ask, settled } from "./problems.js";
import type { Problem } from "./understanding.js";

/** A count by itself: no part of a pair, a percentage, a code or a decimal. */
export const COUNT =
  /(?<![\da-z.,/-])\d{1,3}(?:\.\d{3})+(?![\d.,/%a-z-]\d| ?%)|(?<![\da-z.,/-])\d+(?![.,/]?\d| ?%|[a-z])/g;
const PAIR = /(?<![\da-z.,/-]|\d )(\d{1,3}(?: \d{3})+|\d[\d.]*) ?\/ ?(\d{1,3}(?: \d{3})+|\d[\d.]*)(?![\d/a-z]| ?%)/g;
/** A period's number counts nothing. */
export const PERIOD = /(?:^|[^a-z])(?:quy|thang|ky|nam|ngay|t|q|cung|het) ?$/;
const WORD = /(?:^|[^a-z0-9])([a-z]+ )$/;

/**
 * "phát 60 phiếu, 57 phiếu hài lòng => 57/60": the line without the words in which its one pair is told before, from `from`
 * on.
 */
export function withoutRestated(line: Line, from: number): Line {
  const rest = line.folded.slice(from);
  const [pair, other] = eachMatch(PAIR, rest);
  if (!pair || other) return line;
  const said = [pair[1]!, pair[2]!].map(countOf);
  const again = matchesOf(COUNT, rest.slice(0, pair.index)).filter(
    ({ 0: typed, index }) => said.includes(countOf(typed)) && !PERIOD.test(rest.slice(0, index)),
  );
  const [first] = again;
  if (!first || again.length < 2) return line;
  const before = WORD.exec(rest.slice(0, first.index))?.[1]?.length ?? 0;
  return withoutPart(line, from + first.index - before, from + pair.index);
}

/** What is not of the part that is counted: "44 nộp trực tiếp", "còn 12 hồ sơ chưa số hóa". */
const LEFT_OUT =
  /(?<![a-z])(?:truc tiep|giay|ban giay|thu cong|tai quay|tai cho|tien mat|chua|con lai|tre|qua han|khong(?! ?dung))(?![a-z])/;
const WHOLE = /(?<![a-z])(?:tong|tren tong|tren|trong)(?: (?:so|cong))* *$/;

/**
 * "201 nộp qua mạng, 44 nộp trực tiếp", "còn 12 hồ sơ chưa số hóa trên tổng 150": of one part and the other, or of what is
 * left and the whole, the pair follows; but nobody said it, so that it is offered. Null for anything else.
 */
export function askComplement({ line, indicator, tail, reading: { t } }: Judge): Problem | null {
  const from = tail.single?.start ?? tail.valueAt;
  const rest = line.folded.slice(from);
  const counts = matchesOf(COUNT, rest).filter(({ index }) => !PERIOD.test(rest.slice(0, index)));
  const [first, last, more] = counts;
  if (!first || !last || more) return null;
  const [one, two] = [countOf(first[0]), countOf(last[0])];
  const behindLast = from + last.index + last[0].length;
  const between = line.folded.slice(from + first.index + first[0].length, from + last.index);
  const ahead = line.folded.slice(Math.max(0, from + first.index - 16), from + first.index);
  const pairs = pairsOf(one, two, { ahead, between, behind: line.folded.slice(behindLast) });
  const [only, second] = pairs;
  if (!only) return null;
  const { code } = indicator;
  const sentence = second
    ? t("understanding.figure.whichPair", { code })
    : t("understanding.figure.complement", { code, pair: shown(only) });
  const choices = pairs.map((pair) => ({ value: settled(pair), label: shown(pair) }));
  // What is left out has no place beside the pair.
  const end = behindLast + /^[^,;.]*/.exec(line.folded.slice(behindLast))![0].trimEnd().length;
  return ask(line, from + first.index, end, sentence, choices);
}

interface Words {
  readonly ahead: string;
  readonly between: string;
  readonly behind: string;
}

/** What two counts may mean of which words say that one is left out; none where nothing does. */
function pairsOf(one: number, two: number, { ahead, between, behind }: Words): readonly string[] {
  if (WHOLE.test(between)) return LEFT_OUT.test(`${ahead} ${between}`) && one < two ? [`${two - one}/${two}`] : [];
  if (!/[,;]/.test(between)) return [];
  const [part, sum] = [`${one - two}/${one}`, `${one}/${one + two}`];
  // "tổng 4.120 hồ sơ, nộp trực tiếp 1.130"
  if (LEFT_OUT.test(between) && WHOLE.test(ahead)) return one > two ? [part] : [];
  if (!LEFT_OUT.test(behind)) return [];
  if (!/(?<![a-z])con(?![a-z])/.test(between)) return [sum];
  // "150 hồ sơ, còn 12 chưa số hóa" leaves 138; "138 đã số hóa, còn 12 chưa" makes 150.
  return one > two ? [part, sum] : [sum];
}

function shown(pair: string): string {
  return pair
    .split("/")
    .map((count) => formatCount(Number(count)))
    .join("/");
}

function countOf(typed: string): number {
  return Number(typed.replaceAll(/[. ]/g, ""));
}
