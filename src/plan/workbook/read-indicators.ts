import { codeKey } from "../../text/code-reader.js";
import { searchKey } from "../../text/normalise.js";
import type { PlacedCode } from "../check-codes.js";
import type { AgencyData, IndicatorData, TargetData } from "../plan-data.js";
import type { ColumnKey } from "./layout.js";
import type { Names } from "./names.js";
import { type Nearest, nearestUntil } from "./nearest.js";
import type { ReadSheet, SheetRow } from "./read-sheet.js";
import { readWho } from "./read-tasks.js";
import { addsUpWords, directionWords } from "./vocabulary.js";

/** The sheet "Chỉ tiêu". What is counted is its numerator; without a denominator it is no rate. */
export function readIndicators(
  sheet: ReadSheet<ColumnKey<"indicators">>,
  names: Names,
  codes: PlacedCode[],
): IndicatorData[] {
  return sheet.rows.flatMap((row) => {
    const code = row.neededCode("code");
    const name = row.needed("name");
    const unit = row.text("unit") || "%";
    const target = neededTarget(row, "target", unit);
    const who = row.needed("reporters");
    if (code !== null) codes.push({ code, at: row.place("code"), of: "indicator" });
    const direction = row.word("direction", directionWords, "at-least");
    const addsUp = row.word("addsUp", addsUpWords, "flow");
    const reporters = who === null ? [] : readWho(row, "reporters", who, names);
    if (code === null || name === null || target === null) return [];
    return [
      {
        ...{ code, name, shortName: row.text("shortName") || name, otherNames: row.several("otherNames") },
        ...{ unit, direction, addsUp, target },
        ...{ numerator: row.text("numerator") || name, denominator: row.text("denominator") },
        ...{ reporters, where: row.place("code") },
      },
    ];
  });
}

/** The sheet "Chỉ tiêu giao": what single agencies have to reach. */
export function readTargets(
  sheet: ReadSheet<ColumnKey<"targets">>,
  indicators: readonly IndicatorData[],
  agencies: readonly AgencyData[],
): TargetData[] {
  const seen = new Set<string>();
  const nearest = nearestUntil();
  return sheet.rows.flatMap((row) => {
    const indicator = known(row, "indicator", indicators, nearest);
    const agency = known(row, "agency", agencies, nearest);
    const value = neededTarget(row, "value", indicator?.unit ?? "%");
    if (!indicator || !agency || value === null) return [];
    const key = `${indicator.code} ${agency.code}`;
    if (seen.has(key)) row.problem("agency", (t) => t("plan.twice", { code: key }));
    seen.add(key);
    return [{ indicator: indicator.code, agency: agency.code, value, where: row.place("value") }];
  });
}

function neededTarget<Key extends string>(row: SheetRow<Key>, key: Key, unit: string): number | null {
  if (row.needed(key) === null) return null;
  const target = row.number(key, unit === "%");
  if (target === null || unit !== "%" || target <= 100) return target;
  row.problem(key, (t) => t("workbook.over100", { text: row.text(key) }));
  return null;
}

/** By code, else by name. */
function known<Key extends string, Thing extends { readonly code: string; readonly name: string }>(
  row: SheetRow<Key>,
  key: Key,
  things: readonly Thing[],
  nearest: Nearest,
): Thing | null {
  const typed = row.neededCode(key);
  if (typed === null) return null;
  const found =
    things.find(({ code }) => code === typed) ??
    things.find(({ code, name }) => codeKey(code) === codeKey(typed) || searchKey(name) === searchKey(typed));
  if (found) return found;
  const similar = nearest(
    typed,
    things.flatMap(({ code, name }) => [code, name]),
  );
  row.problem(key, (t) =>
    similar === null
      ? t("workbook.unknownCode", { text: typed })
      : t("workbook.unknownAgencyNear", { text: typed, near: similar }),
  );
  return null;
}
