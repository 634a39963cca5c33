import type { Translate } from "../../text/language.js";
import type { PlanProblem } from "../place.js";
import { type ColumnKey, columnLetters, columnsOf, type SheetKey, sheetKeys, sheets } from "../workbook/layout.js";
import { openWorkbookBytes } from "../workbook/open-workbook.js";
import type { PlanSheets } from "../workbook/plan-sheets.js";
import { problemsIn } from "../workbook/read-workbook.js";
import { writeWorkbook } from "../workbook/write-workbook.js";

/** The sheets with whatever an import would refuse in "Cần xem" of its row. Rows that are to be looked at stay as they are. */
export async function markProblems(content: PlanSheets, t: Translate): Promise<PlanSheets> {
  const opened = await openWorkbookBytes(Buffer.from(await writeWorkbook(withoutReviews(content), t)));
  if (!opened.ok) throw new Error(`a workbook that was just written does not open: ${opened.code}`);
  const found = new Map<string, string[]>();
  for (const problem of problemsIn(opened.value)) {
    const row = rowOf(problem, content);
    if (row !== null) found.set(row, [...(found.get(row) ?? []), problem.what(t)]);
  }
  const marked = sheetKeys.map((key) => [
    key,
    content[key].map((row, index) => {
      const said = found.get(`${key} ${index}`);
      return said && row.review === undefined ? { ...row, review: [...new Set(said)].join("; ") } : row;
    }),
  ]);
  return Object.fromEntries(marked) as PlanSheets;
}

function withoutReviews(content: PlanSheets): PlanSheets {
  const plain = sheetKeys.map((key) => [key, content[key].map(({ review: _, ...row }) => row)]);
  return Object.fromEntries(plain) as PlanSheets;
}

/** "tasks 5" of the sixth task. Null where no row is meant, and of who leads while no agency is known. */
function rowOf({ at }: PlanProblem, content: PlanSheets): string | null {
  if (!("sheet" in at) || at.cell === null) return null;
  const key = sheetKeys.find((one) => sheets[one].name === at.sheet);
  const [, letters, row] = /^([A-Z]+)(\d+)/.exec(at.cell) ?? [];
  if (!key || row === undefined) return null;
  if (content.agencies.length === 0 && key === "tasks" && agencyColumns.has(letters!)) return null;
  return `${key} ${Number(row) - 2}`;
}

const agencyColumns = new Set(
  (["lead", "coordinating"] satisfies ColumnKey<"tasks">[]).map((column) =>
    columnLetters([...columnsOf("tasks" satisfies SheetKey).keys()].indexOf(column)),
  ),
);
