import type { Day } from "../../src/calendar/day.js";
import { holidayTable } from "../../src/calendar/working-days.js";
import { toCatalogue } from "../../src/plan/catalogue.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { makeDuties } from "../../src/plan/make-duties.js";
import { partOf } from "../../src/plan/part-of-duty.js";
import type { Deadlines } from "../../src/plan/plan-in-force.js";
import { readPlan } from "../../src/plan/read-plan.js";
import type { DutyFacts, FigureFacts, GivenFigure, ReportFacts } from "../../src/reporting/duty-facts.js";
import { figureDeadline, figurePeriods } from "../../src/reporting/figure-periods.js";
import type { DialogueContext } from "../../src/reporting/lookup.js";
import { translator } from "../../src/text/language.js";

/** The real plan as one agency's dialogue sees it, in memory. Nothing is reported but what the test says. */
export interface World {
  readonly context: DialogueContext;
  readonly deadlines: Deadlines;
  duty(task: string, period?: string, part?: string | null): DutyFacts;
  figure(indicator: string, period: string): FigureFacts;
  /** As if it had been reported: by the test, or by a colleague in the middle of a dialogue. */
  reported(duty: DutyFacts, report: Partial<ReportFacts>): void;
  given(figure: FigureFacts, given: Partial<GivenFigure>): void;
}

const read = (async () => {
  const plan = await readPlan(bundledPlanFolder());
  if (!plan.ok) throw new Error("the bundled plan cannot be read");
  const deadlines: Deadlines = { holidays: holidayTable(plan.value.holidays), regime: plan.value.regime };
  return {
    plan: plan.value,
    deadlines,
    catalogue: toCatalogue(plan.value),
    duties: makeDuties(plan.value, deadlines.holidays),
  };
})();

export async function openWorld(code = "STP", today: Day = "2024-02-26", language: "vi" | "en" = "vi"): Promise<World> {
  const { plan, deadlines, catalogue, duties: planned } = await read;
  const agency = catalogue.agencies.find((one) => one.code === code)!;
  const tasks = new Map(plan.sections.flatMap((section) => section.tasks).map((task) => [task.code, task]));
  const duties = new Map<number, DutyFacts>();
  for (const [index, one] of planned.entries()) {
    if (one.agency !== code) continue;
    const task = tasks.get(one.task)!;
    duties.set(index + 1, {
      id: index + 1,
      task: one.task,
      taskText: partOf(task.deadline, one.part)?.text ?? task.text,
      timing: task.timing,
      deadlineKind: task.deadline.kind,
      nothingMayArise: one.checkIn || task.nothingMayArise,
      part: one.part || null,
      partName: partOf(task.deadline, one.part)?.shortName ?? null,
      planYear: 2024,
      nextPlanYear: null,
      agencyId: 1,
      agency: code,
      agencyName: agency.name,
      period: one.period,
      checkIn: one.checkIn,
      beginsOn: one.beginsOn,
      dueOn: one.dueOn,
      lockOn: one.lockOn,
      status: "not_started",
      percent: null,
      answeredOn: null,
      settledOn: null,
      counts: true,
      closed: false,
      latest: null,
    });
  }
  const figures = new Map<string, FigureFacts[]>();
  for (const indicator of catalogue.indicators) {
    if (!indicator.agencies.includes(code)) continue;
    figures.set(
      indicator.code,
      figurePeriods(catalogue).map(({ period, first, last }) => ({
        indicator: indicator.code,
        name: indicator.name,
        shortName: indicator.shortName,
        numeratorText: indicator.numerator,
        denominatorText: indicator.denominator,
        unit: indicator.unit,
        direction: indicator.direction,
        wholeUnits: indicator.wholeUnits,
        target: indicator.target,
        agencyId: 1,
        agency: code,
        agencyName: agency.name,
        period,
        beginsOn: first,
        endsOn: last,
        ...figureDeadline(last, agency.level, deadlines),
        counts: true,
        asked: period.includes("Q"),
        latest: null,
        settledOn: null,
        firstOnTime: null,
        previous: null,
      })),
    );
  }
  let ids = 0;
  return {
    deadlines,
    context: {
      t: translator(language),
      today,
      catalogue,
      holidays: deadlines.holidays,
      agency: code,
      lookup: {
        agencyId: 1,
        duty: async (id) => duties.get(id) ?? null,
        dutiesOfTask: async (task, part) =>
          [...duties.values()]
            .filter((duty) => duty.task === task && duty.part === part)
            .sort((a, b) => (a.beginsOn < b.beginsOn ? -1 : 1)),
        figures: async (indicator) => figures.get(indicator) ?? [],
      },
    },
    duty(task, period, part = null) {
      const found = [...duties.values()].find(
        (duty) => duty.task === task && duty.part === part && (period === undefined || duty.period === period),
      );
      if (!found) throw new Error(`${code} has no ${task} ${period}`);
      return found;
    },
    figure(indicator, period) {
      const found = figures.get(indicator)?.find((one) => one.period === period);
      if (!found) throw new Error(`${code} has no ${indicator} ${period}`);
      return found;
    },
    reported(duty, report) {
      ids += 1;
      const latest: ReportFacts = {
        id: ids,
        receipt: `BN-2024-${String(ids).padStart(6, "0")}`,
        status: "in_progress",
        percent: null,
        result: null,
        difficulty: null,
        document: null,
        documentDate: null,
        reportedAt: `${today}T01:00:00.000Z`,
        personId: 1,
        ...report,
      };
      duties.set(duty.id, { ...duties.get(duty.id)!, status: latest.status, percent: latest.percent, latest });
    },
    given(figure, given) {
      ids += 1;
      const latest: GivenFigure = {
        id: ids,
        receipt: `BN-2024-${String(ids).padStart(6, "0")}`,
        period: figure.period,
        numerator: null,
        denominator: null,
        percent: null,
        value: null,
        note: null,
        reportedAt: `${today}T01:00:00.000Z`,
        personId: 1,
        ...given,
      };
      const list = figures.get(figure.indicator)!;
      const index = list.findIndex((one) => one.period === figure.period);
      const { firstOnTime, settledOn, dueOn } = list[index]!;
      list[index] = {
        ...list[index]!,
        latest,
        settledOn: settledOn ?? dueOn,
        firstOnTime: firstOnTime ?? true,
      };
    },
  };
}
