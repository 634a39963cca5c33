import type { Day } from "../../calendar/day.js";
import type { Prisma } from "../../database/generated/client.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import type { Translate } from "../../text/language.js";
import type { DutyFacts, FigureFacts } from "../duty-facts.js";
import { findBegunDuties } from "../find-duties.js";
import { type FigureAgency, findFigures } from "../find-figures.js";
import { judgeReport, type Reportable } from "../rules.js";

/** What an agency's own workbook is about. */
export interface OwnRows {
  readonly duties: readonly DutyFacts[];
  readonly figures: readonly FigureFacts[];
}

/**
 * What has begun and may be reported now: what is not settled, and what was settled so lately that it may still be mended.
 * By due date. Periods of figures that are only taken, and not asked for, are there once something was given for them.
 */
export async function findOwnRows(
  db: Prisma.TransactionClient,
  plan: PlanInForce,
  agency: FigureAgency,
  today: Day,
): Promise<OwnRows> {
  const { holidays } = plan.deadlines;
  const isOpen = (about: Reportable) => judgeReport(about, today, holidays).ok;
  const duties = (await findBegunDuties(db, plan.id, agency.id, today)).filter(isOpen);
  const figures = (await findFigures(db, plan, agency, askedCodes(plan, agency)))
    .filter(({ beginsOn, asked, latest }) => beginsOn <= today && (asked || latest !== null))
    .filter(isOpen);
  return { duties, figures: figures.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)) };
}

export function askedCodes(plan: PlanInForce, agency: FigureAgency): readonly string[] {
  return plan.catalogue.indicators.filter(({ agencies }) => agencies.includes(agency.code)).map(({ code }) => code);
}

/** The code of a duty's row, without its period, which has a column of its own: "V.1", "VII.4 kết nối". */
export function codeOfRow(
  { task, part, partName, formerAgency }: Pick<DutyFacts, "task" | "part" | "partName" | "formerAgency">,
  t: Translate,
): string {
  const label = part ? t("reporting.label.part", { code: task, part: partName ?? part }) : task;
  return formerAgency ? t("reporting.label.ofFormer", { label, agency: formerAgency }) : label;
}
