import { type Line, withoutPart } from "../text/line.js";
import type { Reading } from "./context.js";
import { findEvidence } from "./evidence.js";
import { exampleTask } from "./examples.js";
import { refuse, settled } from "./problems.js";
import { mayAskWhoLacks, readQuestion } from "./questions.js";
import type { ReportLine } from "./report-line.js";
import { type Address, findCodes } from "./scanned-codes.js";
import type { Problem } from "./understanding.js";

/** The office reports nothing. That a code means several tasks is still asked: it may go on to a question. */
export function refuseOffice(line: Line, read: ReportLine, reading: Reading): ReportLine {
  if (read.kind !== "report") return read;
  // "V.1 Sở Ma Thuật": where nothing is said of it, it is asked after.
  if (read.items.length === 0 && asksAfterCode(line, reading) && readQuestion(line, reading))
    return { kind: "question" };
  const isSaid =
    read.items.length > 0 || read.missing || !read.problems.every((problem) => isAboutCode(problem, reading));
  if (!isSaid) return read;
  const asked = mayAskWhoLacks(line) ? readQuestion(line, reading)?.intent : null;
  if (asked === "late" || asked === "silent") return { kind: "question" };
  const codes = read.items.map((item) => (item.kind === "task" ? item.task : item.indicator));
  const refused = refuse(
    line,
    reading.t("understanding.agency.officeReportsNothing", { task: exampleTask(reading) }),
    reading,
  );
  const problems = [{ foreign: `${codes.join(", ") || "report"} office`, ...refused }];
  return { kind: "report", items: [], problems, missing: false };
}

/** Whether a line has one code that there is, and says nothing of it. */
function asksAfterCode(line: Line, reading: Reading): boolean {
  const codes = findCodes(line, reading);
  const isOne =
    codes.length === 1 && (codes[0]!.indicator ?? codes[0]!.tasks.every(({ code }) => code.value.kind === "task"));
  return Boolean(isOne) && !saysState(line, codes, reading);
}

function saysState(line: Line, codes: readonly Address[], reading: Reading): boolean {
  const bare = codes.reduce((left, { start, end }) => withoutPart(left, start, end), line);
  const { statuses, percents, pairs, documents, counts } = findEvidence(bare, reading);
  const said = statuses.some(({ value, start, end }) => value !== "none" && end > start);
  return said || percents.length + pairs.length + documents.length + counts.length > 0;
}

function isAboutCode({ outcome, choices }: Problem, { catalogue }: Reading): boolean {
  const isTask = (value: string) => catalogue.tasks.some(({ code }) => settled(code) === value);
  return outcome === "refuse" || (choices.length > 0 && choices.every(({ value }) => isTask(value)));
}
