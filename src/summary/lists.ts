import { shorten } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { Catalogue, CatalogueAgency } from "../text/catalogue.js";
import type { Button, Message } from "../text/message.js";
import { headOf, type Telling, whatOf } from "./asked.js";
import { inRows, pageOf, turning } from "./paging.js";
import { formatQuery, query, type SummaryQuery } from "./query.js";
import { membersOf, officeGroupTitles, placeOf } from "./scope.js";
import { addUp, nothing, overdueOf, type Tally, totalOf } from "./tally.js";
import { tallyLine, tallyLines } from "./tally-text.js";

const longestTitle = 36;

type Tallies = ReadonlyMap<string, Tally>;

/** Theo mục: every section with how it stands; those with duties are buttons. */
export function sectionsMessage(tasks: Tallies, asked: SummaryQuery, telling: Telling): Message {
  const { plan, t } = telling;
  const sections = plan.catalogue.sections.map((section) => ({
    ...section,
    tally: addUp(
      plan.catalogue.tasks
        .filter((task) => task.section === section.code)
        .map((task) => tasks.get(task.code) ?? nothing),
    ),
  }));
  const page = pageOf(
    sections.filter(({ tally }) => totalOf(tally) > 0),
    asked.page,
  );
  const lines = [
    headOf(whatOf(asked, telling), asked, telling),
    ...sections.map(({ code, title, tally }) => tallyLine(titled(code, title, telling), tally, t)),
  ];
  const buttons = page.items.map(({ code }) => ({
    label: t("office.button.section", { code }),
    data: action.summary(formatQuery({ ...asked, subject: { of: "section", code }, page: 1 })),
  }));
  return list(lines, buttons, turning(page, turn(asked), toWhole(asked), t));
}

/** One section: how it stands, then its tasks. */
export function sectionMessage(tasks: Tallies, asked: SummaryQuery & { code: string }, telling: Telling): Message {
  const { plan, t } = telling;
  const all = plan.catalogue.tasks.filter((task) => task.section === asked.code);
  const counted = all.filter((task) => totalOf(tasks.get(task.code) ?? nothing) > 0);
  const page = pageOf(counted, asked.page);
  const lines = [headOf(whatOf(asked, telling), asked, telling), ...tallyLines(addUp(tasks.values()), t)];
  for (const task of page.items) lines.push(tallyLine(titled(task.code, task.text, telling), tasks.get(task.code)!, t));
  const buttons = page.items.map(({ code }) => ({
    label: code,
    data: action.summary(formatQuery({ ...asked, subject: { of: "task", code }, page: 1 })),
  }));
  const back = action.summary(formatQuery({ ...asked, subject: { of: "sections" }, page: 1 }));
  return list(lines, buttons, turning(page, turn(asked), back, t));
}

/** One task: how it stands, and in which group. */
export function taskMessage(agencies: Tallies, asked: SummaryQuery & { code: string }, telling: Telling): Message {
  const { plan, t } = telling;
  const task = plan.catalogue.tasks.find((one) => one.code === asked.code.split("/")[0])!;
  const lines = [
    headOf(whatOf(asked, telling), asked, telling),
    shorten(task.text, 120),
    ...tallyLines(addUp(agencies.values()), t),
  ];
  if (asked.whose.of === "all" && agencies.size > 1)
    lines.push(...groupTallies(agencies, telling).map(({ line }) => line));
  const section = action.summary(formatQuery({ ...asked, subject: { of: "section", code: task.section }, page: 1 }));
  const buttons: Button[][] = [
    [
      { label: t("office.button.silent"), data: action.silent(formatQuery({ ...asked, page: 1 })) },
      { label: t("common.back"), data: section },
    ],
  ];
  return { text: lines.join("\n"), buttons };
}

/** Theo đơn vị: the groups. */
export function groupsMessage(agencies: Tallies, asked: SummaryQuery, telling: Telling): Message {
  const { t } = telling;
  const groups = groupTallies(agencies, telling);
  const lines = [headOf(whatOf(asked, telling), asked, telling), ...groups.map(({ line }) => line)];
  const buttons = groups.map(({ code, label }) => ({
    label,
    data: action.summary(formatQuery({ ...asked, whose: { of: "group", code }, page: 1 })),
  }));
  return list(lines, buttons, [{ label: t("common.back"), data: toWhole(asked) }]);
}

/** The agencies of one group, those with most overdue first. */
export function groupMessage(agencies: Tallies, asked: SummaryQuery & { group: string }, telling: Telling): Message {
  const { plan, t } = telling;
  const members = new Set(membersOf(asked.group, plan.catalogue));
  const sorted = plan.catalogue.agencies
    .filter((agency) => members.has(agency.code))
    .map((agency) => ({ agency, tally: agencies.get(agency.code) ?? nothing }))
    .sort((a, b) => overdueOf(b.tally) - overdueOf(a.tally) || b.tally.soonSilent - a.tally.soonSilent);
  const page = pageOf(sorted, asked.page);
  const lines = [headOf(whatOf(asked, telling), asked, telling), ...tallyLines(addUp(agencies.values()), t)];
  for (const { agency, tally } of page.items) lines.push(tallyLine(inDistrict(agency, plan.catalogue), tally, t));
  const buttons = page.items.map(({ agency }) => ({
    label: isOnly(agency, plan.catalogue) ? agency.shortName : inDistrict(agency, plan.catalogue),
    data: action.summary(
      formatQuery({ ...asked, subject: { of: "whole" }, whose: { of: "agency", code: agency.code }, page: 1 }),
    ),
  }));
  const back = action.summary(formatQuery({ ...asked, whose: { of: "all" }, page: 1 }));
  return list(lines, buttons, turning(page, turn(asked), back, t));
}

function groupTallies(agencies: Tallies, { plan, t }: Telling) {
  return officeGroupTitles(plan.catalogue, t)
    .map(({ code, title: label }) => {
      const tally = addUp(membersOf(code, plan.catalogue).map((member) => agencies.get(member) ?? nothing));
      return { code, label, tally, line: tallyLine(label, tally, t) };
    })
    .filter(({ tally }) => totalOf(tally) > 0);
}

/** "Đạ Long (Đam Rông)"; others by their short name. */
function inDistrict(agency: CatalogueAgency, catalogue: Catalogue): string {
  const place = placeOf(agency, catalogue);
  return place && place !== agency.shortName ? `${agency.shortName} (${place})` : agency.shortName;
}

/** Two cities have a Phường 1. */
function isOnly({ shortName }: CatalogueAgency, { agencies }: Catalogue): boolean {
  return agencies.filter((a) => a.shortName === shortName).length === 1;
}

function titled(code: string, title: string, { t }: Telling): string {
  return t("office.titled", { code, title: shorten(title, longestTitle) });
}

function list(lines: readonly string[], items: readonly Button[], last: Button[]): Message {
  return { text: lines.join("\n"), buttons: [...inRows(items, 2), last] };
}

function turn(asked: SummaryQuery): (page: number) => string {
  return (page) => action.summary(formatQuery({ ...asked, page }));
}

function toWhole({ period, now }: SummaryQuery): string {
  return action.summary(formatQuery(query({ period, now })));
}
