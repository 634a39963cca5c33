import { formatDay } from "../calendar/formats.js";
import type { Led } from "../people/leave/leaders-told.js";
import type { Absence } from "../people/leave/told.js";
import { displayName, nameAtPost } from "../people/names.js";
import type { Translate } from "../text/language.js";

/** The line of a digest that says instead of whom it comes, and the one for who leads where nobody was chosen. */
export function insteadLines(absences: readonly Absence[], several: boolean, t: Translate): string[] {
  const named = (chosen: boolean) =>
    absences
      .filter((one) => one.chosen === chosen)
      .map((one) => t("leave.absent", { who: whoIs(one, several, t), day: formatDay(one.until) }))
      .join(", ");
  const [instead, nobody] = [named(true), named(false)];
  return [
    ...(instead === "" ? [] : [t("leave.digest.instead", { names: instead })]),
    ...(nobody === "" ? [] : [t("leave.digest.nobody", { names: nobody })]),
  ];
}

/** The line that says instead of which leaders it comes, for what is about these agencies; none where it is one's own. */
export function insteadOfLeaders(led: readonly Led[], about: ReadonlySet<number>, t: Translate): string[] {
  const names = led.flatMap(({ agency, instead }) => {
    if (!instead || !about.has(agency.id)) return [];
    const who = nameAtPost(instead, { role: "leader", agency }, t);
    return [t("leave.absent", { who, day: formatDay(instead.until) })];
  });
  return names.length === 0 ? [] : [t("leave.digest.instead", { names: names.join(", ") })];
}

const namesShown = 3;

/** Whom the office has to know of: agencies whose people are away and whose work nobody is told of. Null where none is. */
export function unattendedLine(absences: readonly Absence[], t: Translate): string | null {
  return absences.length === 0 ? null : t("leave.unattended", { names: absentPlaces(absences, t) });
}

/** "Sở Tư pháp (đến hết 08/03/2024), +2" */
export function absentPlaces(absences: readonly Absence[], t: Translate): string {
  const shown: string[] = absences
    .slice(0, namesShown)
    .map(({ agency, until }) => t("leave.absent", { who: agency.shortName, day: formatDay(until) }));
  const rest = absences.length - shown.length;
  if (rest > 0) shown.push(`+${rest}`);
  return shown.join(", ");
}

function whoIs(one: Absence, several: boolean, t: Translate): string {
  const post = { role: "focal_point", agency: one.agency } as const;
  return several ? nameAtPost(one, post, t) : displayName(one, post, t);
}
