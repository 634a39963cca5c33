import type { CellStyle, CellValue, ConditionalRule, PageSetup } from "hucre";
import type { Day } from "../../calendar/day.js";

export const font = { name: "Times New Roman", size: 11 };
const line = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const border = { top: line, right: line, bottom: line, left: line };

/** Points: of the overview's tables, whose headings take up to three lines. */
export const headerHeight = 48;

export const headerStyle: CellStyle = {
  border,
  font: { ...font, bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "1F4E79" } },
  alignment: { vertical: "center", horizontal: "center", wrapText: true },
};
export const titleStyle: CellStyle = { font: { ...font, bold: true, size: 15, color: { rgb: "1F4E79" } } };
export const blockStyle: CellStyle = { font: { ...font, bold: true, size: 12, color: { rgb: "1F4E79" } } };
export const noteStyle: CellStyle = { font: { ...font, italic: true } };

/** How a cell is shown. "share" is a fraction. */
export type Format = "text" | "wide" | "day" | "moment" | "count" | "number" | "share";

const general = "General";
const codes: Readonly<Record<Format, string>> = {
  text: general,
  wide: general,
  day: "dd/mm/yyyy",
  moment: "hh:mm dd/mm/yyyy",
  count: "#,##0",
  number: "#,##0.##",
  share: "0.0%",
};

/** A link inside the workbook. */
export function linkTo(location: string) {
  return { target: "", location };
}

/** Of cells that lead to another sheet. */
export const linkStyle: CellStyle = {
  ...plainStyleOf("text"),
  font: { ...font, underline: true, color: { rgb: "0563C1" } },
};

export function styleOf(format: Format, bold = false): CellStyle {
  return { ...plainStyleOf(format), border, font: bold ? { ...font, bold } : font };
}

/** Of the many cells of a table: without lines, for which the grid stands on screen and on paper, and half as long to write. */
export function plainStyleOf(format: Format): CellStyle {
  const isNumber = format === "count" || format === "number" || format === "share";
  return {
    ...(codes[format] === general ? {} : { numFmt: codes[format] }),
    alignment: {
      vertical: "top",
      ...(format === "wide" ? { wrapText: true } : {}),
      // A number does not touch the word that begins in the next column.
      ...(isNumber ? { horizontal: "right", indent: 1 } : { horizontal: "left" }),
    },
  };
}

/** Colours of the traffic lights, pale enough for black words on them, which always stand beside. */
const lights = { red: "F8CBAD", yellow: "FFE699", green: "C6E0B4", grey: "E7E6E6", blue: "BDD7EE" } as const;
export type Light = keyof typeof lights;

/** Colours the cells of a range that begin with one of these words. `first`: the cell at its top left. */
export function lightRules(
  range: string,
  first: string,
  words: readonly (readonly [string, Light])[],
): ConditionalRule[] {
  return words.map(([word, light], index) => ({
    type: "expression",
    priority: index + 1,
    formula: `${first}="${word.replaceAll('"', '""')}"`,
    style: {
      fill: { type: "pattern", pattern: "solid", fgColor: { rgb: lights[light] }, bgColor: { rgb: lights[light] } },
    },
    range,
  }));
}

export const landscape: PageSetup = {
  paperSize: "a4",
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
};

const longest = 32_000;
/** What may have to be taken out of a text: looked for in all of them, and seldom there. */
const suspicious = /[^\n\t\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd]/;

/** People's words as a cell takes them: no characters that XML forbids, no more than a cell holds. */
export function textCell(text: string | null): string | null {
  if (text === null || (text.length <= longest && !suspicious.test(text))) return text;
  const clean = text
    .replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, " ")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}

/** A day as a date. */
export function dayCell(day: Day | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

/** An instant as a date and time of Việt Nam, which has no daylight saving time. */
export function momentCell(instant: Date | null): Date | null {
  return instant === null ? null : new Date(instant.getTime() + 7 * 3_600_000);
}

export type { CellValue };
