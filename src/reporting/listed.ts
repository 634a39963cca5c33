import type { Day } from "../calendar/day.js";
import { formatPeriod } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";
import type { ListedLine } from "./compact-lines.js";
import { describeFigure, describeStatus, describeTask, describeValue } from "./describe.js";
import type { FigureFacts } from "./duty-facts.js";
import { dutyLabel, type Labelled } from "./labels.js";
import type { FigureEntry, TaskEntry } from "./report-draft.js";

type TaskContent = Pick<TaskEntry, "status" | "percent" | "document" | "documentDate" | "note">;
type FigureContent = Pick<FigureEntry, "numerator" | "denominator" | "percent" | "value" | "note">;
type Listed = Pick<FigureFacts, "indicator" | "period" | "target" | "unit" | "wholeUnits">;

/** Figures below their period stand two in a line. */
const FIGURES = 2;

/**
 * A report in a list of several. `behind`: what stands at its end, " · đúng hạn". Those of which nothing but the same status
 * was said can stand together.
 */
export function taskLine(duty: Labelled, content: TaskContent, today: Day, t: Translate, behind = ""): ListedLine {
  const { percent, document, documentDate, note } = content;
  const isPlain = percent === null && document === null && documentDate === null && note === null;
  return {
    text: `${describeTask(duty, content, today, t)}${behind}`,
    shared: isPlain ? `${describeStatus(content, t)}${behind}` : null,
    short: dutyLabel(duty, t, today),
    width: 0,
  };
}

/** A figure in such a list. Those of one period of which nothing more was said can stand together. */
export function figureLine(figure: Listed, content: FigureContent, t: Translate, behind = ""): ListedLine {
  const period = formatPeriod(figure.period, t);
  return {
    text: `${describeFigure(figure, content, t)}${behind}`,
    shared: content.note === null ? `${t("pass.figures", { period })}${behind}` : null,
    short: `${figure.indicator} ${describeValue(content, figure, t)}`,
    width: FIGURES,
  };
}
