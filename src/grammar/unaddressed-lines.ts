import { isOfPlan } from "../text/catalogue.js";
import { codeReaderOf } from "../text/code-reader.js";
import { type Line, matchAt, skipSeparators } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import { readPeriodAt } from "../text/periods.js";
import { readPhrase } from "../text/vocabulary.js";
import { readAgencyAt } from "./agency-names.js";
import { asksSomething } from "./asking.js";
import { indicatorChoice, noCode, noIndicator } from "./code-problems.js";
import { readCodeShapeAt, sectionsPrinted } from "./codes.js";
import type { Reading } from "./context.js";
import { findHedge } from "./doubtful-words.js";
import { isTakenBack } from "./doubts.js";
import { type Evidence, findEvidence } from "./evidence.js";
import { exampleFor } from "./examples.js";
import { findAt } from "./find-at.js";
import { own } from "./lexicon/own.js";
import { DONE_YET, IS_IT, IS_THERE, SINCE_YET } from "./lexicon/question-words.js";
import { saysNothing } from "./notes.js";
import { ask, type Choice, inserted, label, refuse, settled } from "./problems.js";
import { readQuestion } from "./questions.js";
import type { ReportLine } from "./report-line.js";
import { skipBullet, skipLeads } from "./report-start.js";
import { readSectionAt } from "./section-names.js";
import { readTaskTail } from "./task-tail.js";

/** What is longer is a text. */
const LONGEST_TOLD = 200;
/** "số liệu quý III giữ nguyên như quý II": figures that are to be those of another period, and not which. */
const AS_BEFORE =
  /(?<![a-z])(?:so lieu|chi tieu|cac so|so)(?![a-z]).*(?<![a-z])(?:quy|ky|thang|q)(?![a-z]).*(?<![a-z])(?:giu nguyen|(?:khong|ko) (?:thay )?doi|(?:van |y )?nhu(?! (?:nao|the nao))|giong(?: nhu)?)(?![a-z])|(?<![a-z])(?:quy|ky|thang|q) ?(?:\d|[ivx]+|nay)(?![a-z]).*(?<![a-z])(?:van|giu nguyen|y nhu|giong)(?: nhu)? (?:quy|ky|thang) (?:truoc|\d|[ivx]+)(?![a-z])/;
/** "quý II 212 hồ sơ, 140 trực tuyến": two counts, of files at least one, and no name of what they make. */
const COUNTED =
  /(?<![a-z0-9./])\d[\d.]* (?:ho so|hs)(?![a-z]).*(?<![a-z0-9./])\d[\d.]*(?![\d./%]*[\d%])|(?<![a-z])(?:ho so|hs)(?![a-z]).*(?<![a-z0-9./-])\d[\d.]* [a-z]+(?: [a-z]+)?[,;] *[a-z ]*\d/;
/** Two numbers with a point, and words behind them. */
const NUMBERED = /^(\d{1,2})\.(\d{1,2})(?=[ :]+[a-z])/;

/** "1.10 tháng 7 không phát sinh": a section's numeral written as a number, where the plan has no such codes. */
export function askedByNumber(line: Line, reading: Reading): ReportLine | null {
  const { catalogue, t } = reading;
  const at = skipSeparators(line, skipLeads(line, 0));
  const typed = NUMBERED.exec(line.folded.slice(at));
  if (!typed || codeReaderOf(catalogue).hasNumeric) return null;
  const section = catalogue.sections[Number(typed[1]) - 1];
  const task = catalogue.tasks.find(({ code }) => code === `${section?.code}.${Number(typed[2])}`);
  const said = readTaskTail(line, at + typed[0].length, null, { year: catalogue.year, today: reading.today });
  if (!task || !said.status) return null;
  const choices = [{ value: settled(task.code), label: label(task.code, task.text) }];
  const problem = ask(line, at, at + typed[0].length, t("understanding.code.whichTask", { code: typed[0] }), choices);
  return { kind: "report", items: [], problems: [problem], missing: false };
}

/** A line that reports, but not on what: a status, a figure or a document without a code, or a code that is none. */
export function readUnaddressed(line: Line, reading: Reading): ReportLine {
  if (
    (readQuestion(line, reading) && !tellsSection(line, reading)) ||
    occurs(DONE_YET, line) ||
    occurs(IS_THERE, line) ||
    occurs(IS_IT, line) ||
    occurs(SINCE_YET, line)
  )
    return { kind: "none" };
  const at = skipSeparators(line, skipBullet(line));
  const { t, open = [] } = reading;
  const shape = readCodeShapeAt(line, at);
  const { year } = reading.catalogue;
  const isCode =
    shape && !readPeriodAt(line, at, { year, today: reading.today }) && !readAgencyAt(line, at, reading.catalogue);
  if (isCode) return refused(noCode(shape.value, reading));
  const ofSection = open.length > 0 ? findSectionTold(line, reading) : [];
  if (ofSection.length > 0) return offered(ofSection);
  const tail = readTaskTail(line, skipPointing(line, at), null, { year, today: reading.today });
  const isAnswer = /^(?:khong|ko|k|chua|ok|oke|0|hok)[\s.!]*$/.test(line.folded.slice(at));
  const { status } = tail;
  if (tail.document || (status && status.end > status.start && !isAnswer)) {
    const choices = openChoices(reading);
    if (choices.length > 0) return offered(choices);
    return { ...refused(t("understanding.task.noCode", { example: exampleFor(reading) })), missing: true };
  }
  if (open.length > 0 && tellsOfWork(line, reading)) {
    const choices = openChoices(reading);
    if (choices.length > 0) return offered(choices);
  }
  if (/^\d[\d., ]*(?:\/|%| tren | trong )/.test(line.folded.slice(at))) {
    const asked = askedIndicators(reading);
    return asked.length > 0 ? offered(asked) : { ...refused(noIndicator(reading)), missing: true };
  }
  const figure = reading.open ? findEvidence(line, reading) : null;
  if (figure && figure.pairs.length + figure.percents.length > 0 && figure.periods.length > 0) {
    const asked = askedIndicators(reading);
    if (asked.length > 0 && saysNothing(withoutEvidence(line, figure))) return offered(asked);
  }
  if (line.text.length < LONGEST_TOLD && tellsFigures(line, reading)) {
    const asked = askedIndicators(reading);
    if (asked.length > 0) return offered(asked);
  }
  return { kind: "none" };

  function offered(choices: readonly Choice[]) {
    const problem = ask(line, at, at, t("understanding.name.whichReported"), choices);
    return { kind: "report" as const, items: [], problems: [problem], missing: true, weak: true };
  }

  function refused(sentence: string) {
    return { kind: "report" as const, items: [], problems: [refuse(line, sentence, reading)], missing: false };
  }
}

function tellsFigures(line: Line, reading: Reading): boolean {
  return occurs(AS_BEFORE, line) || (COUNTED.test(line.folded) && namesPeriod(line, reading));
}

function namesPeriod(line: Line, { catalogue, today }: Reading): boolean {
  return findAt(line, (at) => readPeriodAt(line, at, { year: catalogue.year, today })) !== null;
}

/** "mục V xong hết rồi": the tasks of the section that the writer's agency leads, of which one is reported. */
function findSectionTold(line: Line, reading: Reading): readonly Choice[] {
  const { catalogue, agency } = reading;
  const found = findAt(line, (at) => readSectionAt(line, at, reading));
  if (!found || line.text.length > LONGEST_TOLD) return [];
  const { head, suffix, codeAt } = found.value;
  const said = findEvidence(line, reading).statuses.some(({ value, start, end }) => value !== "none" && end > start);
  if (codeAt === found.start || !said) return [];
  const sections = sectionsPrinted(catalogue, head, suffix, false).map(({ code }) => code);
  return catalogue.tasks
    .filter((task) => sections.includes(task.section) && task.leads.includes(agency) && isOfPlan(task))
    .map((task) => ({ value: inserted(task.code), label: label(task.code, task.text) }));
}

const POINTING =
  /(?:(?:da|thi|ma|vang|a|em) +)*(?:cai|viec|phan|nhiem vu|muc|noi dung|bao cao|vu|khoan) (?:do|nay|kia|ay|tren|hom truoc|hom qua|vua roi|chi hoi|anh hoi)(?![a-z])[ ,:]*/y;
/** A bare section with a state is read as a question, too. */
function tellsSection(line: Line, reading: Reading): boolean {
  if (reading.agency === "office" || !reading.open || asksSomething(line, 0) || occurs(DONE_YET, line)) return false;
  return !/\?/.test(line.text) && findSectionTold(line, reading).length > 0;
}

const OWN_OR_SO = /(?:(?:thi|la|da|cung|deu)(?![a-z]) *)*/y;

/** Past "cái đó bên em", which names nothing that could be known. */
function skipPointing(line: Line, at: number): number {
  const pointing = matchAt(POINTING, line, at);
  if (!pointing) return at;
  const behind = at + pointing[0].length;
  const whose = readPhrase(own, line, behind);
  const from = skipSeparators(line, whose?.end ?? behind);
  return from + matchAt(OWN_OR_SO, line, from)![0].length;
}

const OF_WORK = /(?:^|[^a-z])(?:nhiem vu|cong viec|dau viec|noi dung|viec duoc giao|ke hoach|cac viec|muc)(?![a-z])/;

/** "quý I xã hoàn thành tốt nhiệm vụ được giao": a state of some work, with when, and not of which. */
function tellsOfWork(line: Line, reading: Reading): boolean {
  if (line.text.length > LONGEST_TOLD || !occurs(OF_WORK, line) || findHedge(line)) return false;
  const { statuses, periods } = findEvidence(line, reading);
  const said = statuses.find(({ value, start, end }) => value !== "none" && value !== "unfinished" && end > start);
  return said !== undefined && periods.length > 0 && !isTakenBack(line, 0, said, reading.today);
}

/** "quý 2 bên em mới được 91% thôi": what names nothing beside a figure. */
const FIGURE_BESIDE = [
  /(?<![\p{L}])(?:được|duoc|đạt|dat|đc|dc|là|la|có|co|mới|moi|chỉ|chi|khoảng|khoang|tầm|tam|cỡ|hiện|hien|đã|da|thì|thi|cũng|cung|kỳ này|ky nay|báo cáo|bao cao)(?![\p{L}])/giu,
  /(?<![\p{L}])(?:bên |ben |phía |tụi |tui |đơn vị |don vi |xã |xa |huyện |huyen |sở |so )?(?:em|mình|minh|tôi|toi|tụi em)(?![\p{L}])/giu,
  /(?<![\p{L}])(?:thôi|thoi|đó|do|đấy|nha|nhé|nhe|luôn|luon|rồi|roi|chị|anh)(?![\p{L}])/giu,
];

function withoutEvidence(line: Line, { rest }: Evidence): string {
  const at = skipLeads(rest, 0);
  return FIGURE_BESIDE.reduce((left, pattern) => left.replace(pattern, " "), rest.text.slice(at))
    .replace(/\d[\d.,]*/g, " ")
    .replace(/[/%]/g, " ")
    .slice(0, line.text.length);
}

/** The indicators that the writer's agency is asked for, where what is open is known. */
function askedIndicators({ open, catalogue, agency }: Reading): readonly Choice[] {
  if (!open) return [];
  return catalogue.indicators
    .filter(({ agencies }) => agencies.includes(agency))
    .map((indicator) => ({ value: inserted(indicator.code), label: indicatorChoice(indicator).label }));
}

/** What the writer's agency has still to report, to be put in front of what was said. */
function openChoices({ open = [], catalogue }: Reading): readonly Choice[] {
  return open.flatMap((code) => {
    const task = catalogue.tasks.find((one) => one.code === code);
    return task ? [{ value: inserted(task.code), label: label(task.code, task.text) }] : [];
  });
}
