import { levelWords } from "../../plan/workbook/vocabulary.js";
import { shorten } from "../../reporting/labels.js";
import type { Catalogue, CatalogueAgency, CatalogueTask } from "../../text/catalogue.js";
import type { Translate } from "../../text/language.js";
import { groupOf, officeGroupTitles } from "../scope.js";

const taskText = 160;

/** What codes stand for, looked up for thousands of rows. */
export interface Names {
  agency(code: string): string;
  shortAgency(code: string): string;
  level(code: string): string;
  group(code: string): string;
  /** The plan's text, or of a part the part's, cut where it would fill a page. */
  task(code: string, part: string | null): string;
  /** The plan's text, all of it. */
  wholeTask(code: string): string;
  indicator(code: string): string;
}

export function namesOf(catalogue: Catalogue, t: Translate): Names {
  const agencies = new Map(catalogue.agencies.map((agency) => [agency.code, agency]));
  const titles = new Map(officeGroupTitles(catalogue, t).map(({ code, title }) => [code, title]));
  const groups = new Map(catalogue.agencies.map((agency) => [agency.code, titles.get(groupOf(agency, catalogue))!]));
  const tasks = new Map(catalogue.tasks.map((task) => [task.code, task]));
  const texts = new Map<string, string>();
  const of = (code: string): CatalogueAgency | undefined => agencies.get(code);
  return {
    agency: (code) => of(code)?.name ?? code,
    shortAgency: (code) => of(code)?.shortName ?? code,
    level: (code) => (of(code) ? levelWords[of(code)!.level][0] : ""),
    group: (code) => groups.get(code) ?? "",
    task(code, part) {
      const key = `${code}/${part ?? ""}`;
      const known = texts.get(key) ?? shorten(textOf(tasks.get(code), part), taskText);
      texts.set(key, known);
      return known;
    },
    wholeTask: (code) => textOf(tasks.get(code), null),
    indicator: (code) => catalogue.indicators.find((one) => one.code === code)?.name ?? code,
  };
}

function textOf(task: CatalogueTask | undefined, part: string | null): string {
  return task?.parts.find((one) => one.part === part)?.text ?? task?.text ?? "";
}
