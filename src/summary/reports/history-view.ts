import { formatPeriodShort } from "../../calendar/formats.js";
import { describeDocument, describeStatus, describeValue } from "../../reporting/describe.js";
import { dutyLabel, shorten } from "../../reporting/labels.js";
import { action } from "../../text/actions.js";
import type { CatalogueIndicator } from "../../text/catalogue.js";
import type { Message } from "../../text/message.js";
import { linesOfPage, turning } from "../paging.js";
import type { DutyRecord, FigureVersion, ReportVersion } from "./report-facts.js";
import type { ViewPlace } from "./report-view.js";
import { dayOfSent, whoReported } from "./who-reported.js";

const longestWords = 100;

interface Shown extends ViewPlace {
  readonly page: number;
}

/** All that was ever reported on a duty, the oldest first, with who and when. */
export function dutyHistoryMessage({ duty, versions }: DutyRecord, place: Shown): Message {
  const { t, today, back } = place;
  const head = t("reports.history.duty", {
    label: dutyLabel(duty, t, today),
    agency: duty.agencyName,
    count: versions.length,
  });
  const lines = versions.map((version, index) => `${index + 1}. ${saidLine(version, place)}`);
  const view = action.openDutyView(duty.id, back);
  return page(head, lines, place, (to) => action.dutyHistory(duty.id, to, back), view);
}

function saidLine(version: ReportVersion, { t, today }: ViewPlace): string {
  const state =
    version.status === null ? t("reports.takenBack") : describeStatus({ ...version, status: version.status }, t);
  const words = version.result ?? version.difficulty;
  const content = [state, describeDocument(version, t), words && shorten(words, longestWords)].filter(Boolean);
  return t("reports.history.line", {
    day: dayOfSent(version, today),
    content: content.join(" · "),
    who: whoReported(version.by, true, t),
    receipt: version.receipt,
  });
}

/** All that an agency ever gave of an indicator, the oldest first. */
export function figureHistoryMessage(
  of: {
    readonly indicator: CatalogueIndicator;
    readonly agencyId: number;
    readonly agencyName: string;
    readonly versions: readonly FigureVersion[];
  },
  place: Shown,
): Message {
  const { indicator, agencyId, agencyName, versions } = of;
  const { t, today, back } = place;
  const named = { code: indicator.code, name: indicator.shortName, agency: agencyName, count: versions.length };
  const lines = versions.map((version, index) => {
    const period = formatPeriodShort(version.period, t);
    const content = [`${period}: ${describeValue(version, indicator, t)}`, version.note].filter(Boolean).join(" · ");
    const who = whoReported(version.by, true, t);
    return `${index + 1}. ${t("reports.history.line", { day: dayOfSent(version, today), content, who, receipt: version.receipt })}`;
  });
  const turn = (to: number) => action.figureHistory(agencyId, indicator.code, to, back);
  return page(t("reports.history.figure", named), lines, place, turn, back);
}

function page(
  head: string,
  lines: readonly string[],
  { page: number, t }: Shown,
  turn: (to: number) => string,
  back: string,
): Message {
  const shown = linesOfPage(lines.length > 0 ? lines : [t("reports.history.nothing")], number);
  return { text: [head, ...shown.items].join("\n"), buttons: [turning(shown, turn, back, t)], protected: true };
}
