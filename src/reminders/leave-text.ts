import { formatDay } from "../calendar/formats.js";
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

const namesShown = 3;

/** Whom the office has to know of: agencies whose people are away and whose work nobody is told of. Null where none is. */
export function unattendedLine(absences: readonly Absence[], t: Translate): string | null {
  if (absences.length === 0) return null;
  const shown: string[] = absences
    .slice(0, namesShown)
    .map(({ agency, until }) => t("leave.absent", { who: agency.shortName, day: formatDay(until) }));
  const rest = absences.length - shown.length;
  if (rest > 0) shown.push(`+${rest}`);
  return t("leave.unattended", { names: shown.join(", ") });
}

function whoIs(one: Absence, several: boolean, t: Translate): string {
  const post = { role: "focal_point", agency: one.agency } as const;
  return several ? nameAtPost(one, post, t) : displayName(one, post, t);
}
