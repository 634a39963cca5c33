import { expect, it } from "vitest";
import type { DutyRow } from "../../../src/summary/rows/duty-rows.js";
import { silentTable, type Telling } from "../../../src/summary/workbook/duty-tables.js";
import { translator } from "../../../src/text/language.js";

const telling = { names: {}, today: "2024-02-26", receiptOf: () => null, t: translator("vi") } as unknown as Telling;
const row = (of: Partial<DutyRow>) => ({ agency: "A", dueOn: "2024-02-29", report: null, ...of }) as DutyRow;
const reported = {} as DutyRow["report"];

it("lists who has not reported yet where nothing is due, as the chat does, and how far that is", () => {
  const rows = [row({ class: "soon" }), row({ class: "later" }), row({ class: "soon", report: reported })];
  const table = silentTable([...rows, row({ class: "ahead", report: reported })], ["A"], telling);
  expect(table.rows).toEqual(rows.slice(0, 2));
  const cell = (title: string) => table.columns.find((column) => column.title === title)?.value(rows[0]!);
  expect([cell("Tình trạng"), cell("Quá hạn (ngày)")]).toEqual(["Đến hạn trong 7 ngày", undefined]);
  expect(table.empty).toBe("Không còn đầu việc nào chưa báo cáo.");
});

it("lists what is overdue alone as soon as something is due", () => {
  const rows = [row({ class: "silent" }), row({ class: "soon" }), row({ class: "onTime", report: reported })];
  expect(silentTable(rows, ["A"], telling).rows).toEqual(rows.slice(0, 1));
  expect(silentTable(rows.slice(1), ["A"], telling).rows).toEqual([]);
});
