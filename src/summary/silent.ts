import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatDayNear, formatPeriod } from "../calendar/formats.js";
import { parsePeriod } from "../calendar/windows.js";
import { daysOverdue } from "../plan/standing.js";
import { shorten } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { type Asked, whatOf } from "./asked.js";
import { countFigures } from "./combine-figures.js";
import { nameLines } from "./name-lines.js";
import { dutyLine } from "./one-duty.js";
import { linesOfPage, turning } from "./paging.js";
import { countAgencies, dutiesOf, findDifficulties, type NamedDuty, nameDuties, tallyBy } from "./queries.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { isKnown } from "./scope.js";
import { indicatorStates } from "./summary.js";
import { addUp, overdueOf, type Tally, totalOf } from "./tally.js";

const longestDifficulty = 90;

/**
 * Names, not counts: who has reported nothing on what is due, or by `query.who` who is late, or has difficulties; for an
 * indicator who gave no figure. Where nothing of it is due yet, who has not reported so far. A page a screen.
 */
export async function silent(query: SummaryQuery, asked: Asked): Promise<Message> {
  const { plan, t } = asked;
  if (!isKnown(query, plan.catalogue) || !parsePeriod(query.period)) return { text: t("office.unknown"), buttons: [] };
  const { head, lines } = query.subject.of === "indicator" ? await missing(query, asked) : await named(query, asked);
  const shown = linesOfPage(lines, query.page);
  const back = action.summary(formatQuery({ ...query, who: "silent", page: 1 }));
  const turn = (to: number) => action.silent(formatQuery({ ...query, page: to }));
  return { text: [head, ...shown.items].join("\n"), buttons: [turning(shown, turn, back, t)] };
}

interface Answer {
  readonly head: string;
  readonly lines: readonly string[];
}

async function missing(query: SummaryQuery, asked: Asked): Promise<Answer> {
  const { plan, t } = asked;
  const [state] = await indicatorStates(query, asked);
  const about = { what: whatOf(query, asked), period: formatPeriod(query.period, t) };
  const without = state?.missing ?? [];
  const all = state ? countFigures(state).asked : 0;
  if (without.length === 0) return { head: t("office.names.nobodyMissing", { ...about, all }), lines: [] };
  return {
    head: t("office.names.missing", { ...about, count: without.length, all }),
    lines: nameLines(new Map(without.map((agency) => [agency, 1])), plan.catalogue, t),
  };
}

async function named(query: SummaryQuery, asked: Asked): Promise<Answer> {
  const { db, plan, now, t } = asked;
  const today = dayInVietnam(now);
  const duties = dutiesOf(query, plan, today);
  const tally = addUp((await tallyBy(db, "task", duties, today)).values());
  const period = formatPeriod(query.period, t);
  const about = {
    what: whatOf(query, asked),
    period: tally.earlier > 0 ? t("office.names.withEarlier", { period }) : period,
  };
  if (query.who === "blocked") {
    const difficulties = await findDifficulties(db, duties);
    const count = new Set(difficulties.map((d) => d.agency)).size;
    if (count === 0) return { head: t("office.names.nobodyBlocked", about), lines: [] };
    const nameOf = (code: string) => plan.catalogue.agencies.find((a) => a.code === code)?.shortName ?? code;
    const lines = difficulties.map(({ agency, task, difficulty }) =>
      t("office.names.difficulty", {
        name: nameOf(agency),
        task,
        difficulty: difficulty ? shorten(difficulty, longestDifficulty) : t("office.names.noDifficulty"),
      }),
    );
    return { head: t("office.names.blocked", { ...about, count }), lines };
  }
  if (totalOf(tally) === 0) return { head: t("office.names.nothing", about), lines: [] };
  const upcoming = tally.due + tally.earlier === 0;
  const found = await nameDuties(db, query.who, duties, today, upcoming);
  const all = await countAgencies(db, duties, today, upcoming);
  if (found.length === 0) {
    const said = t(query.who === "late" ? "office.names.nobodyLate" : "office.names.nobodySilent", { ...about, all });
    return { head: clearOrNot(said, tally, asked), lines: [] };
  }
  const times = new Map<string, number>();
  for (const { agency } of found) times.set(agency, (times.get(agency) ?? 0) + 1);
  const ofAgency = query.whose.of === "agency";
  let head: string = ofAgency
    ? t(query.who === "late" ? "office.names.agencyLate" : "office.names.agencySilent", {
        ...about,
        count: found.length,
      })
    : t(query.who === "late" ? "office.names.late" : "office.names.silent", { ...about, count: times.size, all });
  if (!ofAgency && found.length > times.size) head = t("office.names.duties", { head, n: formatCount(found.length) });
  head = withDistance(head, found, upcoming, today, asked);
  const lines = ofAgency ? found.map((duty) => dutyLine(duty, today, asked)) : nameLines(times, plan.catalogue, t);
  return { head, lines };
}

/** All is clear only where nothing is overdue or due within seven days; else what is left is said. */
function clearOrNot(said: string, tally: Tally, { t }: Asked): string {
  const rest = [
    ...(overdueOf(tally) > 0 ? [t("office.names.restOverdue", { n: formatCount(overdueOf(tally)) })] : []),
    ...(tally.soon > 0 ? [t("office.names.restSoon", { n: formatCount(tally.soon) })] : []),
  ];
  return rest.length === 0 ? `✅ ${said}` : t("office.names.rest", { said, rest: rest.join(", ") });
}

/** How far away the due day is, where all have the same; where nothing is due yet, that it is not. */
function withDistance(head: string, found: readonly NamedDuty[], upcoming: boolean, today: Day, { t }: Asked): string {
  const days = found.map(({ dueOn }) => dueOn).sort();
  const [first, last] = [days[0]!, days.at(-1)!];
  const day = formatDayNear(first, today, t);
  if (upcoming) return t(first === last ? "office.names.upcoming" : "office.names.upcomingSeveral", { head, day });
  return first === last ? t("office.names.overdue", { head, days: daysOverdue({ dueOn: first }, today) }) : head;
}
