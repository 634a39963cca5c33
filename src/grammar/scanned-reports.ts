import { windowOf } from "../calendar/windows.js";
import type { CatalogueIndicator, CatalogueTask } from "../text/catalogue.js";
import { countRead } from "../text/effort.js";
import { fold } from "../text/fold.js";
import { type Found, isChosen, type Line, partOf, skipSeparators, textBefore, withoutPart } from "../text/line.js";
import { type PeriodReading, readPeriodAt } from "../text/periods.js";
import type { StatusWord } from "../text/statuses.js";
import { findPhrase, readPhrase } from "../text/vocabulary.js";
import { findAccomplished } from "./accomplished-work.js";
import { findUnaccounted, twoPercents } from "./accounts.js";
import { type AgencyMention, agencyNamed, findAgency, mayName } from "./agency-names.js";
import { type Addressed, readCodes } from "./code-lists.js";
import { indicatorChoice } from "./code-problems.js";
import { isSpaced, readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { type Doubt, isTakenBack, readDoubt } from "./doubts.js";
import { deniedPart, type Evidence, findEvidence, isExcluded } from "./evidence.js";
import { givesFigure, readFigureLine } from "./figures.js";
import { wordStarts } from "./find-at.js";
import type { Heading } from "./headings.js";
import { accomplished } from "./lexicon/accomplished.js";
import { own } from "./lexicon/own.js";
import { underway } from "./lexicon/underway.js";
import { choicesOf, findNamedAddress, sayingOf } from "./named-address.js";
import { noteOf, saysNothing } from "./notes.js";
import { withoutOwn } from "./own-words.js";
import { readPartNameAt } from "./part-names.js";
import { findNames, runOf } from "./plan-names.js";
import { ask, refuse, settled } from "./problems.js";
import { skipBullet, skipLeads } from "./report-start.js";
import { MENTIONING } from "./segments.js";
import { judgeTask, type Said } from "./task-rules.js";
import { agencyName } from "./task-sentences.js";
import { fillers, isNoted } from "./task-tail.js";
import { isAboutPeriod } from "./tasks.js";
import type { Item, Problem } from "./understanding.js";

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
/** Enough to know the name of a task whose code is there. */
const TITLE = 5;

const WORKING =
  /^(?:van )?dang (?:duoc )?(?:soan|du thao|trinh|xay dung|lay y kien|xin y kien|ra soat|tong hop|cho|chuan bi|hoan|to chuc|phoi hop|tham dinh|chinh sua|sua|trien khai|cap nhat|nhap|xu ly|tien hanh|ky|in|tham muu|viet|gop y|quay|dung|lam|tiep tuc|duy tri|van hanh|thuc hien)/;

interface Address {
  readonly start: number;
  readonly end: number;
  /** The words of a name, between which figures may stand. */
  readonly words?: readonly { readonly start: number; readonly end: number }[];
  /** Task codes that share what is said, or one indicator. */
  readonly tasks: readonly Addressed[];
  readonly indicator: CatalogueIndicator | null;
}

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
  const address = codes[0] ? withPartBefore(line, codes[0]) : null;
  if (address) return readOf(line, address, evidence, heading, reading);
  const saying = sayingOf(evidence);
  const isBegun = !saying.state && !saying.pair && !saying.percent;
  const isDone = findPhrase(accomplished, line) !== null;
  if (isBegun && evidence.counts.length === 1 && evidence.statuses.length === 0) {
    const lone = readLoneFigure(line, evidence, heading, reading);
    if (lone) return lone;
  }
  if (isBegun && evidence.counts.length === 1 && countsAnything(reading)) {
    const counted = findNamedAddress(withoutAgencies(evidence.rest, reading), { ...saying, count: true }, reading);
    if (counted?.kind === "one" && counted.named.kind === "indicator" && counted.score >= BEGUN) {
      const { start, end, named } = counted;
      return readOf(
        line,
        { start, end, words: counted.words, tasks: [], indicator: named.indicator },
        evidence,
        heading,
        reading,
      );
    }
  }
  if (isBegun && !isDone && !evidence.statuses.some((status) => beginsWork(line, status))) return null;
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
  const place = { start: named.start, end: named.end, words: named.words };
  const found =
    named.named.kind === "indicator"
      ? { ...place, tasks: [], indicator: named.named.indicator }
      : { ...place, tasks: [addressedBy(named.named.task, named.named.part?.part ?? null, place)], indicator: null };
  const read = readOf(line, found, evidence, heading, reading);
  const isFormal = skipBullet(line) > 0 || /^\s*[:–—-]/.test(line.text.slice(named.end, named.end + 4));
  const isStrong = isFormal || (named.score >= CERTAIN && (saying.state || saying.pair));
  return read && { ...read, weak: !isStrong };
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

/** The codes that a line reports on, as far as it does not only mention them. */
export function findCodes(line: Line, reading: Reading): readonly Address[] {
  const all: (Address & { readonly mentioned: boolean })[] = [];
  let past = 0;
  for (const at of wordStarts(line)) {
    if (at < past) continue;
    // "quý II 250/400"
    const period = readPeriodAt(line, at, { year: reading.catalogue.year, today: reading.today });
    if (period) {
      past = period.end;
      continue;
    }
    const task = readTaskCodeAt(line, at, reading);
    if (task && task.value.kind !== "no_section" && !isSpaced(line, task)) {
      const tasks = readCodes(line, at, reading);
      const end = tasks.at(-1)!.end;
      all.push({ start: at, end, tasks, indicator: null, mentioned: isMentioned(line, at) });
      past = end;
      continue;
    }
    const code = readIndicatorCodeAt(line, at, reading);
    if (!code || isSpaced(line, code) || code.value.kind !== "indicator") continue;
    all.push({
      start: at,
      end: code.end,
      tasks: [],
      indicator: code.value.indicator,
      mentioned: isMentioned(line, at),
    });
    past = code.end;
  }
  const meant = all.filter(({ mentioned }) => !mentioned);
  return meant.length > 0 || all.length !== 1 ? meant : all;
}

/** "phần kết nối của VII.4": a part may be named in front of its task. */
function withPartBefore(line: Line, address: Address): Address {
  const [only, other] = address.tasks;
  if (!only || other || only.part || only.code.value.kind === "no_task" || only.code.value.kind === "no_section")
    return address;
  const before = { ...only.code, end: 0 };
  for (const at of wordStarts(partOf(line, 0, address.start))) {
    const part = readPartNameAt(line, { ...before, start: at, end: at });
    if (part && part.value !== "")
      return { ...address, tasks: [{ ...only, part: { ...part, start: only.end, end: only.end } }] };
  }
  return address;
}

function isMentioned(line: Line, at: number): boolean {
  return isExcluded(line, at) || MENTIONING.test(textBefore(line, at));
}

function askWhich(line: Line, codes: readonly Address[], { t }: Reading): Problem {
  const [first] = codes;
  const choices = codes.flatMap(({ tasks, indicator }) => {
    if (indicator) return [indicatorChoice(indicator)].map(({ value, label }) => ({ value: settled(value), label }));
    return tasks.flatMap(({ code: { value } }) =>
      value.kind === "task" ? [{ value: settled(value.task.code), label: value.task.code }] : [],
    );
  });
  return ask(line, first!.start, first!.end, t("understanding.name.whichReported"), choices);
}

function saysAnything({ statuses, percents, pairs, documents, dates, counts, rest }: Evidence): boolean {
  if (counts.length > 0 || findPhrase(accomplished, rest)) return true;
  return (
    statuses.some(({ value }) => value !== "none") ||
    percents.length + pairs.length + documents.length + dates.length > 0
  );
}

function readOf(line: Line, address: Address, evidence: Evidence, heading: Heading, reading: Reading): Scanned | null {
  if (address.indicator) return readFigure(line, address, address.indicator, evidence, heading, reading);
  const foreign = findForeign(withoutPart(evidence.rest, address.start, address.end), line, address, reading);
  if (foreign) return readOwnPart(line, address, heading, reading) ?? asked(foreign);
  return readTask(line, address, evidence, heading, reading);
}

/** "chỉ tiêu giao b3 là 60%, mới được 48%": what was to be reached is a clause by itself. */
const TARGETED = /(?:^|[^a-z0-9])(?:(?:chi tieu|duoc|ke hoach|tinh|huyen) giao|muc tieu)(?: (?:cua|cho))? *$/;

function endOfClause(line: Line, from: number): number {
  const border = /[,;.](?=\s)/.exec(line.text.slice(from));
  return border ? from + border.index : from;
}

/** A figure in front of its name is read as if it stood behind it. */
function readFigure(
  line: Line,
  { start, end, words }: Address,
  indicator: CatalogueIndicator,
  { periods }: Evidence,
  heading: Heading,
  reading: Reading,
): Scanned | null {
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
  const title = titleOf(tasks, evidence.rest, reading);
  const denied = deniedPart(line);
  const untitled = [title, denied].reduce((left, one) => (one ? withoutPart(left, one.start, one.end) : left), line);
  const state = stateOf(untitled, evidence, reading);
  const { status, doubt } = state.status ? state : { status: findAccomplished(line, tasks), doubt: null };
  const percent = evidence.percents[0] ?? null;
  const document = evidence.documents[0] ?? null;
  const meant = evidence.periods.filter((period) => !isToCome(line, period, address, reading));
  const periods: readonly (Found<PeriodReading> | null)[] = meant.length > 0 ? meant : [null];
  const isDated = document !== null || status?.value === "done";
  const date = document?.value.date || !isDated ? null : (evidence.dates[0] ?? null);
  const told = status && isNoted(line, status) ? null : status;
  const used = [...(title ? [title] : []), ...meant, told, percent, document, date].filter((one) => one !== null);
  const note = noteAround(line, [{ start, end }, ...used], reading);
  const codes = tasks.flatMap(({ code: { value } }) => (value.kind === "task" ? [value.task.code] : []));
  const items: Item[] = [];
  const problems: Problem[] = [];
  for (const one of tasks) {
    for (const period of periods) {
      const said: Said = {
        period,
        heading: heading.period,
        status,
        percent,
        document,
        date,
        note,
        doubt,
        empty: false,
        codes,
        codesEnd: end,
      };
      const read = judgeTask(line, one, said, reading);
      if ("kind" in read) items.push(read);
      else {
        problems.push(read);
        if (!isAboutPeriod(read, period)) break;
      }
    }
  }
  return { items, problems, weak: false };
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

/** Where beside its code the task is named as well. */
function titleOf(
  tasks: readonly Addressed[],
  rest: Line,
  { catalogue }: Reading,
): { readonly start: number; readonly end: number } | null {
  const [only, other] = tasks;
  if (!only || other || only.code.value.kind !== "task") return null;
  const { code } = only.code.value.task;
  const [best] = findNames(rest, 0, rest.text.length, catalogue);
  return best?.named.kind === "task" && best.named.task.code === code && best.score >= TITLE
    ? runOf(best.words, rest)
    : null;
}

/** How things stand by all that is said of it. */
function stateOf(
  line: Line,
  { statuses, pairs }: Evidence,
  { today }: Reading,
): { readonly status: Found<StatusWord> | null; readonly doubt: Doubt | null } {
  const said = statuses.filter(({ value, start, end }) => value !== "none" && end > start);
  const chosen = said.find(({ start }) => isChosen(line, start));
  if (chosen) return { status: chosen, doubt: null };
  const meant = said.filter((status) => !isTakenBack(line, 0, status, today));
  const [first] = meant;
  if (!first) {
    const begun = statuses.find((status) => beginsWork(line, status)) ?? null;
    // "đang quay, dự kiến cuối tháng xong": what is planned says nothing against what goes on.
    if (said[0] && begun?.value !== "in_progress") return { status: said[0], doubt: { kind: "partly" } };
    return { status: begun ?? workInPart(line, pairs), doubt: null };
  }
  const doubt = readDoubt(line, first, today);
  if (doubt) return { status: first, doubt };
  const other = meant.find((one) => one.value !== first.value && stands(line, first, one));
  return { status: first, doubt: other ? { kind: "several", other: other.value } : null };
}

/** "đã kiểm tra 9/24 đơn vị": work that has got so far goes on. */
function workInPart(line: Line, pairs: Evidence["pairs"]): Found<StatusWord> | null {
  const part = pairs.find(({ value: { first, second }, start }) => {
    const isLess = first.scale === 0 && second.scale === 0 && first.digits < second.digits && first.digits > 0n;
    return isLess && /(?:^|[^a-z])(?:da|duoc|dc|moi)(?: [a-z]+){0,5} *$/.test(textBefore(line, start));
  });
  return part ? { value: "in_progress", start: part.start, end: part.start } : null;
}

function isUnderway(line: Line, at: number): boolean {
  return readPhrase(underway, line, at) !== null;
}

/** "đang soạn", "đang trình ký", "chưa ban hành": words that begin to say how work stands. */
function beginsWork(line: Line, { value, start, end }: Found<StatusWord>): boolean {
  if (value === "none" || end > start) return false;
  return value === "unfinished" || isUnderway(line, start) || WORKING.test(line.folded.slice(start, start + 40));
}

/** "xong/đang làm", "hoàn thành hay đang làm", "cái trước xong, cái sau đang làm": a further status that says no more than itself. */
function stands(line: Line, first: Found<StatusWord>, { start, end }: Found<StatusWord>): boolean {
  if (/(?:\/|(?:^|\s)(?:hay|hoac|or))\s*$/.test(line.folded.slice(Math.max(first.end, start - 8), start))) return true;
  const rest = line.text.slice(end);
  const clause = rest.slice(0, /[,;:!()|\n]|[.](?=\s)/.exec(rest)?.index ?? rest.length);
  return saysNothing(clause);
}

/** "xây dựng" is work, unless "Sở" stands in front of it. */
function isWord({ value, start, end }: Found<AgencyMention>, { folded }: Line): boolean {
  const agency = value.kind === "agency" ? value.agency : value.agencies[0]!;
  if (agency.level === "huyen" || agency.level === "xa") return false;
  const typed = folded.slice(start, end);
  const [first = ""] = fold(agency.name).split(" ");
  return !typed.startsWith(first) && typed.includes(" ");
}

const OWNER = /(?:^|[^a-z0-9])(?:cua|ben|phia|thay(?: mat| cho)?)(?: (?:don vi|co quan))? *$/;
const OWNING = /(?:của|cua|bên|ben|phía|phia|thay mặt|thay mat|thay|đơn vị|don vi|cơ quan|co quan)/gi;

/** "bên Sở Công Thương xong rồi, còn bên em đang trình ký": what is said of the writer's own; null where nothing is. */
function readOwnPart(line: Line, address: Address, heading: Heading, reading: Reading): Scanned | null {
  const found = findPhrase(own, line, address.end);
  if (!found) return null;
  const left = withoutPart(withoutPart(line, 0, address.start), address.end, found.start);
  const evidence = findEvidence(withoutPart(left, address.start, address.end), reading);
  return saysAnything(evidence) ? readTask(left, address, evidence, heading, reading) : null;
}

/** An agency that is not the writer's, and for which the line seems to speak. */
function findForeign(rest: Line, line: Line, { end }: Address, reading: Reading): Problem | null {
  for (let from = 0; ; ) {
    const found = findAgency(rest, reading.catalogue, from);
    if (!found) return null;
    from = found.end;
    if (mayName(found.value, reading.agency) || isWord(found, rest)) continue;
    const before = textBefore(rest, found.start);
    // "23 quy trình của Sở Xây dựng" are what was worked on.
    const isNear = found.start > end && saysNothing(line.text.slice(end, found.start).replace(OWNING, " "));
    const isOwner = OWNER.test(before) && (isNear || found.start < end);
    // "Kính gửi Văn phòng": whom it is sent to.
    if (/(?:^|[^a-z0-9])(?:gui|kg|trinh|thua)(?: (?:den|toi|cho|len))? *:? *$/.test(before)) continue;
    const isFirst = skipLeads(line, 0) >= found.start;
    if (!isOwner && !isFirst) continue;
    const { t, agency } = reading;
    const sentence = t("understanding.agency.onlyOwn", { agency: agencyName(agency, reading) });
    const stranger = agencyNamed(found, rest);
    return { ...refuse(line, sentence, reading), foreign: `${stranger} ${agency}` };
  }
}

/** Names of agencies are no names of work, and the writer's own says nothing at all. */
function withoutAgencies(rest: Line, reading: Reading): Line {
  let left = withoutOwn(rest);
  for (let from = 0; ; ) {
    const found = findAgency(left, reading.catalogue, from);
    if (!found) return left;
    from = found.end;
    if (mayName(found.value, reading.agency)) left = withoutPart(left, found.start, found.end);
  }
}

/** The words that are left: without what was used, without courtesy in front and the writer's own name. */
function noteAround(
  line: Line,
  used: readonly { readonly start: number; readonly end: number }[],
  reading: Reading,
): string | null {
  countRead(used.length);
  const left = withoutAgenciesOfOwn(withoutOwn(line), reading);
  const parts = used.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let from = skipLeads(left, 0);
  for (const { start, end } of [...parts, { start: left.text.length, end: left.text.length }]) {
    if (start > from) {
      const begin = skipFillers(left, from, start);
      if (begin < start) pieces.push(left.text.slice(begin, start));
    }
    from = Math.max(from, end);
  }
  return noteOf(pieces);
}

/** Past words that only join what was understood; the end where there are no others. */
function skipFillers(line: Line, from: number, end: number): number {
  const clause = partOf(line, from, end);
  let at = skipSeparators(clause, 0);
  for (;;) {
    const filler = readPhrase(fillers, clause, at);
    const next = filler ? skipSeparators(clause, filler.end) : skipLeads(clause, at);
    if (next <= at) break;
    at = next;
  }
  return saysNothing(clause.text.slice(at)) ? end : from;
}

function withoutAgenciesOfOwn(line: Line, reading: Reading): Line {
  const found = findAgency(line, reading.catalogue);
  return found && mayName(found.value, reading.agency) ? withoutPart(line, found.start, found.end) : line;
}
