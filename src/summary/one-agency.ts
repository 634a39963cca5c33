import { dayInVietnam } from "../calendar/day.js";
import { formatDayNear } from "../calendar/formats.js";
import { daysOverdue } from "../plan/standing.js";
import { describeStatus } from "../reporting/describe.js";
import { dutyLabel } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { headOf, type Telling, whatOf } from "./asked.js";
import type { IndicatorState } from "./combine-figures.js";
import type { NamedDuty } from "./queries.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { groupOf } from "./scope.js";
import { addUp, type Tally } from "./tally.js";
import { tallyLines } from "./tally-text.js";
import { indicatorLines } from "./whole.js";

export interface AgencyFacts {
  readonly tasks: ReadonlyMap<string, Tally>;
  readonly overdue: readonly NamedDuty[];
  /** Not settled, due today or within seven days. */
  readonly soon: readonly NamedDuty[];
  readonly indicators: readonly IndicatorState[];
  readonly blocked: readonly string[]; // task codes
}

const mostLines = 12;

/** One agency: how it stands, what is overdue and due soon by name, which indicators fall short. */
export function agencyMessage(facts: AgencyFacts, asked: SummaryQuery & { agency: string }, telling: Telling): Message {
  const { plan, now, t } = telling;
  const today = dayInVietnam(now);
  const tally = addUp(facts.tasks.values());
  const lines = [headOf(whatOf(asked, telling), asked, telling), ...tallyLines(tally, t)];
  const named = [
    ...facts.overdue.map((duty) =>
      t("office.overdueDuty", {
        label: dutyLabel(duty, t, null),
        days: daysOverdue(duty, today),
        status: statusOf(duty, telling),
      }),
    ),
    ...facts.soon.map((duty) =>
      t("office.soonDuty", {
        label: dutyLabel(duty, t, null),
        day: formatDayNear(duty.dueOn, today, t),
        status: statusOf(duty, telling),
      }),
    ),
  ];
  const after = [
    ...(facts.blocked.length > 0 ? [t("office.blockedNames", { names: facts.blocked.join(", ") })] : []),
    ...indicatorLines(facts.indicators, telling),
  ];
  const room = mostLines - lines.length - after.length;
  const dutiesShown = named.length <= room ? named.length : room - 1;
  lines.push(...named.slice(0, dutiesShown));
  if (named.length > dutiesShown) lines.push(t("office.more", { count: named.length - dutiesShown }));
  lines.push(...after);
  const agency = plan.catalogue.agencies.find((a) => a.code === asked.agency)!;
  const group = groupOf(agency, plan.catalogue);
  const of = (more: Partial<SummaryQuery>) => formatQuery({ ...asked, page: 1, ...more });
  return {
    text: lines.join("\n"),
    buttons: [
      ...(named.length > dutiesShown
        ? [[{ label: t("office.button.overdue"), data: action.silent(of({ who: "late" })) }]]
        : []),
      [
        ...(facts.indicators.length > 0
          ? [{ label: t("office.button.indicators"), data: action.summary(of({ subject: { of: "indicators" } })) }]
          : []),
        {
          label: t("common.back"),
          data: action.summary(of({ subject: { of: "agencies" }, whose: { of: "group", code: group } })),
        },
      ],
    ],
  };
}

export function statusOf(duty: NamedDuty, { t }: Telling): string {
  return duty.answeredOn !== null ? describeStatus(duty, t).toLocaleLowerCase("vi") : t("office.silentStatus");
}
