import type { Paragraph } from "docx";
import { formatDayInFull, formatTime } from "../../calendar/formats.js";
import { describeDocument, describeStatus } from "../../reporting/describe.js";
import { dutyLabel } from "../../reporting/labels.js";
import { formatCount } from "../../text/numbers.js";
import { spanOf, type Telling } from "../asked.js";
import type { DutyRow } from "../rows/duty-rows.js";
import type { FileFacts } from "../rows/facts.js";
import type { Names } from "../workbook/names.js";
import { type AnnexKind, annexNamed } from "./annexes.js";
import { causesOf } from "./causes.js";
import { countingSentences, isOverdue, requestSentences } from "./counting-sentences.js";
import { dayInWords } from "./day-in-words.js";
import { indicatorSentences } from "./indicator-sentences.js";
import { heading, lastParagraph, paragraph } from "./paragraphs.js";
import { planCited } from "./plan-cited.js";

/** Of a task with no more agencies than these each one's report is told. */
const fewAgencies = 3;
const causesNamed = 12;
const agenciesNamed = 5;

interface Writing extends Telling {
  readonly names: Names;
}

/** The report itself, in sentences that the numbers make. */
export function body(facts: FileFacts, writing: Writing): Paragraph[] {
  const chapters = [
    whole(facts, writing),
    sections(facts, writing),
    indicators(facts, writing),
    troubles(facts, writing),
  ].filter(({ content }) => content.length > 0);
  const numbered = chapters.flatMap(({ title, content }, index) => [
    heading(`${romans[index]}. ${title}`),
    ...content.map((one, at) =>
      index === chapters.length - 1 && at === content.length - 1
        ? lastParagraph(`${one.replace(/\.$/, "")}./.`)
        : paragraph(one),
    ),
  ]);
  return [paragraph(opening(facts, writing)), ...numbered];
}

const romans = ["I", "II", "III", "IV"] as const;

interface Chapter {
  readonly title: string;
  readonly content: readonly string[];
}

function opening({ query, now, today }: FileFacts, { plan, t }: Writing): string {
  return t("files.document.opening", {
    plan: planCited(plan, t),
    day: dayInWords(plan.issuedOn, t),
    issuer: plan.issuer,
    period: spanOf(query, { now, t }),
    time: formatTime(now),
    asOf: formatDayInFull(today, t),
  });
}

function whole(facts: FileFacts, { t }: Writing): Chapter {
  const content =
    facts.duties.length > 0 ? [...countingSentences(facts.duties, t), ...seeAnnex("tasks", facts, t)] : [];
  return { title: t("files.document.whole"), content };
}

function sections({ duties, requests }: FileFacts, writing: Writing): Chapter {
  const { plan, t } = writing;
  const content = plan.catalogue.sections.flatMap(({ code, title }) => {
    const own = duties.filter((duty) => duty.section === code);
    if (own.length === 0) return [];
    return [
      t("files.document.section", { code, title, sentences: countingSentences(own, t).join(" ") }),
      ...overdueTasks(own, writing),
      ...told(own, writing),
    ];
  });
  return { title: t("files.document.sections"), content: [...content, ...requestSentences(requests, t)] };
}

/** All of them: what is signed leaves none out. */
function overdueTasks(duties: readonly DutyRow[], { names, t }: Writing): string[] {
  const counts = new Map<string, number>();
  for (const duty of duties) if (isOverdue(duty)) counts.set(duty.task, (counts.get(duty.task) ?? 0) + 1);
  const worst = [...counts].sort(([, a], [, b]) => b - a);
  if (worst.length === 0) return [];
  const list = worst.map(([code, count]) =>
    t("files.document.overdueTask", { code, text: names.task(code, null), n: formatCount(count) }),
  );
  return [t("files.document.overdueTasks", { list: list.join("; ") })];
}

/** What was reported on tasks that few agencies have: the office's own work and that of single departments. */
function told(duties: readonly DutyRow[], { names, t }: Writing): string[] {
  const agencies = new Map<string, Set<string>>();
  for (const { task, agency } of duties) agencies.set(task, (agencies.get(task) ?? new Set()).add(agency));
  return duties
    .filter((duty) => duty.report !== null && agencies.get(duty.task)!.size <= fewAgencies)
    .map((duty) => {
      const report = duty.report!;
      const status = describeStatus(duty, t);
      const said = [
        duty.returned ? t("reports.returned", { status }) : status,
        report.result ?? report.difficulty,
        describeDocument(report, t),
      ];
      return t("files.document.told", {
        label: dutyLabel(duty, t, null),
        agency: names.agency(duty.agency),
        said: said.filter(Boolean).join("; "),
      });
    });
}

function indicators(facts: FileFacts, writing: Writing): Chapter {
  const { t } = writing;
  const content = [...indicatorSentences(facts, writing), ...seeAnnex("indicators", facts, t)];
  return { title: t("files.document.indicators"), content };
}

function seeAnnex(of: AnnexKind, facts: FileFacts, t: Writing["t"]): string[] {
  const annex = annexNamed(of, facts, t);
  return annex === null ? [] : [t("files.document.seeAnnex", { annex })];
}

function troubles(facts: FileFacts, writing: Writing): Chapter {
  const { duties } = facts;
  const { t } = writing;
  const title = t("files.document.troubles");
  if (duties.length === 0) return { title, content: [] };
  const overdue = duties.filter(isOverdue);
  const late = new Set(overdue.map(({ agency }) => agency));
  return {
    title,
    content: [
      late.size > 0
        ? t("files.document.lateAgencies", {
            n: formatCount(late.size),
            duties: formatCount(overdue.length),
            annex: annexNamed("late", facts, t)!,
          })
        : t("files.document.nobodyLate"),
      ...causeLines(duties, writing),
    ],
  };
}

/** The causes that most agencies state, and how many are not told. */
function causeLines(duties: readonly DutyRow[], { names, t }: Writing): string[] {
  const causes = causesOf(duties);
  if (causes.length === 0) return [];
  const lines: string[] = causes.slice(0, causesNamed).map(({ words, agencies }) => {
    const shown = agencies.slice(0, agenciesNamed).map((code) => names.agency(code));
    const rest = agencies.length - shown.length;
    const list =
      rest > 0 ? t("files.document.andOthers", { list: shown.join("; "), n: formatCount(rest) }) : shown.join("; ");
    return t("files.document.cause", { words, list });
  });
  const left = causes.slice(causesNamed);
  if (left.length > 0) {
    const agencies = new Set(left.flatMap((cause) => cause.agencies)).size;
    lines.push(t("files.document.otherCauses", { n: formatCount(left.length), agencies: formatCount(agencies) }));
  }
  return [t("files.document.causes"), ...lines];
}
