import type { PeriodCode } from "../../calendar/windows.js";
import type { Translate } from "../../text/language.js";
import type { Dated, HolidayData, PlanData, SectionData, TaskData } from "../plan-data.js";
import { sameDayOf } from "./cell-values.js";
import { type Column, columnsOf, planItems, type SheetKey } from "./layout.js";
import type { Reviews, WrittenPlan } from "./plan-sheets.js";

export interface NextPlan {
  readonly plan: WrittenPlan;
  readonly reviews: Reviews;
}

/**
 * Next year's plan as this year's would say it: periods and days in the new year, the same day of the month also on a
 * rest day; this year's number in names and texts too, but not in the signs of documents ("09/2024/NĐ-CP"). Whatever was
 * changed, and what cannot be known, is to be looked at. Notes that name the year are left out: they speak of its days.
 *
 * @param holidays those of the new year as far as they are known
 */
export function nextPlan(plan: PlanData, year: number, holidays: readonly HolidayData[], t: Translate): NextPlan {
  const moves = new Moves(plan.year, year, t);
  const moved: WrittenPlan = {
    ...plan,
    ...{ year, number: "", issuedOn: null, countsFrom: null, holidays },
    title: moves.text("plan", "title", "value", plan.title),
    sections: plan.sections.map((section) => nextSection(section, moves)),
    indicators: plan.indicators.map((one) => ({
      ...one,
      name: moves.text("indicators", one.code, "name", one.name),
      shortName: moves.text("indicators", one.code, "shortName", one.shortName),
      numerator: moves.text("indicators", one.code, "numerator", one.numerator),
      denominator: moves.text("indicators", one.code, "denominator", one.denominator),
    })),
  };
  return {
    plan: moved,
    reviews: (sheet, code) => {
      if (sheet === "plan" && code === "number") return t("workbook.next.number");
      if (sheet === "plan" && code === "issuedOn") return t("workbook.next.issuedOn");
      if (sheet === "holidays") return t("workbook.next.noHolidays", { year });
      return moves.review(sheet, code);
    },
  };
}

function nextSection(section: SectionData, moves: Moves): SectionData {
  const { code } = section;
  return {
    ...section,
    title: moves.text("sections", code, "title", section.title),
    shortName: section.shortName && moves.text("sections", code, "shortName", section.shortName),
    tasks: section.tasks.map((task) => nextTask(task, moves)),
  };
}

function nextTask(task: TaskData, moves: Moves): TaskData {
  const { code, deadline } = task;
  const { parts, note, ...base } = deadline;
  const event = base.event === undefined ? {} : { event: moves.text("tasks", code, "reading", base.event) };
  return {
    ...task,
    text: moves.text("tasks", code, "text", task.text),
    shortName: task.shortName && moves.text("tasks", code, "shortName", task.shortName),
    lead: moves.text("tasks", code, "lead", task.lead),
    coordinating: moves.text("tasks", code, "coordinating", task.coordinating),
    timing: moves.text("tasks", code, "timing", task.timing),
    deadline: {
      ...{ ...base, ...event, ...moves.dated(code, base) },
      ...(note === undefined || moves.names(note) ? {} : { note }),
      parts: parts.map((part) => {
        const own = `${code}/${part.part}`;
        return {
          ...part,
          title: moves.text("tasks", own, "partTitle", part.title),
          text: moves.text("tasks", own, "text", part.text),
          ...moves.dated(own, part),
        };
      }),
    },
  };
}

/** What was moved from one year to another, by sheet and row. */
class Moves {
  readonly #columns = new Map<string, Set<string>>();
  readonly #pattern: RegExp;

  constructor(
    private readonly from: number,
    private readonly to: number,
    private readonly t: Translate,
  ) {
    // Not inside a longer number, and not the year of a document's sign.
    this.#pattern = new RegExp(`(?<!\\d)${from}(?!\\d|/\\p{Lu})`, "gu");
  }

  text(sheet: SheetKey, code: string, column: string, text: string): string {
    const moved = text.replace(this.#pattern, String(this.to));
    if (moved !== text) this.#note(sheet, code, column);
    return moved;
  }

  /** The one period of a deadline, in the new year. */
  dated(code: string, { day, month, quarter }: Dated): Dated {
    if (day ?? month ?? quarter) this.#note("tasks", code, "timing");
    return {
      ...(day === undefined ? {} : { day: sameDayOf(this.to, day) }),
      ...(month === undefined ? {} : { month: this.#period(month) }),
      ...(quarter === undefined ? {} : { quarter: this.#period(quarter) }),
    };
  }

  names(text: string): boolean {
    return text.includes(String(this.from));
  }

  review(sheet: SheetKey, code: string): string | undefined {
    const columns = this.#columns.get(`${sheet} ${code}`);
    if (!columns) return undefined;
    const named: ReadonlyMap<string, Column> = columnsOf(sheet);
    const names = [...columns].map((key) => (sheet === "plan" ? planItems.title : named.get(key)!.name));
    return this.t("workbook.next.yearMoved", { from: this.from, to: this.to, columns: names.join(", ") });
  }

  #period(code: PeriodCode): PeriodCode {
    return `${this.to}${code.slice(4)}`;
  }

  #note(sheet: SheetKey, code: string, column: string): void {
    const key = `${sheet} ${code}`;
    this.#columns.set(key, (this.#columns.get(key) ?? new Set()).add(column));
  }
}
