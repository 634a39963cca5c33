import { type CatalogueSection, type CatalogueTask, isOfPlan } from "../text/catalogue.js";
import { groupName, spokenGroups } from "./agency-groups.js";
import type { Context } from "./context.js";

const NAMED = 4;

/** "mục V có V.1 đến V.5."; for a number that two sections print, what both have. */
export function sectionsHave(sections: readonly CatalogueSection[], context: Context): string {
  const { catalogue, t } = context;
  // Before the first request there is no section of them.
  if (sections.every(({ isRequests }) => isRequests)) return requestsThere(context);
  const ranges: string[] = sections.map((section) => {
    const codes = catalogue.tasks
      .filter((task) => task.section === section.code && isOfPlan(task))
      .map((task) => task.code);
    const ends = { first: codes[0] ?? "", last: codes.at(-1) ?? "" };
    return codes.length === 2 ? t("understanding.code.rangeOfTwo", ends) : t("understanding.code.rangeOfMany", ends);
  });
  const codes = ranges.reduce((first, second) => t("understanding.code.and", { first, second }));
  const section = sections.length > 1 ? sections[0]!.printedNumber : sections[0]!.code;
  return t("understanding.code.sectionHas", { section, codes });
}

/** The requests that there are, the latest first, of the writer's agency where it is one. */
function requestsThere({ catalogue, agency, t }: Context): string {
  const open = catalogue.tasks.filter(
    ({ isRequest, leads }) => isRequest && (agency === "office" || leads.includes(agency)),
  );
  const codes = open
    .slice(-NAMED)
    .reverse()
    .map(({ code }) => code);
  return codes.length > 0
    ? t("understanding.code.noRequest", { codes: codes.join(", ") })
    : t("understanding.code.noRequests");
}

/** Whose a task is, and what the writer's agency leads in the same section. */
export function ledByOthers(task: CatalogueTask, { catalogue, agency, t }: Context): string {
  const own = catalogue.tasks.filter(
    (other) => other.section === task.section && other.leads.includes(agency) && isOfPlan(other),
  );
  const values = {
    code: task.code,
    leads: describeAgencies(task.leads, { catalogue, t }),
    agency: agencyName(agency, { catalogue }),
    section: task.section,
    codes: own.map((other) => other.code).join(", "),
  };
  return own.length > 0 ? t("understanding.code.ledByOthers", values) : t("understanding.code.ledByOthersOnly", values);
}

/** Groups by name, then single agencies, the first few of many. */
export function describeAgencies(codes: readonly string[], { catalogue, t }: Pick<Context, "catalogue" | "t">): string {
  const left = new Set(codes);
  const names: string[] = [];
  for (const group of spokenGroups(catalogue)) {
    const members = catalogue.groups[group.code] ?? [];
    if (members.length === 0 || !members.every((code) => left.has(code))) continue;
    for (const code of members) left.delete(code);
    names.push(groupName(group));
  }
  const single = [...left].map((code) => agencyName(code, { catalogue }));
  if (single.length <= NAMED) return [...single, ...names].join(", ");
  const agencies = [...names, ...single.slice(0, NAMED - 1)].join(", ");
  return t("understanding.code.others", { agencies, more: single.length - NAMED + 1 });
}

export function agencyName(code: string, { catalogue }: Pick<Context, "catalogue">): string {
  return catalogue.agencies.find((agency) => agency.code === code)?.name ?? code;
}
