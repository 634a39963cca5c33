import fc from "fast-check";
import { readXlsx, writeXlsx } from "hucre";
import { expect, it } from "vitest";
import { fillTables } from "../../../src/summary/workbook/fill-tables.js";
import { type Table, tableSheet } from "../../../src/summary/workbook/table-sheet.js";

interface Row {
  readonly text: string | null;
  readonly number: number | null;
  readonly day: Date | null;
}

const leads = ({ number }: Row) => (number === null ? null : `'Biên nhận'!A${number + 2}`);
const tableOf = (rows: readonly Row[]): Table<Row> => ({
  sheet: "duties",
  printed: 3,
  empty: "Không có gì.",
  rows,
  columns: [
    { title: "Chữ", width: 10, format: "wide", value: ({ text }) => text },
    { title: "Số", width: 10, format: "count", value: ({ number }) => number, link: leads },
    { title: "Ngày", width: 10, format: "day", value: ({ day }) => day },
  ],
});

async function written(rows: readonly Row[]) {
  const table = tableOf(rows);
  const frame = await writeXlsx({ sheets: [tableSheet(table, { head: "Đầu", time: "09:00" })] });
  const bytes = await fillTables(frame, [{ part: "xl/worksheets/sheet1.xml", table }]);
  return (await readXlsx(bytes)).sheets[0]!;
}

/** What a reader finds in the place of nothing. */
const cellOf = (value: unknown) => value ?? null;

it("writes what the rows hold, batch after batch", async () => {
  const rows = Array.from({ length: 2_345 }, (_, number) => ({
    text: number % 7 === 0 ? null : `Dòng ${number % 50} <&> "${number}"`,
    number: number % 5 === 0 ? null : number,
    day: number % 3 === 0 ? null : new Date(Date.UTC(2024, 0, 1 + (number % 300))),
  }));
  const sheet = await written(rows);
  expect(sheet.rows[0]).toEqual(["Chữ", "Số", "Ngày"]);
  expect(sheet.rows.slice(1).map((row) => [0, 1, 2].map((column) => cellOf(row[column])))).toEqual(
    rows.map(({ text, number, day }) => [text, number, day]),
  );
});

it("leads from cells to where they say, and nowhere from others", async () => {
  const rows = [7, null, 0].map((number) => ({ text: "a", number, day: null }));
  const { cells } = await written(rows);
  const links = [...(cells ?? [])].flatMap(([at, { hyperlink }]) => (hyperlink ? [[at, hyperlink.location]] : []));
  expect(links).toEqual([
    ["1,1", "'Biên nhận'!A9"],
    ["3,1", "'Biên nhận'!A2"],
  ]);
});

it("says that there is nothing where there are no rows", async () => {
  expect((await written([])).rows[1]?.[0]).toBe("Không có gì.");
});

it("is no link where no row leads anywhere", async () => {
  const { cells } = await written([{ text: "a", number: null, day: null }]);
  expect([...(cells ?? [])].filter(([, { hyperlink }]) => hyperlink)).toEqual([]);
});

it("keeps any text as it is", async () => {
  // What a cell takes is cleaned before (textCell); a line break of another kind is read as what it stands for.
  const words = fc
    .string({ unit: "binary", minLength: 1 })
    .filter((text) => !/[\p{Cc}\p{Cs}\ufffe\uffff]|_x/u.test(text));
  const texts = fc.oneof(
    words,
    fc.constantFrom(" trước", "sau ", "hai\ndòng", "a\tb", "]]>", "&amp;", "=1+1", "#N/A", "mã _x0041_"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 20 }), async (all) => {
      const sheet = await written(all.map((text) => ({ text, number: null, day: null })));
      expect(sheet.rows.slice(1).map((row) => row[0])).toEqual(all);
    }),
    { numRuns: 30 },
  );
});
