import { shorten } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { CatalogueAgency } from "../text/catalogue.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { headOf, type Telling, whatOf } from "./asked.js";
import { inPlace, sectionName } from "./names.js";
import { pageOf, turning } from "./paging.js";
import { formatQuery, query, type SummaryQuery } from "./query.js";
import { agencyOf, allAgencies, groupWithin, membersOf, officeGroupTitles, placeCodeOf } from "./scope.js";
import { addUp, nothing, overdueOf, type Tally, totalOf } from "./tally.js";
import { tallyLine, tallyLines } from "./tally-text.js";

const longestTask = 42;
/** So many agencies in several places are first shown by place. */
const mostAtOnce = 14;

type Tallies = ReadonlyMap<string, Tally>;

/** Theo mục: every section that has duties with how it stands, those with most overdue first. */
export function sectionsMessage(tasks: Tallies, asked: SummaryQuery, telling: Telling): Message {
  const { plan, t } = telling;
  const sections = plan.catalogue.sections
    .filter(({ isRequests }) => !isRequests)
    .map((section) => ({
      section,
      tally: addUp(
        plan.catalogue.tasks
          .filter((task) => task.section === section.code)
          .map((task) => tasks.get(task.code) ?? nothing),
      ),
    }))
    .sort((a, b) => overdueOf(b.tally) - overdueOf(a.tally));
  const all = sections.filter(({ tally }) => totalOf(tally) > 0);
  // Whoever wants to see what is overdue is led to nothing else.
  const counted = asked.who === "late" ? all.filter(({ tally }) => overdueOf(tally) > 0) : all;
  const page = pageOf(counted, asked.page, 5);
  const clear = all.length - counted.length;
  const empty = sections.length - all.length;
  const lines = [
    headOf(whatOf(asked, telling), asked, telling),
    ...counted.map(({ section, tally }) =>
      tallyLine(t("office.titled", { code: section.code, title: sectionName(section) }), tally, t),
    ),
    ...(clear > 0 ? [t("screens.clearSections", { count: clear })] : []),
    ...(empty > 0 ? [t("screens.emptySections", { count: empty })] : []),
  ];
  const buttons: Button[] = page.items.map(({ section: { code } }) => ({
    label: t("office.button.section", { code }),
    data: action.summary(formatQuery({ ...asked, subject: { of: "section", code }, who: "silent", page: 1 })),
  }));
  const names = { ...asked, subject: { of: "whole" }, page: 1 } as const;
  buttons.push({ label: t("office.button.silent"), data: action.silent(formatQuery(names)) });
  return list(lines, buttons, turning(page, turn(asked), toWhole(asked), t));
}

/** One section: its title, how it stands, then its tasks. */
export function sectionMessage(tasks: Tallies, asked: SummaryQuery & { code: string }, telling: Telling): Message {
  const { plan, t } = telling;
  const section = plan.catalogue.sections.find(({ code }) => code === asked.code);
  const all = plan.catalogue.tasks.filter((task) => task.section === asked.code);
  const counted = all.filter((task) => totalOf(tasks.get(task.code) ?? nothing) > 0);
  const page = pageOf(counted, asked.page, 5);
  const lines = [
    headOf(whatOf(asked, telling), asked, telling),
    ...(section ? [shorten(section.title, 120)] : []),
    ...tallyLines(addUp(tasks.values()), asked.period, t),
    ...page.items.map(({ code, text, shortName }) =>
      tallyLine(t("office.titled", { code, title: shorten(shortName ?? text, longestTask) }), tasks.get(code)!, t),
    ),
  ];
  const buttons = page.items.map(({ code }) => ({
    label: code,
    data: action.summary(formatQuery({ ...asked, subject: { of: "task", code }, page: 1 })),
  }));
  const back = action.summary(formatQuery({ ...asked, subject: { of: "sections" }, page: 1 }));
  return list(lines, buttons, turning(page, turn(asked), back, t));
}

/** One task: how it stands, and in which group; of one group, by its agencies. */
export function taskMessage(agencies: Tallies, asked: SummaryQuery & { code: string }, telling: Telling): Message {
  const { plan, t } = telling;
  const task = plan.catalogue.tasks.find((one) => one.code === asked.code.split("/")[0])!;
  const head = [headOf(whatOf(asked, telling), asked, telling), shorten(task.text, 120)];
  const subject = { of: "task", code: asked.code } as const;
  if (asked.whose.of === "group") {
    const back = action.summary(formatQuery({ ...asked, whose: wider(asked.whose.code), page: 1 }));
    return membersMessage(agencies, { ...asked, group: asked.whose.code }, { head, subject, back }, telling);
  }
  const groups = groupTallies(agencies, telling);
  const lines = [...head, ...tallyLines(addUp(agencies.values()), asked.period, t), ...groups.map(({ line }) => line)];
  const section = action.summary(formatQuery({ ...asked, subject: { of: "section", code: task.section }, page: 1 }));
  const buttons: Button[] = groups.map(({ code, label }) => ({
    label,
    data: action.summary(formatQuery({ ...asked, whose: { of: "group", code }, page: 1 })),
  }));
  const silent = { label: t("office.button.silent"), data: action.silent(formatQuery({ ...asked, page: 1 })) };
  return list(lines, buttons, [silent, { label: t("common.back"), data: section }]);
}

/** Theo đơn vị: the groups, and the areas where there are several. */
export function groupsMessage(agencies: Tallies, asked: SummaryQuery, telling: Telling): Message {
  const { plan, t } = telling;
  const groups = groupTallies(agencies, telling);
  const lines = [headOf(whatOf(asked, telling), asked, telling), ...groups.map(({ line }) => line)];
  const buttons: Button[] = groups.map(({ code, label }) => ({
    label,
    data: action.summary(formatQuery({ ...asked, whose: { of: "group", code }, page: 1 })),
  }));
  if (placesOf(plan.catalogue.agencies, telling).size > 1)
    buttons.push({
      label: t("screens.button.areas"),
      data: action.summary(formatQuery({ ...asked, subject: { of: "areas" }, page: 1 })),
    });
  const names = { ...asked, subject: { of: "whole" }, page: 1 } as const;
  buttons.push({ label: t("office.button.silent"), data: action.silent(formatQuery(names)) });
  return list(lines, buttons, [{ label: t("common.back"), data: toWhole(asked) }]);
}

/** Theo địa bàn: the districts with their communes, or the areas that are no units any more. */
export function areasMessage(agencies: Tallies, asked: SummaryQuery, telling: Telling): Message {
  const { plan, t } = telling;
  const head = [headOf(whatOf(asked, telling), asked, telling)];
  const places = placesOf(plan.catalogue.agencies, telling);
  // A district stands among those who lie in it.
  for (const [code, members] of places)
    if (agencies.has(code)) places.set(code, [agencyOf(code, plan.catalogue)!, ...members]);
  const back = action.summary(formatQuery({ ...asked, subject: { of: "agencies" }, page: 1 }));
  if (places.size === 0)
    return { text: [...head, t("screens.noAreas")].join("\n"), buttons: [[{ label: t("common.back"), data: back }]] };
  return placesMessage(
    agencies,
    places,
    asked,
    { head, group: allAgencies, subject: { of: "agencies" }, back },
    telling,
  );
}

/** The agencies of one group, those with most overdue first; of a large one its places. */
export function groupMessage(agencies: Tallies, asked: SummaryQuery & { group: string }, telling: Telling): Message {
  const { t } = telling;
  const head = [
    headOf(whatOf(asked, telling), asked, telling),
    ...tallyLines(addUp(agencies.values()), asked.period, t),
  ];
  const [group, within] = asked.group.split("/") as [string, string | undefined];
  const isArea = group === allAgencies;
  const back = action.summary(
    formatQuery({
      ...asked,
      ...(isArea ? { subject: { of: "areas" } } : {}),
      whose: within === undefined || isArea ? { of: "all" } : { of: "group", code: group },
      page: 1,
    }),
  );
  return membersMessage(agencies, asked, { head, subject: { of: "whole" }, back }, telling);
}

interface Around {
  readonly head: readonly string[];
  /** What an agency is asked for. */
  readonly subject: SummaryQuery["subject"];
  readonly back: string;
}

function membersMessage(
  agencies: Tallies,
  asked: SummaryQuery & { group: string },
  around: Around,
  telling: Telling,
): Message {
  const { plan, t } = telling;
  const codes = new Set(membersOf(asked.group, plan.catalogue));
  const members = plan.catalogue.agencies.filter(({ code }) => codes.has(code) && agencies.has(code));
  const places = placesOf(members, telling);
  const inside = asked.group.includes("/");
  if (!inside && members.length > mostAtOnce && places.size > 1)
    return placesMessage(agencies, places, asked, { ...around, group: asked.group, subject: asked.subject }, telling);
  const sorted = members
    .map((agency) => ({ agency, tally: agencies.get(agency.code)! }))
    .sort((a, b) => overdueOf(b.tally) - overdueOf(a.tally) || b.tally.soonSilent - a.tally.soonSilent);
  const page = pageOf(sorted, asked.page);
  const name = (agency: CatalogueAgency) => (inside ? agency.shortName : inPlace(agency, plan.catalogue));
  const lines = [...around.head, ...page.items.map(({ agency, tally }) => tallyLine(name(agency), tally, t))];
  const buttons = page.items.map(({ agency }) => ({
    label: name(agency),
    data: action.summary(
      formatQuery({ ...asked, subject: around.subject, whose: { of: "agency", code: agency.code }, page: 1 }),
    ),
  }));
  return list(lines, buttons, turning(page, turn(asked), around.back, t));
}

function placesMessage(
  agencies: Tallies,
  places: ReadonlyMap<string, readonly CatalogueAgency[]>,
  asked: SummaryQuery,
  around: Around & { readonly group: string },
  telling: Telling,
): Message {
  const { plan, t } = telling;
  const sorted = [...places]
    .map(([place, members]) => ({
      place,
      name: agencyOf(place, plan.catalogue)?.shortName ?? place,
      tally: addUp(members.map(({ code }) => agencies.get(code) ?? nothing)),
    }))
    .filter(({ tally }) => totalOf(tally) > 0)
    .sort((a, b) => overdueOf(b.tally) - overdueOf(a.tally));
  const page = pageOf(sorted, asked.page);
  const lines = [...around.head, ...page.items.map(({ name, tally }) => tallyLine(name, tally, t))];
  const buttons = page.items.map(({ place, name }) => ({
    label: name,
    data: action.summary(
      formatQuery({
        ...asked,
        subject: around.subject,
        whose: { of: "group", code: groupWithin(around.group, place) },
        page: 1,
      }),
    ),
  }));
  return list(lines, buttons, turning(page, turn(asked), around.back, t));
}

/** By the code of the place in which they lie, in the order of the plan. */
function placesOf(members: readonly CatalogueAgency[], { plan }: Telling): Map<string, CatalogueAgency[]> {
  const places = new Map<string, CatalogueAgency[]>();
  for (const agency of members) {
    const place = placeCodeOf(agency, plan.catalogue);
    if (place === null) continue;
    const inside = places.get(place);
    if (inside) inside.push(agency);
    else places.set(place, [agency]);
  }
  return places;
}

/** Who is asked for where a group is left: those in all places, or everybody. */
function wider(group: string): SummaryQuery["whose"] {
  const [whole, within] = group.split("/") as [string, string | undefined];
  return within === undefined || whole === allAgencies ? { of: "all" } : { of: "group", code: whole };
}

function groupTallies(agencies: Tallies, { plan, t }: Telling) {
  return officeGroupTitles(plan.catalogue, t)
    .map(({ code, title: label }) => {
      const tally = addUp(membersOf(code, plan.catalogue).map((member) => agencies.get(member) ?? nothing));
      return { code, label, tally, line: tallyLine(label, tally, t) };
    })
    .filter(({ tally }) => totalOf(tally) > 0);
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
