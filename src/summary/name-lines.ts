import type { Catalogue, CatalogueAgency } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import { groupOf, officeGroupTitles, placeOf } from "./scope.js";

/**
 * Names by group, communes by district, in the order of the plan: a line a group or district. `times` says how often an
 * agency is meant; more than once stands in brackets.
 */
export function nameLines(times: ReadonlyMap<string, number>, catalogue: Catalogue, t: Translate): string[] {
  const named = catalogue.agencies.filter((agency) => times.has(agency.code));
  const nameOf = (agency: CatalogueAgency) => {
    const count = times.get(agency.code)!;
    return count > 1 ? t("office.names.several", { name: agency.shortName, count }) : agency.shortName;
  };
  const byGroup = new Map<string, CatalogueAgency[]>();
  for (const agency of named) {
    const group = groupOf(agency, catalogue);
    const members = byGroup.get(group);
    if (members) members.push(agency);
    else byGroup.set(group, [agency]);
  }
  return officeGroupTitles(catalogue, t).flatMap(({ code, shortTitle: group }) => {
    const members = byGroup.get(code);
    if (!members) return [];
    if (members.every((agency) => placeOf(agency, catalogue) === null))
      return [t("office.names.group", { group, count: members.length, names: members.map(nameOf).join(", ") })];
    const districts = new Map<string, CatalogueAgency[]>();
    for (const agency of members) {
      const district = placeOf(agency, catalogue) ?? "";
      const communes = districts.get(district);
      if (communes) communes.push(agency);
      else districts.set(district, [agency]);
    }
    return [...districts].map(([district, communes]) =>
      t("office.names.district", {
        group,
        district,
        count: communes.length,
        names: communes.map(nameOf).join(", "),
      }),
    );
  });
}
