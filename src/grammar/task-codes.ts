import { formatPeriod } from "../calendar/formats.js";
import { type PeriodCode, quarterEnding } from "../calendar/windows.js";
import { type CataloguePart, type CatalogueTask, comesWithEvents } from "../text/catalogue.js";
import { isChosen, type Line } from "../text/line.js";
import type { Addressed } from "./code-lists.js";
import { noSection } from "./code-problems.js";
import type { Reading } from "./context.js";
import { judgeEvent, refuseEvent } from "./event-codes.js";
import { ask, type Choice, label, refuse, settled } from "./problems.js";
import { describeAgencies, ledByOthers, sectionsHave } from "./task-sentences.js";
import type { Problem } from "./understanding.js";

/** A task, and its second deadline where that is meant. */
export interface NamedTask {
  readonly task: CatalogueTask;
  readonly part: string | null;
}

/** Which task a code names for its writer. `period`: the one that the line names, which may tell the parts of VII.4 apart. */
export function judgeCode(
  line: Line,
  addressed: Addressed,
  period: PeriodCode | null,
  reading: Reading,
): NamedTask | Problem {
  const { code, part } = addressed;
  const { t, agency } = reading;
  const { value } = code;
  if (value.kind === "no_section") return noSection(line, value.section, reading);
  if (value.kind === "no_task") return refuse(line, sectionsHave(value.sections, reading), reading);
  if (value.kind === "ask") {
    const parted = value.tasks.find((task) => task.parts.some((p) => p.part === part?.value));
    if (parted) return judgePart(line, addressed, parted, period, reading);
    const sentence = t("understanding.code.whichTask", { code: value.typed });
    return ask(line, code.start, code.end, sentence, value.tasks.map(codeChoice));
  }
  if (value.kind === "no_event") return refuseEvent(line, value.typed, value.tasks, reading);
  const task = comesWithEvents(value.task) ? judgeEvent(line, code, value.task, reading) : value.task;
  if ("outcome" in task) return task;
  if (agency !== "office" && task.leads.length > 0 && !task.leads.includes(agency)) {
    return { ...refuse(line, ledByOthers(task, reading), reading), foreign: `${task.code} ${agency}` };
  }
  return judgePart(line, addressed, task, period, reading);
}

function codeChoice(task: CatalogueTask): Choice {
  return { value: settled(task.code), label: label(task.code, task.text) };
}

function judgePart(
  line: Line,
  { code, part }: Addressed,
  task: CatalogueTask,
  period: PeriodCode | null,
  reading: Reading,
): NamedTask | Problem {
  const typed = task.parts.find((p) => p.part === part?.value);
  if (typed) return judgeTypedPart(line, task, typed, period, reading);
  const { t, agency } = reading;
  const open = task.parts.find((p) => p.agencies.includes(agency) && mayMean(p, period));
  if (!open || part?.value === "" || isChosen(line, code.start)) return { task, part: null };
  return ask(line, code.start, code.end, t("understanding.code.whichPart", { code: task.code, part: open.title }), [
    { value: settled(task.code), label: t("understanding.code.continuousLabel", { code: task.code }) },
    {
      value: settled(`${task.code}/${open.part}`),
      label: t("understanding.code.partLabel", { code: task.code, part: open.title }),
    },
  ]);
}

function judgeTypedPart(
  line: Line,
  task: CatalogueTask,
  part: CataloguePart,
  period: PeriodCode | null,
  reading: Reading,
): NamedTask | Problem {
  const { t, agency, catalogue } = reading;
  const values = { part: part.title, code: task.code };
  if (agency !== "office" && !part.agencies.includes(agency)) {
    const agencies = describeAgencies(part.agencies, { catalogue, t });
    return refuse(line, t("understanding.code.partOfOthers", { ...values, agencies }), reading);
  }
  if (mayMean(part, period)) return { task, part: part.part };
  const only = formatPeriod(part.period, t);
  return refuse(line, t("understanding.code.partHasPeriod", { ...values, period: only }), reading);
}

/** A second deadline has one period: who names another does not mean it. */
function mayMean(part: CataloguePart, period: PeriodCode | null): boolean {
  return period === null || quarterEnding(period) === quarterEnding(part.period);
}
