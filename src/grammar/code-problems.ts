import type { CatalogueTask } from "../text/catalogue.js";
import { shortCode } from "../text/code-reader.js";
import type { Found, Line } from "../text/line.js";
import type { IndicatorCode, TaskCode } from "./codes.js";
import type { Context, Reading } from "./context.js";
import { refuseEvent } from "./event-codes.js";
import { exampleFigure, exampleFor, exampleIndicator, exampleTask } from "./examples.js";
import { ask, type Choice, label, refuse, settled } from "./problems.js";
import { sectionsHave } from "./task-sentences.js";
import type { Problem } from "./understanding.js";

/** What a question that names a code cannot be answered for: the code means several tasks, or none. */
export function taskProblem(line: Line, found: Found<TaskCode>, reading: Reading): Problem {
  const { t } = reading;
  switch (found.value.kind) {
    case "ask": {
      const choices = found.value.tasks.map(taskChoice);
      return ask(line, found.start, found.end, t("understanding.code.whichTask", { code: found.value.typed }), choices);
    }
    case "no_task":
      return refuse(line, sectionsHave(found.value.sections, reading), reading);
    case "no_event":
      return refuseEvent(line, found.value.typed, found.value.tasks, reading);
    default:
      return noSection(line, found.value.kind === "no_section" ? found.value.section : "", reading);
  }
}

/** "mục XX": the plan has no such section. */
export function noSection(line: Line, section: string, reading: Reading): Problem {
  const sections = reading.catalogue.sections.map(({ code }) => code).join(", ");
  return refuse(line, reading.t("understanding.code.noSection", { section, sections }), reading);
}

/** What looks like a code and is none of this plan. */
export function noCode(code: string, context: Context): string {
  const task = exampleTask(context);
  const indicator = exampleIndicator(context) ?? exampleIndicator({ ...context, agency: "office" });
  return indicator === null
    ? context.t("understanding.code.unknownTask", { code, task })
    : context.t("understanding.code.unknown", { code, task, indicator });
}

/** A figure of nobody knows what. */
export function noIndicator(context: Context): string {
  const example = exampleFigure(context) ?? exampleFigure({ ...context, agency: "office" }) ?? exampleFor(context);
  return context.t("understanding.figure.noIndicator", { example });
}

/** A code that means several indicators, or none. */
export function indicatorProblem(line: Line, found: Found<IndicatorCode>, reading: Reading): Problem {
  const { t, catalogue } = reading;
  const { value } = found;
  if (value.kind === "ask") {
    const sentence = t("understanding.code.whichIndicator", { code: value.typed });
    return ask(line, found.start, found.end, sentence, value.indicators.map(indicatorChoice));
  }
  const codes =
    value.kind === "no_indicator" ? value.indicators.map(({ code }) => shortCode(code, catalogue)).join(", ") : "";
  const letter = value.kind === "no_indicator" ? value.letter : "";
  return refuse(line, t("understanding.code.indicatorGroupHas", { letter, codes }), reading);
}

export function indicatorChoice(indicator: { readonly code: string; readonly shortName: string }): Choice {
  return { value: indicator.code, label: label(indicator.code, indicator.shortName) };
}

export function taskChoice(task: CatalogueTask): Choice {
  const known = taskChoices.get(task);
  if (known) return known;
  const choice = { value: settled(task.code), label: label(task.code, task.text) };
  taskChoices.set(task, choice);
  return choice;
}

/** Made once: a code that means several is looked at more often than it is asked about. */
const taskChoices = new WeakMap<CatalogueTask, Choice>();
