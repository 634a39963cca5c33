import { dayInVietnam } from "../calendar/day.js";
import { formatDay, formatPeriod, formatTime } from "../calendar/formats.js";
import { quarterCode, quarterOf } from "../calendar/windows.js";
import type { Prisma } from "../database/generated/client.js";
import { groupTitle, typeMeant } from "../grammar/agency-groups.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { Catalogue } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import type { Button } from "../text/message.js";
import { agencyName } from "./names.js";
import { isOfIndicator, type SummaryQuery, type Whose } from "./query.js";
import type { DutyRecord } from "./reports/report-facts.js";
import { agencyOf, allAgencies, partOf, taskOf, titleOf } from "./scope.js";

/** What every answer to the office is made from. */
export interface Asked {
  readonly db: Prisma.TransactionClient;
  readonly plan: PlanInForce;
  /** Plans of earlier years that are still in force. */
  readonly older: readonly PlanInForce[];
  /** All that there are, the earliest year first: what was reported before belongs to earlier ones. */
  readonly plans: readonly PlanInForce[];
  /** Where persons are not to be named, nor their words shown: in a group. */
  readonly anonymous?: boolean;
  /** What can be done with all that the first screen shows. */
  readonly more?: readonly Button[];
  /** What can be done about a report that is shown. */
  readonly onReport?: (record: DutyRecord) => readonly Button[];
  readonly now: Date;
  readonly t: Translate;
}

export type Telling = Omit<Asked, "db">;

/** "Kế hoạch 65/QĐ-UBND · quý I/2024 · đến 09:00 ngày 20/03/2024": what, for which period, and how fresh. */
export function headOf(
  what: string,
  query: SummaryQuery,
  { now, t }: Telling,
  period: string = formatPeriod(query.period, t),
): string {
  return t("office.head", {
    what,
    period,
    time: formatTime(now),
    day: formatDay(dayInVietnam(now)),
  });
}

/**
 * The period as a file bears it: of the quarter of today there are two, with what is open of earlier ones and without,
 * and their numbers differ. Of the year's first quarter there is one.
 */
export function spanOf(query: SummaryQuery, { now, t }: Pick<Telling, "now" | "t">): string {
  const period = formatPeriod(query.period, t);
  const current = quarterOf(dayInVietnam(now), "calendar");
  const isFirst = current === quarterCode(Number(current.slice(0, 4)), 1);
  const ofDuties = !isOfIndicator(query.subject) && query.subject.of !== "indicators";
  if (query.period !== current || isFirst || !ofDuties) return period;
  return t(query.now ? "files.span.withEarlier" : "files.span.alone", { period });
}

/** The subject with the agencies it is limited to: "V.1", "V.1 · UBND cấp xã", "Kế hoạch 65/QĐ-UBND". */
export function whatOf(query: SummaryQuery, telling: Telling): string {
  const { plan, t } = telling;
  const { except = [] } = query;
  const what = askedAbout(query, telling);
  if (except.length === 0) return what;
  const names = except.map((code) =>
    code.startsWith("@") ? groupTitleOf(code, plan.catalogue, t) : agencyName(code, plan.catalogue),
  );
  return t("office.except", { what, names: names.join(", ") });
}

function askedAbout(query: SummaryQuery, telling: Telling): string {
  const { plan, t } = telling;
  const { subject, whose } = query;
  const who = whoseName(whose, telling);
  if (subject.of === "whole" || subject.of === "sections" || subject.of === "agencies" || subject.of === "areas")
    return who ?? t("office.plan", { number: plan.number });
  const what =
    subject.of === "indicators"
      ? t("office.indicators.what")
      : subject.of === "section"
        ? sectionTitleOf(subject.code, telling)
        : withPartNamed(subject.code, plan.catalogue);
  return who ? t("office.of", { what, whose: who }) : what;
}

/** "VII.4 kết nối" of "VII.4/ket-noi". */
function withPartNamed(code: string, { tasks }: Catalogue): string {
  const part = tasks.find((task) => task.code === taskOf(code))?.parts.find((one) => one.part === partOf(code));
  return part ? `${taskOf(code)} ${part.shortName ?? part.title}` : code;
}

/** "Mục V"; what the office asks for besides the plan is no section of it. */
function sectionTitleOf(code: string, { plan, t }: Telling): string {
  const isRequests = plan.catalogue.sections.some((section) => section.code === code && section.isRequests);
  return isRequests ? t("request.section") : t("office.section", { code });
}

export function whoseName(whose: Whose, { plan, t }: Telling): string | null {
  if (whose.of === "all") return null;
  if (whose.of === "group") return groupTitleOf(whose.code, plan.catalogue, t);
  return agencyOf(whose.code, plan.catalogue)?.name ?? whose.code;
}

/** An agency as a list calls it. */
export function shortNameOf(whose: Whose, { plan, t }: Pick<Telling, "plan" | "t">): string | null {
  if (whose.of === "agency") return agencyName(whose.code, plan.catalogue);
  return whose.of === "group" ? groupTitleOf(whose.code, plan.catalogue, t) : null;
}

function groupTitleOf(code: string, catalogue: Catalogue, t: Translate): string {
  const [own, within] = code.split("/");
  const group = catalogue.groupNames.find((one) => one.code === own);
  const type = typeMeant(own!, catalogue);
  const title = type ? groupTitle({ name: type }) : group ? titleOf(group, catalogue, t) : t("office.group.others");
  const place = within === undefined ? undefined : (agencyOf(within, catalogue)?.shortName ?? within);
  if (own === allAgencies && place !== undefined) return t("screens.area", { place });
  return place === undefined ? title : t("office.group.within", { title, place });
}
