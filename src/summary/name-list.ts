import { groupOfType } from "../grammar/agency-groups.js";
import { action } from "../text/actions.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { inRows } from "../text/rows.js";
import type { Telling } from "./asked.js";
import { nameLines } from "./name-lines.js";
import { linesOfPage } from "./paging.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { agencyOf, groupOf, groupWithin, officeGroupTitles, placeCodeOf, provinceOfficeOf } from "./scope.js";

/** Agencies by name, with how often each is meant. */
export interface NameList {
  readonly head: string;
  readonly times: ReadonlyMap<string, number>;
}

const narrowingButtons = 4;
const mostButtons = 8;
const placesNamed = 12;

/**
 * The names where they fit on one screen; else of each group how many there are, the small ones by name, the communes by
 * place, with what narrows the list and the way to have it whole.
 *
 * @param further buttons before the way back
 */
export function namesMessage(
  list: NameList,
  query: SummaryQuery,
  back: string,
  telling: Telling,
  further: readonly Button[] = [],
): Message {
  const { plan, t } = telling;
  const lines = nameLines(list.times, plan.catalogue, t);
  const whole = linesOfPage(lines, 1);
  const fits = whole.pages === 1;
  const buttons: Button[] = fits ? [] : narrowing(list, query, telling).slice(0, mostButtons - further.length - 3);
  // Of indicators there is no duty to nudge about.
  const ofDuties = query.subject.of !== "indicator" && query.subject.of !== "indicators";
  const others = [...list.times.keys()].filter((code) => code !== provinceOfficeOf(plan.catalogue)).length;
  if ((query.who === "silent" || query.who === "late") && ofDuties && others > 0)
    buttons.unshift({
      label: t("nudge.list", { n: formatCount(others) }),
      data: action.nudge(formatQuery({ ...query, page: 1 })),
    });
  if (!fits) buttons.push({ label: t("screens.button.wholeList"), data: action.wholeList(formatQuery(query)) });
  if (query.who === "silent" && query.subject.of === "task")
    buttons.push({
      label: t("screens.button.answered"),
      data: action.silent(formatQuery({ ...query, who: "answered", page: 1 })),
    });
  buttons.push(...further, { label: t("common.back"), data: back });
  return { text: [list.head, ...(fits ? lines : countLines(list, telling))].join("\n"), buttons: inRows(buttons, 2) };
}

/** The list as a text of its own, however long. */
export function wholeListText({ head, times }: NameList, { plan, t }: Telling): string {
  return [head, ...nameLines(times, plan.catalogue, t)].join("\n");
}

/** A line a group: by name where these are few, else how many in which place. */
function countLines({ times }: NameList, telling: Telling): string[] {
  const { plan, t } = telling;
  return groupsOf(times, telling).flatMap(({ members, shortTitle: group }) => {
    const places = byPlace(members, telling);
    if (places.size === 0)
      return nameLines(new Map(members.map((code) => [code, times.get(code)!])), plan.catalogue, t);
    const named: string[] = [...places]
      .slice(0, placesNamed)
      .map(([place, inside]) =>
        t("screens.placeCount", { name: agencyOf(place, plan.catalogue)?.shortName ?? place, n: inside.length }),
      );
    if (places.size > named.length) named.push(t("screens.placesMore", { count: places.size - named.length }));
    return [t("office.names.group", { group, count: members.length, names: named.join(", ") })];
  });
}

/** The groups, or within one of them its places, as buttons. */
function narrowing({ times }: NameList, query: SummaryQuery, telling: Telling): Button[] {
  const { plan, t } = telling;
  const groups = groupsOf(times, telling);
  const of = (code: string) => action.silent(formatQuery({ ...query, whose: { of: "group", code }, page: 1 }));
  if (groups.length > 1)
    return groups.slice(0, narrowingButtons).map(({ code, shortTitle, members }) => ({
      label: t("screens.button.counted", { name: shortTitle, n: members.length }),
      data: of(code),
    }));
  const [only] = groups;
  if (!only) return [];
  const [asked] = query.whose.of === "group" ? query.whose.code.split("/") : [];
  // Of one type the places have those of that type.
  const around = asked !== undefined && groupOfType(asked) === only.code ? asked : only.code;
  return [...byPlace(only.members, telling)]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, narrowingButtons)
    .map(([place, inside]) => ({
      label: t("screens.button.counted", {
        name: agencyOf(place, plan.catalogue)?.shortName ?? place,
        n: inside.length,
      }),
      data: of(groupWithin(around, place)),
    }));
}

function groupsOf(times: ReadonlyMap<string, number>, { plan, t }: Telling) {
  const members = new Map<string, string[]>();
  for (const agency of plan.catalogue.agencies) {
    if (!times.has(agency.code)) continue;
    const group = groupOf(agency, plan.catalogue);
    const known = members.get(group);
    if (known) known.push(agency.code);
    else members.set(group, [agency.code]);
  }
  return officeGroupTitles(plan.catalogue, t).flatMap((group) => {
    const codes = members.get(group.code);
    return codes ? [{ ...group, members: codes }] : [];
  });
}

function byPlace(codes: readonly string[], { plan }: Telling): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const code of codes) {
    const place = placeCodeOf(agencyOf(code, plan.catalogue)!, plan.catalogue);
    if (place === null) continue;
    const inside = places.get(place);
    if (inside) inside.push(code);
    else places.set(place, [code]);
  }
  return places;
}
