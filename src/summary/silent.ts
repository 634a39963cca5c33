import { addDays, type Day, dayInVietnam, timeInVietnam } from "../calendar/day.js";
import { formatDayNear, formatPeriod } from "../calendar/formats.js";
import { parsePeriod } from "../calendar/windows.js";
import { daysOverdue, soonDays } from "../plan/standing.js";
import { dutyLabel, shorten } from "../reporting/labels.js";
import { untilWords } from "../reporting/until.js";
import { action } from "../text/actions.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { inRows } from "../text/rows.js";
import { type Asked, whatOf } from "./asked.js";
import { belatedButton, belatedMessage } from "./belated.js";
import { countFigures, inPartsOf } from "./combine-figures.js";
import { dutyButtons, dutyLine } from "./duty-line.js";
import { countElsewhere } from "./elsewhere.js";
import { lastingLine } from "./lasting.js";
import { restWords } from "./left.js";
import { type NameList, namesMessage } from "./name-list.js";
import { agencyName } from "./names.js";
import { partsWords } from "./over-text.js";
import { findOverdueFigures, overdueFiguresButtons, overdueFiguresLines, whoOwesFigures } from "./overdue-figures.js";
import { linesOfPage, pageOf, turning } from "./paging.js";
import {
  type CountedDuties,
  countAgencies,
  type Difficulty,
  dutiesOf,
  findDifficulties,
  type NamedDuty,
  nameDuties,
  tallyBy,
} from "./queries.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { pressing, readRequests, requestsLine } from "./requests-apart.js";
import { isKnown } from "./scope.js";
import { indicatorStates } from "./summary.js";
import { addUp, earlierOf, overdueOf, type Tally, totalOf } from "./tally.js";

const longestDifficulty = 90;
const dutiesShown = 6;
const difficultiesShown = 5;

/**
 * Names, not counts: who has reported nothing on what is due, or by `query.who` who is late, who has reported, or has
 * difficulties; for an indicator who gave no figure, for all of them who owes figures. Where nothing of it is due yet, who has not reported so far. Of one
 * agency its duties, and of difficulties each, as buttons.
 */
export async function silent(query: SummaryQuery, asked: Asked): Promise<Message> {
  const { plan, t } = asked;
  if (!isKnown(query, plan.catalogue) || !parsePeriod(query.period)) return { text: t("office.unknown"), buttons: [] };
  const back = action.summary(formatQuery({ ...query, who: "silent", page: 1 }));
  if (query.who === "belated") return belatedMessage(query, asked, back);
  const { answer, further } = await answerTo(query, asked);
  if ("times" in answer) return namesMessage(answer, query, back, asked, further);
  if ("duties" in answer) return dutiesMessage(answer, query, back, asked, further);
  if ("difficulties" in answer) return difficultiesMessage(answer, query, back, asked);
  const shown = linesOfPage(answer.lines, query.page);
  const turn = (to: number) => action.silent(formatQuery({ ...query, page: to }));
  const buttons = [...inRows(further, 2), turning(shown, turn, back, t)];
  return { text: [answer.head, ...shown.items].join("\n"), buttons };
}

/** The whole of such a list for one who wants it at once; null where the answer is no list of names. */
export async function wholeList(query: SummaryQuery, asked: Asked): Promise<NameList | null> {
  const { plan } = asked;
  if (!isKnown(query, plan.catalogue) || !parsePeriod(query.period)) return null;
  const { answer } = await answerTo(query, asked);
  return "times" in answer ? answer : null;
}

/**
 * With the figures that are overdue below the head, where duties are asked about, with what the office asks for besides the
 * plan, and what leads to them.
 */
async function answerTo(
  query: SummaryQuery,
  asked: Asked,
): Promise<{ readonly answer: Answer; readonly further: readonly Button[] }> {
  if (query.subject.of === "indicator") return { answer: await missing(query, asked), further: [] };
  const owes = query.who === "silent" || query.who === "late";
  if (query.subject.of === "indicators" && owes) return { answer: await whoOwesFigures(query, asked), further: [] };
  const figures = await findOverdueFigures(query, asked);
  const requests = owes ? await readRequests(query, asked) : null;
  const duties = dutiesOf(query, asked.plan, dayInVietnam(asked.now), timeInVietnam(asked.now));
  const tally = addUp((await tallyBy(asked.db, "task", duties)).values());
  const answer = await named(query, asked, { duties, tally, owesMore: figures.length > 0 || pressing(requests) });
  const besides = requests ? [requestsLine(requests, asked.t)] : [];
  const head = [answer.head, ...overdueFiguresLines(figures, query, asked), ...besides].join("\n");
  const further = requests
    ? [{ label: asked.t("request.section"), data: action.silent(formatQuery(requests.query)) }]
    : [];
  const owed = [...overdueFiguresButtons(figures, query, asked), ...further];
  // It takes the place of nothing that narrows a long list.
  const belated = query.who === "late" && owed.length === 0 ? belatedButton(tally.late, query, asked) : [];
  return { answer: { ...answer, head }, further: [...owed, ...belated] };
}

type Answer =
  | NameList
  | { readonly head: string; readonly duties: readonly NamedDuty[] }
  | { readonly head: string; readonly difficulties: readonly Difficulty[] }
  | { readonly head: string; readonly lines: readonly string[] };

async function missing(query: SummaryQuery, asked: Asked): Promise<Answer> {
  const { t } = asked;
  const [state] = await indicatorStates(query, asked);
  const about = { what: whatOf(query, asked), period: formatPeriod(query.period, t) };
  const inParts = state ? inPartsOf(state, query.period, asked.plan.catalogue).map(({ agency }) => agency) : [];
  const without = [...(state?.missing ?? []), ...inParts];
  const all = state ? countFigures(state).asked : 0;
  if (without.length === 0) return { head: t("office.names.nobodyMissing", { ...about, all }), lines: [] };
  const counts = { ...about, count: without.length, all };
  const apart = {
    without: formatCount(without.length - inParts.length),
    parts: partsWords(query.period, inParts.length, t),
  };
  return {
    head: t(inParts.length > 0 ? "office.names.missingInParts" : "office.names.missing", { ...counts, ...apart }),
    times: new Map(without.map((agency) => [agency, 1])),
  };
}

/** @param owesMore all is not clear while figures are overdue, or what is asked for besides the plan presses */
async function named(
  query: SummaryQuery,
  asked: Asked,
  { duties, tally, owesMore }: Omit<Left, "elsewhere"> & { readonly duties: CountedDuties },
): Promise<Answer> {
  const { db, now, t } = asked;
  const today = dayInVietnam(now);
  const period = formatPeriod(query.period, t);
  const about = {
    what: whatOf(query, asked),
    period: earlierOf(tally) > 0 ? t("office.names.withEarlier", { period }) : period,
  };
  if (query.who === "blocked") return difficulties(query, asked, about);
  if (totalOf(tally) === 0) return { head: t("office.names.nothing", about), lines: [] };
  const upcoming = query.who !== "answered" && tally.due + tally.earlier === 0;
  const found = await nameDuties(db, query.who, duties, upcoming);
  const all = await countAgencies(db, duties, query.who === "answered" ? null : upcoming);
  const ofAgency = query.whose.of === "agency";
  if (found.length === 0) {
    const elsewhere = query.who === "answered" || overdueOf(tally) > 0 ? 0 : await countElsewhere(query, asked);
    const head = nobody(query, about, { all, tally, owesMore, elsewhere }, asked);
    const soon = ofAgency && query.who !== "answered" && tally.soon > 0 ? await nameSoon(db, duties, today) : [];
    return soon.length > 0 ? { head, duties: soon } : { head, lines: [] };
  }
  const times = new Map<string, number>();
  for (const { agency } of found) times.set(agency, (times.get(agency) ?? 0) + 1);
  const count = ofAgency ? found.length : times.size;
  let head = headFor(query, { ...about, count, all, upcoming }, asked);
  if (!ofAgency && found.length > times.size) head = t("office.names.duties", { head, n: formatCount(found.length) });
  if (query.who !== "answered") head = withDistance(head, found, upcoming, today, asked);
  if (ofAgency) return { head, duties: found };
  // Of one agency each duty says how long it is overdue.
  const lasting = upcoming || query.who === "answered" ? [] : await lastingLine(found, asked);
  return { head: [head, ...lasting].join("\n"), times };
}

type About = Readonly<Record<"what" | "period", string>>;

function headFor(
  { who, whose }: SummaryQuery,
  { upcoming, ...about }: About & { readonly count: number; readonly all: number; readonly upcoming: boolean },
  { t }: Asked,
): string {
  const ofAgency = whose.of === "agency";
  if (who === "answered") return t("office.names.answered", about);
  if (who !== "late") return t(ofAgency ? "office.names.agencySilent" : "office.names.silent", about);
  // What is not due yet is not overdue, whoever asks who is late.
  if (upcoming) return t(ofAgency ? "office.names.agencyUnfinished" : "office.names.unfinished", about);
  return t(ofAgency ? "office.names.agencyLate" : "office.names.late", about);
}

/** What keeps an all-clear from being said. `elsewhere`: how much is overdue of other periods. */
interface Left {
  readonly tally: Tally;
  readonly owesMore: boolean;
  readonly elsewhere: number;
}

function nobody(
  { who, whose }: SummaryQuery,
  about: About,
  { all, ...left }: { readonly all: number } & Left,
  asked: Asked,
): string {
  const { t } = asked;
  if (who === "answered") return t("office.names.nobodyAnswered", about);
  const late = who === "late";
  const said =
    whose.of === "agency"
      ? t(late ? "office.names.agencyNotLate" : "office.names.agencyNotSilent", about)
      : t(late ? "office.names.nobodyLate" : "office.names.nobodySilent", { ...about, all });
  return clearOrNot(said, left, asked);
}

/** What is not settled, due today or within seven days. */
async function nameSoon(
  db: Asked["db"],
  duties: ReturnType<typeof dutiesOf>,
  today: Day,
): Promise<readonly NamedDuty[]> {
  const upcoming = await nameDuties(db, "late", duties, true);
  return upcoming.filter(({ dueOn }) => dueOn <= addDays(today, soonDays));
}

async function difficulties(query: SummaryQuery, asked: Asked, about: About): Promise<Answer> {
  const { db, plan, now, t } = asked;
  const found = await findDifficulties(db, dutiesOf(query, plan, dayInVietnam(now)));
  const count = new Set(found.map(({ agency }) => agency)).size;
  if (count === 0) return { head: t("office.names.nobodyBlocked", about), lines: [] };
  return { head: t("office.names.blocked", { ...about, count }), difficulties: found };
}

/** What hinders whom, each a button to what was reported; a group chat is told neither the words nor where they stand. */
function difficultiesMessage(
  { head, difficulties }: { readonly head: string; readonly difficulties: readonly Difficulty[] },
  query: SummaryQuery,
  back: string,
  { plan, anonymous, t }: Asked,
): Message {
  const page = pageOf(difficulties, query.page, difficultiesShown);
  const lines = page.items.map(({ agency, task, difficulty }) =>
    t("office.names.difficulty", {
      name: agencyName(agency, plan.catalogue),
      task,
      difficulty:
        difficulty && anonymous !== true ? shorten(difficulty, longestDifficulty) : t("office.names.noDifficulty"),
    }),
  );
  const self = action.silent(formatQuery(query));
  const buttons = dutyButtons(page.items, self, { plan, t });
  const turn = (to: number) => action.silent(formatQuery({ ...query, page: to }));
  return {
    text: [head, ...lines].join("\n"),
    buttons: [...(anonymous === true ? [] : inRows(buttons, 2)), turning(page, turn, back, t)],
  };
}

/** The duties of one agency, each a button to what was reported on it. */
function dutiesMessage(
  { head, duties }: { readonly head: string; readonly duties: readonly NamedDuty[] },
  query: SummaryQuery,
  back: string,
  asked: Asked,
  further: readonly Button[],
): Message {
  const { now, t } = asked;
  const today = dayInVietnam(now);
  const page = pageOf(duties, query.page, dutiesShown - further.length);
  const self = action.silent(formatQuery(query));
  const buttons = page.items.map((duty) => ({
    label: dutyLabel(duty, t, null),
    data: action.openDutyView(duty.id, self),
  }));
  const turn = (to: number) => action.silent(formatQuery({ ...query, page: to }));
  return {
    text: [head, ...page.items.map((duty) => dutyLine(duty, today, asked))].join("\n"),
    buttons: [...inRows([...buttons, ...further], 2), turning(page, turn, back, t)],
  };
}

/** All is clear only where nothing is overdue or due within seven days; else what is left is said. */
function clearOrNot(said: string, { owesMore, ...left }: Left, asked: Asked): string {
  const rest = restWords(left, asked);
  if (rest !== null) return asked.t("office.names.rest", { said, rest });
  return owesMore ? said : `✅ ${said}`;
}

/** How far away the due day is, where all have the same; where nothing is due yet, that it is not. */
function withDistance(head: string, found: readonly NamedDuty[], upcoming: boolean, today: Day, { t }: Asked): string {
  const days = found.map(({ dueOn }) => dueOn).sort();
  const [first, last] = [days[0]!, days.at(-1)!];
  const day = formatDayNear(first, today, t);
  const hour = found.find(({ dueOn }) => dueOn === first)?.dueHour ?? null;
  if (upcoming && first !== last) return t("office.names.upcomingSeveral", { head, day });
  if (upcoming) return t("office.names.upcoming", { head, until: untilWords({ dueHour: hour }, day, t) });
  if (first !== last) return head;
  if (first === today) return t("office.names.overdueByHour", { head, hour: hour ?? "" });
  return t("office.names.overdue", { head, days: daysOverdue({ dueOn: first }, today) });
}
