import { columnLetters } from "./layout.js";
import { escapeXml, SharedStrings } from "./shared-strings.js";
import type { Table, TableValue } from "./table-sheet.js";
import { type Packed, pack, replaceFiles, unpack } from "./zip.js";

/** A table whose rows are still to be written, and where in its workbook. */
export interface Unfilled {
  /** "xl/worksheets/sheet2.xml" */
  readonly part: string;
  // biome-ignore lint/suspicious/noExplicitAny: tables of rows of several kinds, each of which reads its own.
  readonly table: Table<any>;
}

const strings = "xl/sharedStrings.xml";
/** How many rows are put together at a time. */
const batch = 1_000;

/**
 * Puts the rows of tables into a workbook in which each has a sample row (table-sheet.ts), whose looks and links they take.
 * hucre, which wrote it, makes several objects of every cell and asks anew for each how it looks: of the hundreds of
 * thousands of cells of a province's year that was most of the time that its workbook took.
 */
export async function fillTables(workbook: Uint8Array, tables: readonly Unfilled[]): Promise<Uint8Array> {
  const { dateToSerial } = await import("hucre");
  const zip = Buffer.from(workbook.buffer, workbook.byteOffset, workbook.byteLength);
  const shared = new SharedStrings(unpack(zip, strings));
  const toCells = { shared, serialOf: dateToSerial };
  const packing = new Map<string, Promise<Packed>>();
  for (const { part, table } of tables)
    if (table.rows.length > 0) packing.set(part, pack(fillSheet(unpack(zip, part), table, toCells)));
  packing.set(strings, pack(Buffer.from(shared.toXml())));
  const files = new Map<string, Packed>();
  for (const [name, packed] of packing) files.set(name, await packed);
  return replaceFiles(zip, files);
}

interface ToCells {
  readonly shared: SharedStrings;
  /** A day or moment as the number that stands for it. */
  readonly serialOf: (date: Date) => number;
}

function fillSheet<Row>(xml: string, table: Table<Row>, toCells: ToCells): Buffer {
  const { columns, rows } = table;
  const [before, sample, after] = around(xml, /<row r="2">.*?<\/row>/s);
  const looks = new Map([...sample.matchAll(/<c r="([A-Z]+)2" s="(\d+)"\/>/g)].map(([, at, look]) => [at!, look!]));
  const written = columns.map(({ value }, index) => writerOf(columnLetters(index), looks, value, toCells));
  const chunks: Buffer[] = [Buffer.from(withRange(before, columnLetters(columns.length - 1), rows.length))];
  let batched = "";
  for (const [place, row] of rows.entries()) {
    const number = place + 2;
    batched += `<row r="${number}">`;
    for (const write of written) batched += write(row, number);
    batched += "</row>";
    if (number % batch === 0) {
      chunks.push(Buffer.from(batched));
      batched = "";
    }
  }
  chunks.push(Buffer.from(batched), Buffer.from(withLinks(after, table)));
  return Buffer.concat(chunks);
}

/** How the cells of a column are written; nothing where there is nothing to say. */
function writerOf<Row>(
  letters: string,
  looks: ReadonlyMap<string, string>,
  value: (row: Row) => TableValue,
  { shared, serialOf }: ToCells,
): (row: Row, number: number) => string {
  const look = looks.get(letters);
  if (look === undefined) throw new Error(`the sample row has no cell ${letters}`);
  const begin = `<c r="${letters}`;
  const text = `" t="s" s="${look}"><v>`;
  const other = `" s="${look}"><v>`;
  return (row, number) => {
    const one = value(row);
    if (one === null) return "";
    if (typeof one === "string") return `${begin}${number}${text}${shared.numberOf(one)}</v></c>`;
    const plain = typeof one === "number" ? one : serialOf(one);
    return Number.isFinite(plain) ? `${begin}${number}${other}${plain}</v></c>` : "";
  };
}

function withRange(xml: string, last: string, rows: number): string {
  const [before, , after] = around(xml, /<dimension ref="[^"]*"\/>/);
  return `${before}<dimension ref="A1:${last}${rows + 1}"/>${after}`;
}

/** Excel opens no sheet with more (its specifications and limits). */
const mostLinks = 65_530;

/** Where there are links, the sample row has one. */
function withLinks<Row>(xml: string, { columns, rows }: Table<Row>): string {
  const linked = columns.flatMap(({ link }, index) => (link ? [{ letters: columnLetters(index), link }] : []));
  if (linked.length === 0) return xml;
  const links: string[] = [];
  for (const [place, row] of rows.entries())
    for (const { letters, link } of linked) {
      const location = link(row);
      if (location && links.length < mostLinks)
        links.push(`<hyperlink ref="${letters}${place + 2}" location="${escapeXml(location)}"/>`);
    }
  const [before, , after] = around(xml, /<hyperlinks>.*?<\/hyperlinks>/s);
  return links.length === 0 ? before + after : `${before}<hyperlinks>${links.join("")}</hyperlinks>${after}`;
}

/** What stands before, in and after the only such place. */
function around(xml: string, place: RegExp): readonly [string, string, string] {
  const found = place.exec(xml);
  if (!found) throw new Error(`a sheet without ${place.source}`);
  return [xml.slice(0, found.index), found[0], xml.slice(found.index + found[0].length)];
}
