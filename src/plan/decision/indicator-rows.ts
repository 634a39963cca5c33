import type { Translate } from "../../text/language.js";
import { readNumber } from "../workbook/cell-values.js";
import type { PlanSheets, WrittenRow } from "../workbook/plan-sheets.js";
import { directionWords } from "../workbook/vocabulary.js";
import type { DecisionIndicator } from "./decision-indicators.js";
import type { Decision } from "./read-decision.js";
import { isSameText } from "./same-text.js";

interface Earlier {
  readonly rows: PlanSheets["indicators"];
  readonly year: number;
  /** The decision is of another year. */
  readonly isNew: boolean;
}

/**
 * The sheet "Chỉ tiêu". Of a table of indicators its rows, with what the earlier plan knew of those that it names too, and
 * the earlier plan's others behind them, to be deleted. Without a table the earlier plan's, else the sentences that name
 * a percentage, to be filled in.
 */
export function indicatorRows(decision: Decision, earlier: Earlier | null, t: Translate): WrittenRow<"indicators">[] {
  const { indicators, measured } = decision;
  if (!indicators && !earlier) return measured.map((name) => ({ name, review: t("decision.measured") }));
  if (!indicators) {
    const review = earlier!.isNew ? { review: t("decision.indicatorOf", { year: earlier!.year }) } : {};
    return earlier!.rows.map((row) => ({ ...row, ...review }));
  }
  const known = earlier?.rows ?? [];
  const codes = new Set(known.map(({ code }) => String(code)));
  const rows = indicators.map((one) => {
    const same = known.find((row) => isSameText(row.name, one.name));
    return same ? knownRow(one, same, t) : newRow(one, codes, t);
  });
  const left = known.filter((row) => !rows.some(({ code }) => code === row.code));
  return [...rows, ...left.map((row) => ({ ...row, review: t("decision.notInTable", { year: earlier!.year }) }))];
}

function knownRow(
  { target, reporters, unit }: DecisionIndicator,
  { review: _, ...same }: WrittenRow<"indicators">,
  t: Translate,
): WrittenRow<"indicators"> {
  const before = same.target ?? "";
  const isSame = readNumber(target) === Number(before);
  const doubts = [
    ...(isSame ? [] : [t("decision.otherTarget", { before: String(before), now: target })]),
    ...(unit === null || isSameText(unit, same.unit ?? "%") || unit === same.unit
      ? []
      : [t("decision.otherUnit", { unit })]),
  ];
  return {
    ...same,
    target: isSame ? before : target,
    reporters: reporters === "" || isSameText(reporters, same.reporters) ? (same.reporters ?? null) : reporters,
    ...(doubts.length > 0 ? { review: doubts.join("; ") } : {}),
  };
}

function newRow(one: DecisionIndicator, codes: Set<string>, t: Translate): WrittenRow<"indicators"> {
  let number = 1;
  while (codes.has(`CT-${number}`)) number += 1;
  const code = `CT-${number}`;
  codes.add(code);
  const { name, unit, direction, target, reporters, beside } = one;
  return {
    ...{ code, name, unit, target, reporters },
    direction: direction && directionWords[direction][0],
    review: [t("decision.newIndicator", { code }), ...(unit === null ? [t("decision.noUnit")] : []), beside]
      .filter((part) => part !== "")
      .join("; "),
  };
}
