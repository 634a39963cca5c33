import { type Outcome, success } from "../../outcome.js";
import { offeredWords } from "../../plan/workbook/vocabulary.js";
import { type ListColumn, writeList } from "../../plan/workbook/write-list.js";
import type { CommandContext, CommandResult } from "../command.js";
import { saveWorkbook } from "../plan-workbook.js";
import { type RosterColumn, roleWords, rosterColumns } from "./read-roster.js";

/** The name of the sheet: a part of the file's format, as its headings are. */
const sheet = "Cán bộ";
const widths: Readonly<Record<RosterColumn, number>> = {
  code: 12,
  agency: 48,
  role: 14,
  name: 28,
  title: 28,
  phone: 18,
};

/**
 * `people template FILE`: a row for each agency of today, to be filled in for `people import`. A row that stays without a
 * person is passed over there.
 */
export async function writePeopleTemplate({ db, t }: CommandContext, file: string): Promise<Outcome<CommandResult>> {
  const agencies = await db.agency.findMany({
    where: { endedOn: null },
    orderBy: { order: "asc" },
    select: { code: true, name: true },
  });
  const roles = offeredWords(roleWords);
  const columns = (Object.keys(rosterColumns) as RosterColumn[]).map((key): ListColumn => {
    const { headings, required } = rosterColumns[key];
    return { heading: headings[0], width: widths[key], required, ...(key === "role" ? { choices: roles } : {}) };
  });
  const rows = agencies.map(({ code, name }) => [code, name, roles[0]!, null, null, null]);
  const saved = await saveWorkbook(file, await writeList(sheet, columns, rows, t));
  if (!saved.ok) return saved;
  return success({
    json: { file, agencies: agencies.length },
    lines: [t("operator.plan.written", { file }), t("roster.template", { count: agencies.length })],
  });
}
