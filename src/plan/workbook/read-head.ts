import type { Day } from "../../calendar/day.js";
import { formatDay } from "../../calendar/formats.js";
import { searchKey } from "../../text/normalise.js";
import { readLadder, writeLadder } from "../ladder-words.js";
import type { PlanProblem } from "../place.js";
import { defaultRegime, type Regime, regime } from "../regime.js";
import { type PlanItem, planItems } from "./layout.js";
import { nearest } from "./nearest.js";
import type { ReadSheet, SheetRow } from "./read-sheet.js";
import { readKinds, readPerLevel, readWindows, writePerLevel, writeWindows } from "./regime-words.js";
import { restDayWords } from "./vocabulary.js";

export interface PlanHead {
  readonly year: number | null;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: Day | null;
  readonly countsFrom: Day | null;
  readonly contact: string | null;
  readonly regime: Regime;
}

type Column = "item" | "value";

/** The sheet "Kế hoạch": one thing a row. What it does not say from "Tính từ ngày" on is as it is by default. */
export function readHead(sheet: ReadSheet<Column>, problems: PlanProblem[]): PlanHead {
  const rows = new Map<PlanItem, SheetRow<Column>>();
  for (const row of sheet.rows) {
    const item = itemCalled(row.text("item"));
    if (item && rows.has(item)) row.problem("item", (t) => t("workbook.itemTwice", { name: planItems[item] }));
    if (item) rows.set(item, row);
    else tellMisnamed(row);
  }
  const needed = (item: PlanItem): string => {
    const text = rows.get(item)?.text("value") ?? "";
    if (text === "")
      problems.push({
        at: rows.get(item)?.place("value") ?? sheet.place,
        what: (t) => t("workbook.noItem", { name: planItems[item] }),
      });
    return text;
  };
  const year = readYear(needed("year"), rows.get("year"));
  const number = needed("number");
  const issuedOn = needed("issuedOn") === "" ? null : (rows.get("issuedOn")?.day("value") ?? null);
  const fits = issuedOn === null || year === null || [year, year - 1].includes(Number(issuedOn.slice(0, 4)));
  if (!fits)
    rows.get("issuedOn")?.problem("value", (t) => t("workbook.signedElsewhen", { date: formatDay(issuedOn), year }));
  return {
    ...{ year, number, issuedOn: fits ? issuedOn : null },
    title: needed("title"),
    issuer: needed("issuer"),
    countsFrom: rows.get("countsFrom")?.day("value") ?? null,
    contact: rows.get("contact")?.text("value") || null,
    regime: readRegime(rows),
  };

  function tellMisnamed(row: SheetRow<Column>): void {
    const typed = row.text("item");
    const missing = Object.values(planItems);
    const similar = typed === "" ? null : nearest(typed, missing);
    if (similar !== null) row.problem("item", (t) => t("workbook.itemMisnamed", { typed, name: similar }));
  }
}

function itemCalled(typed: string): PlanItem | null {
  const key = searchKey(typed).replace(/:$/, "");
  return (Object.keys(planItems) as PlanItem[]).find((item) => searchKey(planItems[item]) === key) ?? null;
}

function readYear(text: string, row: SheetRow<Column> | undefined): number | null {
  if (text === "") return null;
  const year = /^(?:năm )?(2\d{3})$/i.exec(text);
  if (!year) row?.problem("value", (t) => t("workbook.notAYear", { text }));
  return year ? Number(year[1]) : null;
}

function readRegime(rows: ReadonlyMap<PlanItem, SheetRow<Column>>): Regime {
  /** What a row says, by default nothing; with a problem where it is not understood. */
  const said = <Value>(item: PlanItem, read: (text: string) => Value | null, example: string): Value | null => {
    const text = rows.get(item)?.text("value") ?? "";
    if (text === "") return null;
    const value = read(text);
    if (value === null) rows.get(item)?.problem("value", (t) => t("workbook.notUnderstood", { text, example }));
    return value;
  };
  const windows = said("windows", readWindows, writeWindows(defaultRegime));
  const checkIns = said("checkIns", (text) => readKinds(text) || null, "quý");
  const afterWindow = said("afterWindow", readPerLevel, writePerLevel(defaultRegime.workingDaysAfterWindow));
  const toMend = said("toMend", readPerLevel, writePerLevel(defaultRegime.workingDaysToMend));
  const ladder = said("ladder", readLadder, writeLadder(defaultRegime.ladder));
  const others = afterWindow?.others ?? defaultRegime.workingDaysAfterWindow.others;
  return regime.parse({
    ...windows,
    ...(checkIns && checkIns.length > 0 ? { checkIns } : {}),
    ...(ladder ? { ladder } : {}),
    // A number for all levels is one for communes too, which by default have their own.
    ...(afterWindow
      ? {
          workingDaysAfterWindow: {
            ...(afterWindow.others === null ? {} : { xa: others }),
            others,
            ...afterWindow.named,
          },
        }
      : {}),
    ...(toMend
      ? { workingDaysToMend: { others: toMend.others ?? defaultRegime.workingDaysToMend.others, ...toMend.named } }
      : {}),
    ...(rows.get("onRestDay") ? { onRestDay: rows.get("onRestDay")!.word("value", restDayWords, "stays") } : {}),
  });
}
