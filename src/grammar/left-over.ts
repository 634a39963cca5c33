import { formatPeriod } from "../calendar/formats.js";
import { monthCode, parsePeriod, quarterCode } from "../calendar/windows.js";
import { fold } from "../text/fold.js";
import { isChosen, type Line, partOf } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import { statusesOffered } from "../text/statuses.js";
import type { Reading } from "./context.js";
import { findEvidence, isExcluded } from "./evidence.js";
import { examples } from "./figure-judge.js";
import { findOtherSubject, findOthersFigure } from "./foreign-owners.js";
import { BARE_KIND, OF_DISTRICT, OF_PROVINCE } from "./lexicon/scope-words.js";
import { isOtherKind } from "./own-kind.js";
import { ask, inserted, refuse, settled } from "./problems.js";
import { askWhich, findCodes } from "./scanned-codes.js";
import { agencyName } from "./task-sentences.js";
import type { Item, Problem, TaskItem } from "./understanding.js";

/** A longer note is a text, which mentions what it likes. */
const LONGEST_NOTE = 300;

const PERIOD =
  /(?:^|[^a-z])(?:(?:quy|thang|nam|ky|q|t) ?(?:\d|[iv]{1,3}(?![a-z])|vua (?:roi|qua)|truoc|nay)|nam ngoai)/;
const LONG_PERIOD = /(?:^|[^a-z0-9])(?:ca nam|nua (?:dau )?nam|(?:[69]|sau|chin) ?thang)(?![a-z])/;
const PLANNED = /^ *(?:phan dau|du kien|se|chua|thi chua)(?![a-z])/;

/** One of these leads to another agency whose work it is. */
const LEADING = /(?:^|[^a-z])(?:ben|phia|thay|nghe|biet|do)(?![a-z])/;

function noteOf(items: readonly Item[]): { readonly item: TaskItem; readonly note: string } | null {
  const [item] = items;
  if (item?.kind !== "task" || item.note === null || item.note.length > LONGEST_NOTE) return null;
  return { item, note: item.note };
}

/** Whether what is said of a task or an indicator is said of another agency's, which the words name. */
export function findOthersIn(line: Line, from: number, items: readonly Item[], reading: Reading): Problem | null {
  if (items.some(({ kind, note }) => kind === "figure" && note !== null && note.length <= LONGEST_NOTE))
    return findOthersFigure(line, from, reading);
  const noted = noteOf(items);
  if (!noted || !occurs(LEADING, line)) return null;
  const { statuses } = findEvidence(partOf(line, from, line.text.length), reading);
  const state = statuses.find(({ value, start, end }) => value === noted.item.status && end > start);
  if (!state || isChosen(line, from + state.start)) return null;
  return findOtherSubject(line, from, { start: from + state.start }, reading);
}

/** "V.1 huyện đã làm", written by a commune. */
export function findOtherKind(line: Line, from: number, items: readonly Item[], reading: Reading): Problem | null {
  const named = items.length > 0 ? BARE_KIND.exec(line.folded.slice(from, from + 40))?.[1] : undefined;
  if (named === undefined || !isOtherKind(named, reading)) return null;
  const { t, agency } = reading;
  return refuse(line, t("understanding.agency.onlyOwn", { agency: agencyName(agency, reading) }), reading);
}

/** "b3 quý II toàn tỉnh 85%": of the whole province nobody reports but who is above its agencies. */
export function findProvinceIn(line: Line, from: number, items: readonly Item[], reading: Reading): Problem | null {
  const [item] = items;
  if (!item || item.note === null || item.note.length > LONGEST_NOTE) return null;
  const { t, agency, catalogue } = reading;
  const isOfDistrict = item.kind === "figure" && catalogue.agencies.find(({ code }) => code === agency)?.level === "xa";
  const note = fold(item.note);
  const onlyOwn = () =>
    refuse(line, t("understanding.agency.onlyOwn", { agency: agencyName(agency, reading) }), reading);
  if (isOfDistrict && OF_DISTRICT.test(note)) return onlyOwn();
  if (!OF_PROVINCE.test(note)) return null;
  // "Văn phòng UBND tỉnh" may speak for it.
  const isOfProvince = / tinh(?![a-z])/.test(fold(agencyName(agency, { catalogue })));
  if (isOfProvince || /(?:^|[^a-z])tren (?:dia ban )?(?:toan |ca )?tinh(?![a-z])/.test(line.folded.slice(from)))
    return null;
  return onlyOwn();
}

/**
 * "b3 quý I 85%, số của quý IV/2023": a figure is of one period, and what it is compared with stands behind "so với". "T3 có
 * 1, còn lại T1 đến T5 không phát sinh": nor did nothing arise in a month of which something is told.
 */
export function askPeriods(line: Line, from: number, items: readonly Item[], reading: Reading): Problem | null {
  const [item, other] = items;
  if (!item || other || item.period === null || item.note === null) return null;
  if (item.kind === "task" && item.status !== "nothing_arose") return null;
  const note = fold(item.note);
  const isOfLonger = item.kind === "figure" && item.percent !== null && LONG_PERIOD.test(note);
  if ((!PERIOD.test(note) && !isOfLonger) || item.note.length > LONGEST_NOTE) return null;
  const { periods } = findEvidence(partOf(line, from, line.text.length), reading);
  const rest = partOf(line, from, line.text.length);
  const meant = periods.filter(
    ({ value, start, end }) =>
      value.kind === "period" &&
      !isExcluded(rest, start) &&
      !/(?:^|[^(\p{L}])so *$/u.test(rest.text.slice(Math.max(0, start - 4), start).toLowerCase()) &&
      !PLANNED.test(rest.folded.slice(end, end + 20)),
  );
  const codes = [...new Set(meant.flatMap(({ value }) => (value.kind === "period" ? [value.code] : [])))];
  const isChosenOne = meant.some(({ value }) => value.kind === "period" && value.chosen);
  if (codes.length < 2 || isChosenOne || !codes.includes(item.period)) return null;
  const choices = codes.map((code) => ({ value: settled(code), label: formatPeriod(code, reading.t) }));
  return ask(rest, meant[0]!.start, meant[0]!.end, reading.t("understanding.period.which"), choices);
}

const TWO_QUARTERS =
  /(?:^|[^a-z])(?:quy|q) ?(i{1,3}|iv|[1-4])(?:\/20\d\d)? ?(?:,|\+|&|-|–|va |voi |den |toi ) ?(?:quy |q)?(i{1,3}|iv|[1-4])(?![a-z0-9.,/%]| ?[/%])/;
const TWO_MONTHS =
  /(?:^|[^a-z])(?:thang|t) ?(\d{1,2})(?:\/20\d\d)? ?(?:,|\+|&|-|–|va |voi |den |toi ) ?(?:thang |t)?(\d{1,2})(?![\d.,/%a-z]| ?[/%])(?=[ :]+\d|[ .]*$)/;

/** "b3 quý I và II 1250/2000": a figure is of one period, or of the whole of several, of which nobody can tell. */
export function askListed(line: Line, items: readonly Item[], { catalogue, t }: Reading): Problem | null {
  const [item, other] = items;
  if (item?.kind !== "figure" || other || item.period === null || line.text.length > LONGEST_NOTE) return null;
  const quarters = TWO_QUARTERS.exec(line.folded);
  const listed = quarters ?? TWO_MONTHS.exec(line.folded);
  if (!listed || line.text.includes(settled(""))) return null;
  const romans = ["i", "ii", "iii", "iv"];
  const year = parsePeriod(item.period)?.year ?? catalogue.year;
  const codes = [listed[1]!, listed[2]!].map((one) => {
    const number = romans.indexOf(one) + 1 || Number(one);
    return quarters ? quarterCode(year, number) : monthCode(year, number);
  });
  const choices = codes.map((code) => ({ value: settled(code), label: formatPeriod(code, t) }));
  const start = listed.index + (/[a-z]/.test(listed[0][0]!) ? 0 : 1);
  return ask(line, start, listed.index + listed[0].length, t("understanding.period.which"), choices);
}

const CODE = /(?:^|[^a-z0-9])(?:ct-?)?[a-z]{1,2}\d{1,2}[a-z]?(?![a-z0-9])/;

/** "b3 85% b1 quý II": a second code among the words of a figure, of which nobody can tell whose the figure is. */
export function askOtherCode(line: Line, items: readonly Item[], reading: Reading): Problem | null {
  const [item, other] = items;
  if (item?.kind !== "figure" || other || item.note === null || item.note.length > LONGEST_NOTE) return null;
  if (!CODE.test(fold(item.note)) || line.text.includes(settled(""))) return null;
  const codes = findCodes(line, reading).filter(
    ({ indicator, start }, index) =>
      indicator !== null && (index === 0 || !/[,;.]\s*$/.test(line.text.slice(0, start))),
  );
  return new Set(codes.map(({ indicator }) => indicator?.code)).size > 1 ? askWhich(line, codes, reading) : null;
}

/** Two figures of one indicator for one period, which cannot both be. */
export function findTwice(line: Line, items: readonly Item[], reading: Reading): Problem | null {
  const figures = items.filter((item) => item.kind === "figure");
  const isTwice = figures.some((one, index) =>
    figures.slice(index + 1).some((other) => {
      const isSame = one.indicator === other.indicator && one.period === other.period;
      return isSame && JSON.stringify({ ...one, note: null }) !== JSON.stringify({ ...other, note: null });
    }),
  );
  return isTwice ? refuse(line, reading.t("understanding.figure.notANumber", examples()), reading) : null;
}

/** "V.1 xong V.2 V.3": codes, and nothing said of them. */
const ONLY_CODES = /^(?:[a-z]{1,5}\.?\d{1,2}[ab]?[ ,;]*(?:va )?)+$/;

/** "V.2 thì chưa, V.1 rồi": a task that stands among the words, and of which nothing was understood, is asked about. */
export function askFurther(line: Line, from: number, items: readonly Item[], reading: Reading): readonly Problem[] {
  const noted = noteOf(items);
  if (!noted || !/[,;.) ]\s*(?:con |rieng |va )?[a-z0-9]{0,4}\.? ?\d/.test(line.folded.slice(from))) return [];
  const rest = partOf(line, from, line.text.length);
  const isListed = ONLY_CODES.test(fold(noted.note));
  const border = isListed ? /\s$/ : /[,;.)]\s*(?:con |rieng |va )?$/;
  const known = items.map((item) => (item.kind === "task" ? item.task : item.indicator));
  return findCodes(rest, reading).flatMap(({ tasks }, _, all) =>
    tasks.flatMap(({ code: { value, start, end } }) => {
      if (value.kind !== "task" || (!isListed && tasks.length > 1) || all.length > 3) return [];
      const { task } = value;
      if (known.includes(task.code) || !border.test(rest.folded.slice(0, start))) return [];
      const isCheckIn = task.deadlineKind === "continuous" || task.nothingMayArise === true;
      const choices = statusesOffered(isCheckIn).map((one) => ({
        value: inserted(one),
        label: reading.t(`common.status.${one}`),
      }));
      const sentence = reading.t("understanding.task.statusMissing", { code: task.code });
      return [ask(rest, end, end, sentence, choices)];
    }),
  );
}
