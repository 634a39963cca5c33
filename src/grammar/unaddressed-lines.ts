import { codeReaderOf } from "../text/code-reader.js";
import { type Line, skipSeparators } from "../text/line.js";
import { readPeriodAt } from "../text/periods.js";
import { readAgencyAt } from "./agency-names.js";
import { indicatorChoice, noCode, noIndicator } from "./code-problems.js";
import { readCodeShapeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { type Evidence, findEvidence } from "./evidence.js";
import { exampleFor } from "./examples.js";
import { DONE_YET, IS_THERE } from "./lexicon/question-words.js";
import { saysNothing } from "./notes.js";
import { ask, type Choice, inserted, label, refuse, settled } from "./problems.js";
import { readQuestion } from "./questions.js";
import type { ReportLine } from "./report-line.js";
import { skipBullet, skipLeads } from "./report-start.js";
import { readTaskTail } from "./task-tail.js";

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
  if (readQuestion(line, reading) || DONE_YET.test(line.folded) || IS_THERE.test(line.folded)) return { kind: "none" };
  const at = skipSeparators(line, skipBullet(line));
  const { t } = reading;
  const shape = readCodeShapeAt(line, at);
  const { year } = reading.catalogue;
  const isCode =
    shape && !readPeriodAt(line, at, { year, today: reading.today }) && !readAgencyAt(line, at, reading.catalogue);
  if (isCode) return refused(noCode(shape.value, reading));
  const tail = readTaskTail(line, at, null, { year, today: reading.today });
  const isAnswer = /^(?:khong|ko|k|chua|ok|oke|0|hok)[\s.!]*$/.test(line.folded.slice(at));
  const { status } = tail;
  if (tail.document || (status && status.end > status.start && !isAnswer)) {
    const open = openChoices(reading);
    if (open.length > 0) return offered(open);
    return { ...refused(t("understanding.task.noCode", { example: exampleFor(reading) })), missing: true };
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
  return { kind: "none" };

  function offered(choices: readonly Choice[]) {
    const problem = ask(line, at, at, t("understanding.name.whichReported"), choices);
    return { kind: "report" as const, items: [], problems: [problem], missing: true, weak: true };
  }

  function refused(sentence: string) {
    return { kind: "report" as const, items: [], problems: [refuse(line, sentence, reading)], missing: false };
  }
}

function withoutEvidence(line: Line, { rest }: Evidence): string {
  const at = skipLeads(rest, 0);
  return rest.text
    .slice(at)
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
