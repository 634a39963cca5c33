import { type Day, makeDay } from "../../calendar/day.js";
import { codeKey } from "../../text/code-reader.js";
import type { AgencyData } from "../plan-data.js";
import type { ColumnKey } from "./layout.js";
import { nearestUntil } from "./nearest.js";
import type { ReadSheet, SheetRow } from "./read-sheet.js";
import { levelWords } from "./vocabulary.js";

type Row = SheetRow<ColumnKey<"agencies">>;

const endless = "9999-12-31";

/** The sheet "Cơ quan". A code may stand again for another unit, from a day on which the first is over. */
export function readAgencies(sheet: ReadSheet<ColumnKey<"agencies">>, year: number, issuedOn: Day): AgencyData[] {
  const sinceBefore = [issuedOn, makeDay(year, 1, 1)!].sort()[0]!;
  const read = sheet.rows.flatMap((row) => {
    const agency = readAgency(row, sinceBefore);
    return agency ? [{ row, agency }] : [];
  });
  const known = new Map<string, AgencyData[]>();
  for (const { row, agency } of read) {
    const others = known.get(codeKey(agency.code)) ?? [];
    const clash = others.find((other) => overlap(other, agency));
    if (clash)
      row.problem("code", (t) =>
        clash.code === agency.code
          ? t("plan.twice", { code: agency.code })
          : t("plan.sameCode", { code: agency.code, other: clash.code }),
      );
    known.set(codeKey(agency.code), [...others, agency]);
  }
  const byName = new Map(read.map(({ agency }) => [agency.name, agency.code]));
  const codes = new Set(read.map(({ agency }) => agency.code));
  const nearest = nearestUntil();
  const candidates = [...codes, ...byName.keys()];
  return read.map(({ row, agency }) => {
    const typed = agency.parentCode;
    if (typed === null || codes.has(typed)) return agency;
    const parentCode = byName.get(typed) ?? known.get(codeKey(typed))?.[0]?.code ?? null;
    if (parentCode === null) {
      const similar = nearest(typed, candidates);
      row.problem("parent", (t) =>
        similar === null
          ? t("workbook.unknownAgency", { text: typed })
          : t("workbook.unknownAgencyNear", { text: typed, near: similar }),
      );
    }
    return { ...agency, parentCode };
  });
}

function readAgency(row: Row, sinceBefore: Day): AgencyData | null {
  const code = row.neededCode("code");
  const name = row.needed("name");
  row.needed("level");
  const level = row.word("level", levelWords, "khac");
  const [validFrom, validTo] = [row.day("validFrom") ?? sinceBefore, row.day("validTo")];
  if (validTo !== null && validTo < validFrom) row.problem("validTo", (t) => t("workbook.endsBeforeItBegins"));
  if (code === null && name === null) return null;
  // Something is missing, and the plan refused: of those who name this agency elsewhere nothing need be told.
  const called = name ?? code!;
  return {
    code: code ?? called,
    name: called,
    shortName: row.text("shortName") || called,
    otherNames: row.several("otherNames"),
    level,
    type: row.text("type") || levelWords[level][0],
    parentCode: row.code("parent") || null,
    formerArea: row.text("formerArea") || null,
    validFrom,
    validTo,
    where: row.place("code"),
  };
}

function overlap(one: AgencyData, other: AgencyData): boolean {
  return one.validFrom <= (other.validTo ?? endless) && other.validFrom <= (one.validTo ?? endless);
}
