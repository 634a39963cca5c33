import type { Place } from "../../plan/place.js";
import { shownText } from "../../plan/workbook/cell-values.js";
import { cellName } from "../../plan/workbook/layout.js";
import {
  type CellContent,
  type OpenedSheet,
  type OpenedWorkbook,
  openWorkbookBytes,
} from "../../plan/workbook/open-workbook.js";
import type { Translate } from "../../text/language.js";
import { searchKey } from "../../text/normalise.js";
import {
  markSheet,
  type OwnColumnKey,
  type OwnMark,
  type OwnSheet,
  ownColumns,
  ownSheets,
  readMark,
} from "./layout.js";

/** A row in which somebody may have written. */
export interface OwnRow<Key extends string = string> {
  /** What somebody sees in a cell; empty where nothing stands. */
  text(key: Key): string;
  /** Null where nothing stands. */
  content(key: Key): CellContent | null;
  place(key: Key): Place;
}

export type FoundSheet<S extends OwnSheet> =
  | { readonly is: "rows"; readonly rows: readonly OwnRow<OwnColumnKey<S>>[] }
  | { readonly is: "absent" }
  | { readonly is: "broken"; readonly at: Place; readonly what: (t: Translate) => string };

export interface OpenedOwn {
  readonly mark: OwnMark;
  /** The day that a number stands for; null where it stands for none. */
  readonly dayOf: OpenedWorkbook["dayOf"];
  sheet<S extends OwnSheet>(sheet: S): FoundSheet<S>;
}

/**
 * `foreign`: a file that is none of ours; the sentence is there where somebody might have taken it for one.
 */
export type OpenedFile =
  | { readonly is: "own"; readonly own: OpenedOwn }
  | { readonly is: "foreign"; readonly sentence: ((t: Translate) => string) | null };

/** Far more than an agency has; a longer file is none that was filled in. */
const mostRows = 2_000;

/** Opens what somebody sent. It is known by the mark in it, not by its name. Takes bounded memory, whatever it is. */
export async function openOwnWorkbook(bytes: Uint8Array): Promise<OpenedFile> {
  const opened = await openWorkbookBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!opened.ok) return { is: "foreign", sentence: (t) => t("ownWorkbook.cannotOpen", { why: opened.say(t) }) };
  const { sheets, dayOf } = opened.value;
  const found = (name: string) => sheets.find((one) => searchKey(one.name) === searchKey(name));
  const marked = sheets.find(({ name }) => name === markSheet);
  const mark = marked ? readMark([0, 1, 2].map((row) => textAt(marked, row, 0))) : null;
  if (!mark) {
    const isLike = found(ownSheets.duties.name) !== undefined && found(ownSheets.figures.name) !== undefined;
    const other = marked ? "ownWorkbook.otherEdition" : isLike ? "ownWorkbook.noMark" : null;
    return { is: "foreign", sentence: other && ((t) => t(other)) };
  }
  return {
    is: "own",
    own: {
      mark,
      dayOf,
      sheet(key) {
        const sheet = found(ownSheets[key].name);
        return sheet ? rowsOf(sheet, key) : { is: "absent" };
      },
    },
  };
}

function rowsOf<S extends OwnSheet>(sheet: OpenedSheet, key: S): FoundSheet<S> {
  const whole: Place = { sheet: sheet.name, cell: null };
  if (sheet.rows > mostRows) return { is: "broken", at: whole, what: (t) => t("workbook.tooManyRows", { mostRows }) };
  const headers = Array.from({ length: sheet.columns }, (_, column) => searchKey(textAt(sheet, 0, column)));
  const columns = new Map(ownColumns(key).map(([name, column]) => [name, headers.indexOf(searchKey(column.name))]));
  const lost = ownColumns(key).find(([name]) => columns.get(name) === -1);
  if (lost) return { is: "broken", at: whole, what: (t) => t("ownWorkbook.noColumn", { name: lost[1].name }) };
  const rows: OwnRow<OwnColumnKey<S>>[] = [];
  for (let row = 1; row < sheet.rows; row += 1)
    rows.push({
      text: (name) => textAt(sheet, row, columns.get(name)!),
      content: (name) => {
        const content = sheet.at(row, columns.get(name)!);
        return content?.kind === "text" && content.text.trim() === "" ? null : content;
      },
      place: (name) => ({ sheet: sheet.name, cell: cellName(row, columns.get(name)!) }),
    });
  return { is: "rows", rows };
}

function textAt(sheet: OpenedSheet, row: number, column: number): string {
  const content = sheet.at(row, column);
  return content === null ? "" : shownText(content);
}
