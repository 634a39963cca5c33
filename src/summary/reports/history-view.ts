import { formatPeriodShort } from "../../calendar/formats.js";
import { definitionNow } from "../../reporting/definition.js";
import { describeDocument, describeStatus, describeValue, redefinedWords } from "../../reporting/describe.js";
import { countFiles } from "../../reporting/evidence/files.js";
import { dutyLabel, shorten } from "../../reporting/labels.js";
import { replacesWords, returnedWords } from "../../reporting/succession.js";
import { action } from "../../text/actions.js";
import type { CatalogueIndicator } from "../../text/catalogue.js";
import type { Button, Message } from "../../text/message.js";
import { inRows } from "../../text/rows.js";
import { linesOfPage, turning } from "../paging.js";
import { filesButton } from "./files-of-report.js";
import type { DutyRecord, FigureVersion, ReportVersion, Sent } from "./report-facts.js";
import type { ViewPlace } from "./report-view.js";
import { sentAt, whoReported } from "./who-reported.js";

const longestWords = 100;
/** With the ways on and back the eight buttons of a screen. */
const mostFiles = 6;

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
  const view = action.openDutyView(duty.id, back);
  const lineOf = (version: ReportVersion) => saidLine(version, place);
  return page({ head, versions, lineOf }, place, (to) => action.dutyHistory(duty.id, to, back), view);
}

function saidLine(version: ReportVersion, place: ViewPlace): string {
  const { t, today } = place;
  const state =
    version.status === null ? t("reports.takenBack") : describeStatus({ ...version, status: version.status }, t);
  const words = version.result ?? version.difficulty;
  const content = [
    state,
    describeDocument(version, t),
    words && shorten(words, longestWords),
    countFiles(version.files, t),
  ];
  return t("reports.history.line", {
    ...sentAt(version, today, t),
    content: content.filter(Boolean).join(" · "),
    who: whoReported(version.by, true, t),
    receipt: receiptOf(version, place),
  });
}

/** The number of its receipt, with what it replaces, and that it was sent back. */
function receiptOf({ receipt, succession }: Sent, { t, today }: ViewPlace): string {
  return [receipt, ...replacesWords(succession, t), ...returnedWords(succession, today, t)].join(" · ");
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
  const now = definitionNow(indicator, 0);
  const lineOf = (version: FigureVersion) => {
    const period = formatPeriodShort(version.period, t);
    const said = [
      `${period}: ${describeValue(version, version.madeUnder, t)}`,
      ...redefinedWords(version.madeUnder, now, t),
      version.note,
      countFiles(version.files, t),
    ];
    const content = said.filter(Boolean).join(" · ");
    const who = whoReported(version.by, true, t);
    return t("reports.history.line", {
      ...sentAt(version, today, t),
      content,
      who,
      receipt: receiptOf(version, place),
    });
  };
  const turn = (to: number) => action.figureHistory(agencyId, indicator.code, to, back);
  return page({ head: t("reports.history.figure", named), versions, lineOf }, place, turn, back);
}

function page<Version extends ReportVersion | FigureVersion>(
  of: {
    readonly head: string;
    readonly versions: readonly Version[];
    readonly lineOf: (version: Version) => string;
  },
  { page: number, t }: Shown,
  turn: (to: number) => string,
  back: string,
): Message {
  const lines = of.versions.map((version, index) => `${index + 1}. ${of.lineOf(version)}`);
  const shown = linesOfPage(lines.length > 0 ? lines : [t("reports.history.nothing")], number);
  const files = of.versions.flatMap((version, index): Button[] =>
    version.files.length > 0 && shown.items.includes(lines[index]!) ? [filesButton(version, t, index + 1)] : [],
  );
  return {
    text: [of.head, ...shown.items].join("\n"),
    buttons: [...inRows(files.slice(-mostFiles), 2), turning(shown, turn, back, t)],
    protected: true,
  };
}
