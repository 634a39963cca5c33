import type { WriteSheet } from "hucre";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import type { Translate } from "../../text/language.js";
import { requestSentences } from "../document/counting-sentences.js";
import type { DutyRow } from "../rows/duty-rows.js";
import type { FileFacts } from "../rows/facts.js";
import { officeGroupTitles } from "../scope.js";
import { landscape, lightRules, noteStyle, titleStyle } from "./cells.js";
import { dutyColumns } from "./duty-tables.js";
import { reachWord } from "./figure-table.js";
import { writeIndicatorBlock } from "./indicator-block.js";
import { columnLetters, sheetNames } from "./layout.js";
import type { DutyPlaces } from "./links.js";
import type { Names } from "./names.js";
import { SheetBuilder } from "./sheet-builder.js";
import { type Margins, pageMargins } from "./table-sheet.js";
import { lightColumn, type TallyLine, writeTallyBlock } from "./tally-block.js";

const widths = [10, 46, 10, 11, 11, 11, 11, 11, 11, 11, 12, 11, 16];

/** Formulas over the other sheets: by section, group, task and agency, and the indicators. */
export function overviewSheet(
  facts: FileFacts,
  {
    margins,
    plan,
    names,
    places,
    figureWidth,
    t,
  }: {
    readonly margins: Margins;
    readonly plan: Pick<PlanInForce, "catalogue">;
    readonly names: Names;
    readonly places: DutyPlaces;
    readonly figureWidth: number;
    readonly t: Translate;
  },
): WriteSheet {
  const sheet = new SheetBuilder();
  const { duties, states, figures } = facts;
  sheet.add([margins.head], titleStyle);
  sheet.add([margins.time], noteStyle);
  sheet.add([t("files.overview.note")], noteStyle);
  for (const sentences of requestSentences(facts.requests, t)) sheet.add([sentences], noteStyle);
  sheet.gap();
  const [whole, groups, ...long] = duties.length > 0 ? dutyBlocks(duties, plan, names, t) : [];
  const write = (block: Block | undefined) =>
    block && writeTallyBlock(sheet, { ...block, all: duties.length, places, t });
  write(whole);
  write(groups);
  if (states.length > 0)
    writeIndicatorBlock(sheet, { states, figures, width: figureWidth, title: t("files.overview.indicators"), t });
  for (const block of long) write(block);
  const letters = columnLetters(lightColumn);
  const words = [
    [t("files.light.overdue"), "red"],
    [t("files.light.soon"), "yellow"],
    [t("files.light.later"), "grey"],
    [t("files.light.done"), "green"],
    [reachWord("short", t), "red"],
    [reachWord("missing", t), "yellow"],
    [reachWord("reached", t), "green"],
  ] as const;
  return {
    name: sheetNames.overview,
    rows: sheet.rows,
    cells: sheet.cells,
    rowDefs: sheet.rowDefs,
    columns: widths.map((width) => ({ width })),
    conditionalRules: lightRules(`${letters}1:${letters}${sheet.rows.length}`, `${letters}1`, words),
    pageSetup: { ...landscape, showGridLines: false },
    headerFooter: pageMargins(margins),
  };
}

interface Block {
  readonly title: string;
  readonly heading: string;
  readonly lines: readonly TallyLine[];
}

function dutyBlocks(
  duties: readonly DutyRow[],
  { catalogue }: Pick<PlanInForce, "catalogue">,
  names: Names,
  t: Translate,
): readonly Block[] {
  const whole: TallyLine = { code: "", title: t("files.overview.whole"), rows: duties, column: null, equals: "" };
  const by = (column: number, keyOf: (duty: DutyRow) => string) => {
    const rows = new Map<string, DutyRow[]>();
    for (const duty of duties) {
      const own = rows.get(keyOf(duty));
      if (own) own.push(duty);
      else rows.set(keyOf(duty), [duty]);
    }
    return (code: string, title: string, equals = code): TallyLine[] => {
      const own = rows.get(equals);
      return own ? [{ code, title, rows: own, column, equals }] : [];
    };
  };
  const bySection = by(dutyColumns.section, (duty) => duty.section);
  const byGroup = by(dutyColumns.group, (duty) => names.group(duty.agency));
  const byTask = by(dutyColumns.task, (duty) => duty.task);
  const byAgency = by(dutyColumns.agency, (duty) => duty.agency);
  return [
    {
      title: t("files.overview.sections"),
      heading: t("files.column.section"),
      lines: [whole, ...catalogue.sections.flatMap(({ code, title }) => bySection(code, title))],
    },
    {
      title: t("files.overview.groups"),
      heading: t("files.overview.number"),
      lines: officeGroupTitles(catalogue, t).flatMap(({ title }, index) => byGroup(String(index + 1), title, title)),
    },
    {
      title: t("files.overview.tasks"),
      heading: t("files.column.task"),
      lines: catalogue.tasks.flatMap(({ code }) => byTask(code, names.wholeTask(code))),
    },
    {
      title: t("files.overview.agencyLines"),
      heading: t("files.column.agencyCode"),
      lines: catalogue.agencies.flatMap(({ code, name }) => byAgency(code, name)),
    },
  ];
}
