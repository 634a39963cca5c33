import { windowOf } from "../calendar/windows.js";
import type { CatalogueIndicator, CatalogueTask } from "../text/catalogue.js";
import { type Found, isChosen, type Line, partOf, textBefore, withoutPart } from "../text/line.js";
import { findIn } from "../text/occurs.js";
import type { PeriodReading } from "../text/periods.js";
import { findPhrase } from "../text/vocabulary.js";
import { findAccomplished } from "./accomplished-work.js";
import { findUnaccounted, twoPercents } from "./accounts.js";
import type { Addressed } from "./code-lists.js";
import type { Reading } from "./context.js";
import { readDoubt } from "./doubts.js";
import { deniedPart, type Evidence, findEvidence } from "./evidence.js";
import { examples } from "./figure-judge.js";
import { countedBy, roleOf } from "./figure-roles.js";
import { givesFigure, readFigureLine } from "./figures.js";
import { findForeign, findSpokenFor } from "./foreign-owners.js";
import type { Heading } from "./headings.js";
import { accomplished } from "./lexicon/accomplished.js";
import { own } from "./lexicon/own.js";
import { TURNING_TO_SELF } from "./lexicon/scope-words.js";
import { withNameGoneOn } from "./name-goes-on.js";
import { choicesOf, findNamedAddress, type Saying, sayingOf } from "./named-address.js";
import { saysNothing } from "./notes.js";
import { withoutOwn } from "./own-words.js";
import { askPeriod, periodsOfState } from "./periods-of-state.js";
import type { Nameable } from "./plan-names.js";
import { ask, refuse } from "./problems.js";
import { skipBullet, skipLeads } from "./report-start.js";
import { type Address, askWhich, findCodes, withPartBefore } from "./scanned-codes.js";
import { noteAround, withoutAgencies, withoutOwnBeside, withoutOwner } from "./scanned-notes.js";
import { beginsWork, stateOf } from "./scanned-state.js";
import { titleBeside } from "./scanned-titles.js";
import { hasArisen } from "./scope.js";
import { judgeTask, type Said } from "./task-rules.js";
import { isNoted } from "./task-tail.js";
import { decided, isAboutPeriod } from "./tasks.js";
import type { Item, Problem } from "./understanding.js";
import { tellsWork } from "./work-told.js";

export interface Scanned {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
  /** Whether its words name so little that behind another report they may as well go on from it. */
  readonly weak: boolean;
}

/** A name of which enough is said to begin a report of its own behind another. */
const CERTAIN = 9;
/** Of work that words only begin to tell of. */
const BEGUN = 6;

/**
 * A line whose code or name does not stand at its beginning: everything is looked for wherever it stands. Null where it
 * reports nothing, or nobody can tell what.
 */
export function readScanned(line: Line, heading: Heading, reading: Reading): Scanned | null {
  const codes = findCodes(line, reading);
  const bare = codes.reduce((left, { start, end }) => withoutPart(left, start, end), line);
  const evidence = findEvidence(bare, reading);
  if (!saysAnything(evidence)) return null;
  if (codes.length > 1 && !isChosen(line, codes[0]!.start)) return asked(askWhich(line, codes, reading));
  const coded = codes[0] ? withPartBefore(line, codes[0]) : null;
  const address = coded && { ...coded, tasks: coded.tasks.map((one) => decided(line, one, reading)) };
  if (address) return readOf(line, address, evidence, heading, reading);
  const saying = sayingOf(evidence);
  const isBegun = !saying.state && !saying.pair && !saying.percent;
  const isDone = findPhrase(accomplished, line) !== null;
  const counted = isBegun ? readCounts(line, evidence, saying, heading, reading) : null;
  if (counted) return counted;
  const isUnderway = isDone || evidence.statuses.some((status) => beginsWork(line, status));
  if (isBegun && !isUnderway && !tellsWork(line, reading.today)) return null;
  const named = findNamedAddress(
    withoutAgencies(evidence.rest, reading),
    { ...saying, state: saying.state || isBegun },
    reading,
  );
  if (!named || (isBegun && named.kind === "one" && named.score < BEGUN)) return null;
  const typed = line.text.slice(named.start, named.end);
  if (named.kind === "several" || named.named.kind === "section") {
    const all = named.kind === "several" ? named.named : [named.named];
    const choices = choicesOf(all, reading);
    if (choices.length === 0) return null;
    const kinds = new Set(all.map(({ kind }) => kind));
    const key = kinds.has("indicator") ? (kinds.size > 1 ? "which" : "whichIndicator") : "whichTask";
    return asked(ask(line, named.start, named.end, reading.t(`understanding.name.${key}`, { typed }), choices), true);
  }
  if (isBareShare(line, named.named, saying)) {
    const sentence = reading.t("understanding.name.which", { typed });
    return asked(ask(line, named.start, named.end, sentence, choicesOf([named.named], reading)), true);
  }
  const { start, words } = named;
  const end = named.named.kind === "task" ? withNameGoneOn(line, named.named.task, named).end : named.end;
  const place = { start, end, words };
  const found =
    named.named.kind === "indicator"
      ? { ...place, tasks: [], indicator: named.named.indicator }
      : { ...place, tasks: [addressedBy(named.named.task, named.named.part?.part ?? null, place)], indicator: null };
  const read = readOf(line, found, evidence, heading, reading);
  const isFormal = skipBullet(line) > 0 || /^\s*[:–—-]/.test(line.text.slice(named.end, named.end + 4));
  const isStrong = isFormal || (named.score >= CERTAIN && (saying.state || saying.pair));
  return read && { ...read, weak: !isStrong };
}

/** "trả kết quả đúng hạn 98,7%": how far a task is says more than a percentage, which may be of something that is counted. */
function isBareShare({ folded }: Line, { kind }: Nameable, { state, percent }: Saying): boolean {
  return (
    kind === "task" &&
    percent &&
    !state &&
    !/(?:^|[^a-z])(?:tien do|duoc|dc|lam|moi|dang|da|khoang|dat)(?![a-z])/.test(folded)
  );
}

/** An indicator that words name, with nothing beside it but counts. */
function readCounts(
  line: Line,
  evidence: Evidence,
  saying: Saying,
  heading: Heading,
  reading: Reading,
): Scanned | null {
  if (evidence.counts.length === 1 && evidence.statuses.length === 0) {
    const lone = readLoneFigure(line, evidence, heading, reading);
    if (lone) return lone;
  }
  if (evidence.counts.length === 2) return readToldCounts(line, evidence, heading, reading);
  if (evidence.counts.length !== 1 || !countsAnything(reading)) return null;
  const counted = findNamedAddress(withoutAgencies(evidence.rest, reading), { ...saying, count: true }, reading);
  if (counted?.kind !== "one" || counted.named.kind !== "indicator" || counted.score < BEGUN) return null;
  const { start, end, words } = counted;
  const address = { start, end, words, tasks: [], indicator: counted.named.indicator };
  return readOf(line, address, evidence, heading, reading);
}

/** "số hóa 85": a name, a number, and nothing else. */
function readLoneFigure(line: Line, evidence: Evidence, heading: Heading, reading: Reading): Scanned | null {
  const saying = { state: false, pair: false, percent: true };
  const named = findNamedAddress(withoutAgencies(evidence.rest, reading), saying, reading);
  const [count] = evidence.counts;
  if (named?.kind !== "one" || named.named.kind !== "indicator" || !count || count.start < named.end) return null;
  const left = [named, count].reduce((one, { start, end }) => withoutPart(one, start, end), withoutOwn(evidence.rest));
  if (!saysNothing(left.text.slice(skipLeads(left, 0)))) return null;
  const [period = null] = evidence.periods;
  const before = { period, status: null, heading: heading.period };
  const read = readFigureLine(line, named.end, named.named.indicator, before, reading);
  return "kind" in read ? { items: [read], problems: [], weak: true } : asked(read, true);
}

/**
 * "tỷ lệ xử lý PAKN quý III: tiếp nhận 23, đã xử lý 21": the name in front, behind it two counts that make a figure, and no
 * other words: whose or of when they are would stand there.
 */
function readToldCounts(line: Line, evidence: Evidence, heading: Heading, reading: Reading): Scanned | null {
  const [first, last] = evidence.counts;
  const border = Math.max(textBefore(line, first!.start).lastIndexOf(":"), ...evidence.periods.map(({ end }) => end));
  if (evidence.periods.length > 1 || border <= 0 || border > first!.start) return null;
  if (!saysNothing(line.text.slice(last!.end))) return null;
  const ahead = partOf(withoutAgencies(evidence.rest, reading), 0, border);
  const named = findNamedAddress(ahead, { state: false, pair: true, percent: false }, reading);
  if (named?.kind !== "one" || named.named.kind !== "indicator" || named.score < BEGUN) return null;
  const { indicator } = named.named;
  const counted = line.folded.slice(border, first!.start).replace(/[^a-z]+/g, " ");
  if (roleOf(counted.trim(), countedBy(indicator)) === null) return null;
  const read = readOf(line, { start: named.start, end: named.end, tasks: [], indicator }, evidence, heading, reading);
  return read && read.items.length > 0 ? { ...read, weak: true } : null;
}

/** Whether the writer is asked for an indicator that is no percentage. */
function countsAnything({ catalogue, agency }: Reading): boolean {
  return catalogue.indicators.some(({ unit, agencies }) => unit !== "%" && agencies.includes(agency));
}

function asked(problem: Problem, weak = false): Scanned {
  return { items: [], problems: [problem], weak };
}

function addressedBy(
  task: CatalogueTask,
  part: string | null,
  { start, end }: { start: number; end: number },
): Addressed {
  const code = { value: { kind: "task" as const, task }, start, end };
  return { code, part: part === null ? null : { value: part, start: end, end }, end };
}

function saysAnything({ statuses, percents, pairs, documents, dates, counts, rest }: Evidence): boolean {
  if (counts.length > 0 || findPhrase(accomplished, rest)) return true;
  return (
    statuses.some(({ value }) => value !== "none") ||
    percents.length + pairs.length + documents.length + dates.length > 0
  );
}

function readOf(line: Line, address: Address, evidence: Evidence, heading: Heading, reading: Reading): Scanned | null {
  if (address.indicator) {
    const stranger = findSpokenFor(withoutPart(evidence.rest, address.start, address.end), reading);
    if (stranger) return asked(stranger);
    return readFigure(line, address, address.indicator, evidence, heading, reading);
  }
  const foreign = findForeign(withoutPart(evidence.rest, address.start, address.end), line, address, reading);
  if (foreign) return readOwnPart(line, address, heading, reading) ?? asked(foreign);
  return readTask(line, address, evidence, heading, reading);
}

/** "chỉ tiêu giao b3 là 60%, mới được 48%": what was to be reached is a clause by itself. */
const TARGETED = /(?:^|[^a-z0-9])(?:(?:chi tieu|duoc|ke hoach|tinh|huyen) giao|muc tieu)(?: (?:cua|cho))? *$/;

/** "mục tiêu b3 quý này là 60%": nothing but what is to be reached. */
const AIM =
  /^[^a-z]*(?:(?:da|em|vp|bao cao) )*(?:muc tieu|phan dau|ke hoach|kh|chi tieu(?: giao)? (?:cua|cho))(?: (?:cua|cho))?(?: ty(?: le)?)? *$/;
const REACHED = /\d ?\/|(?<![a-z])(?:dat|duoc|dc|moi|thuc hien|ket qua|da|hien|vuot|xong)(?![a-z])/;

function tellsAim(line: Line, { start, end }: Address): boolean {
  return AIM.test(textBefore(line, start)) && !REACHED.test(line.folded.slice(end));
}

/** "không phải b3 quý I 5/6", "trước khi b1 85%" */
const NOT_THIS =
  /(?:^|[^a-z0-9])(?:(?:khong|ko|chua) phai(?: la)?|chua(?: co)?|mong|truoc khi)(?: (?:so lieu|chi tieu))? *$/;

/** "hệ thống báo 68%": who says it, and not what it is a figure of. */
const SAYS_SO = /^(?:tren )?he thong (?:(?:thi|van|dang|lai|moi|chi) )*(?:bao|hien|hien thi|ghi|cho ra|tinh)(?![a-z])/;

function endOfClause(line: Line, from: number): number {
  const border = /[,;.](?=\s)/.exec(line.text.slice(from));
  return border ? from + border.index : from;
}

/** A figure in front of its name is read as if it stood behind it. */
function readFigure(
  typed: Line,
  address: Address,
  indicator: CatalogueIndicator,
  { periods }: Evidence,
  heading: Heading,
  reading: Reading,
): Scanned | null {
  const { start, end, words } = address;
  if (NOT_THIS.test(textBefore(typed, start))) return null;
  if (SAYS_SO.test(typed.folded.slice(start, end + 24))) return null;
  if (tellsAim(typed, address) && givesFigure(typed, end, indicator, reading)) {
    const target = typed.text.trim();
    return asked(refuse(typed, reading.t("understanding.figure.targetOnly", { target, ...examples() }), reading));
  }
  const line = withoutOwner(typed, reading);
  const target = TARGETED.test(textBefore(line, start)) ? endOfClause(line, end) : end;
  const isOne = words === undefined || !/\d/.test(line.text.slice(start, end));
  const masked = isOne
    ? withoutPart(line, start, target)
    : words.reduce((left, word) => withoutPart(left, word.start, word.end), line);
  const stands = [end, skipLeads(masked, 0)].find((at) => givesFigure(masked, at, indicator, reading));
  if (stands === undefined) return null;
  const ahead = periods.filter((period) => period.end <= start);
  const period = stands === end ? (ahead.at(-1) ?? null) : null;
  const before = { period, status: null, heading: heading.period };
  const read = readFigureLine(masked, stands, indicator, before, reading);
  const doubtful = "kind" in read ? findUnaccounted(line, { start, end }, [read], reading) : null;
  if (doubtful) return asked(doubtful);
  return "kind" in read ? { items: [read], problems: [], weak: false } : asked(read);
}

function readTask(line: Line, address: Address, evidence: Evidence, heading: Heading, reading: Reading): Scanned {
  const { tasks, start, end } = address;
  const doubtful = twoPercents(line, evidence, reading);
  if (doubtful) return asked(doubtful);
  const title = titleBeside(line, tasks, evidence, reading);
  const denied = deniedPart(line);
  // With its own name "bên Ban Dân tộc" would be "bên bạn".
  const untitled = [
    title,
    denied,
    address,
    ...evidence.periods.filter((one) => !LATE.test(textBefore(line, one.start))),
  ].reduce<Line>((left, one) => (one ? withoutPart(left, one.start, one.end) : left), withoutOwnBeside(line, reading));
  const state = stateOf(untitled, evidence, reading);
  const { status, doubt: said } = state.status ? state : accomplishedOf(line, tasks, reading);
  // Words of the task's name may be what is counted.
  const doubt = said ?? (status && hasArisen(line, status) ? ({ kind: "partly" } as const) : null);
  const percent = evidence.percents[0] ?? null;
  const document = evidence.documents[0] ?? null;
  const meant = evidence.periods.filter((period) => !isToCome(line, period, address, reading));
  const told = periodsOfState(line, meant, status);
  if (told === null) return asked(askPeriod(line, meant, reading));
  const periods: readonly (Found<PeriodReading> | null)[] = told.length > 0 ? told : [null];
  const isDated = document !== null || status?.value === "done";
  const lone = document?.value.date || !isDated ? null : (evidence.dates[0] ?? null);
  const date = lone && tellsWhen(line, lone, [{ start, end }, status, document]) ? lone : null;
  const shown = status && isNoted(line, status) ? null : status;
  // Without the words of its name "chưa để xảy ra trường hợp nào" would be cut in two.
  const isWhole = status !== null && shown === null;
  const used = [...(title && !isWhole ? [title] : []), ...meant, shown, percent, document, date].filter(
    (one) => one !== null,
  );
  const noteWith = (gone: typeof used) => noteAround(line, [{ start, end }, ...gone], reading);
  const codes = tasks.flatMap(({ code: { value } }) => (value.kind === "task" ? [value.task.code] : []));
  const parts = {
    status,
    percent,
    document,
    date,
    doubt,
    note: noteWith(used),
    empty: false,
    codes,
    codesEnd: end,
    periodsEnd: null,
  };
  const ofPeriods = periods.map((period): Said => ({ ...parts, period, heading: heading.period }));
  const stepNote = () => (shown === null ? parts.note : noteWith(used.filter((one) => one !== shown)));
  return judgeEach(line, tasks, ofPeriods, stepNote, reading);
}

/** `stepNote`: the note of work whose state is another than that of the step that a word tells of. */
function judgeEach(
  line: Line,
  tasks: readonly Addressed[],
  saidOfPeriods: readonly Said[],
  stepNote: () => string | null,
  reading: Reading,
): Scanned {
  const items: Item[] = [];
  const problems: Problem[] = [];
  for (const one of tasks) {
    for (const said of saidOfPeriods) {
      const read = judgeTask(line, one, said, reading);
      // "mới quay xong, đang dựng"
      const isOfStep = "kind" in read && read.status !== null && said.status && read.status !== said.status.value;
      if ("kind" in read) items.push(isOfStep ? { ...read, note: stepNote() } : read);
      else {
        problems.push(read);
        if (!isAboutPeriod(read, said.period)) break;
      }
    }
  }
  return { items, problems, weak: false };
}

/** "cuối tháng này hoàn thành": a time that takes back what is said then. */
const LATE = /(?:^|[^a-z])(?:cuoi|het|den|toi|sang) $/;
const LEADS_TO_DATE = /^[\s,;:(]*(?:(?:roi|vao|hom|tu|trong|xong|ngay|a|em|luc|da|la)[\s,;:(]*)*$/;

/**
 * Whether a day stands beside the state, its document or its code: "xong ngày 31/1". Behind other words it is the day of
 * something else, "đăng trên trang huyện ngày 31/1".
 */
function tellsWhen(
  { folded }: Line,
  date: Found<unknown>,
  beside: readonly ({ readonly start: number; readonly end: number } | null)[],
): boolean {
  return beside.some((place) => {
    if (!place) return false;
    const [from, to] = place.end <= date.start ? [place.end, date.start] : [date.end, place.start];
    return from <= to && LEADS_TO_DATE.test(folded.slice(from, to));
  });
}

function accomplishedOf(line: Line, tasks: readonly Addressed[], { today }: Reading) {
  const status = findAccomplished(line, tasks);
  return { status, doubt: status && readDoubt(line, status, today) };
}

/** "còn lại quý III làm tiếp", "trình trong tháng 9": when something else will be. */
function isToCome(
  line: Line,
  { value, start, end }: Found<PeriodReading>,
  address: Address,
  reading: Reading,
): boolean {
  if (value.kind !== "period" || value.chosen) return false;
  const before = line.folded.slice(address.end, start);
  const clause = before.slice(Math.max(...[",", ";", "."].map((sign) => before.lastIndexOf(sign))) + 1);
  if (start < address.end || !/[a-z]/.test(before)) return false;
  if (/(?:^|[^a-z])(?:con lai|se|tiep|sang|den|truoc|du kien|phan dau|toi)(?![a-z])/.test(clause)) return true;
  const begun = windowOf(value.code, "calendar").first <= reading.today;
  return !begun || /^ *(?:se|lam tiep|tiep tuc|moi)(?![a-z])/.test(line.folded.slice(end, end + 20));
}

/** "bên Sở Công Thương xong rồi, còn bên em đang trình ký": what is said of the writer's own; null where nothing is. */
function readOwnPart(line: Line, address: Address, heading: Heading, reading: Reading): Scanned | null {
  const turned = findIn(TURNING_TO_SELF, line, address.end);
  const from = turned ? address.end + turned.index + turned[0].length : findPhrase(own, line, address.end)?.start;
  if (from === undefined) return null;
  const left = withoutPart(withoutPart(line, 0, address.start), address.end, from);
  const evidence = findEvidence(withoutPart(left, address.start, address.end), reading);
  return saysAnything(evidence) ? readTask(left, address, evidence, heading, reading) : null;
}
