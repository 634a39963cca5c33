import { expect, it } from "vitest";
import type { DutyRow } from "../../../src/summary/rows/duty-rows.js";
import { dutiesTable, overdueTable, type Telling } from "../../../src/summary/workbook/duty-tables.js";
import { translator } from "../../../src/text/language.js";

const telling = { names: {}, today: "2024-02-26", receiptOf: () => null, t: translator("vi") } as unknown as Telling;
const row = (of: Partial<DutyRow>) =>
  ({ status: "done", class: "silent", returned: null, report: { onTime: true }, ...of }) as DutyRow;
const returned = {
  id: 1,
  at: new Date("2024-02-26T08:00:00+07:00"),
  reason: "thiếu phụ lục",
  answerBy: "2024-02-28",
};

it.each([dutiesTable, (rows: readonly DutyRow[], of: Telling) => overdueTable(rows, [], of)])(
  "says of a report that was sent back why, and until when it is to be sent again",
  (tableOf) => {
    const { columns } = tableOf([], telling);
    const cell = (title: string, of: DutyRow) => columns.find((column) => column.title === title)?.value(of);
    expect(cell("Trạng thái", row({ returned }))).toBe("Hoàn thành (đã trả lại)");
    expect(cell("Trả lại", row({ returned }))).toBe("Đã trả lại 26/02, gửi lại chậm nhất thứ Tư 28/02: thiếu phụ lục");
    expect(cell("Trạng thái", row({}))).toBe("Hoàn thành");
    expect(cell("Trả lại", row({}))).toBeNull();
  },
);

it("calls it neither on time nor late", () => {
  const column = dutiesTable([], telling).columns.find(({ title }) => title === "Báo cáo")!;
  expect([column.value(row({ returned })), column.value(row({}))]).toEqual(["đã trả lại", "đúng hạn"]);
});
