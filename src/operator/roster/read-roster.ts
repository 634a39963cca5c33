import type { RosterEntry } from "../../people/compare-roster.js";
import { isSameName } from "../../people/compare-roster.js";
import { checkName, checkTitle } from "../../people/names.js";
import { readPhone } from "../../people/phone.js";
import { officeRoles, type Role } from "../../people/roles.js";
import { readTable, type TableColumn, type TableRow } from "../../plan/agencies/read-table.js";
import type { Place, PlanProblem } from "../../plan/place.js";
import { offeredWords, valueOfWord, type Words } from "../../plan/workbook/vocabulary.js";
import { fold } from "../../text/fold.js";
import type { Translate } from "../../text/language.js";
import { type AgencyFinder, isOfficeItself, type KnownAgency } from "./find-agency.js";

/** The first of each heading is the one that is written. */
export const rosterColumns = {
  code: column("Mã", "Mã cơ quan", "Mã đơn vị", "code"),
  agency: column("Cơ quan", "Tên cơ quan", "Đơn vị", "Tên đơn vị", "Cơ quan, đơn vị", "Đơn vị công tác", "agency"),
  role: column("Vai trò", "Vị trí", "role"),
  // Not "Tên", which is an agency's in a list of agencies.
  name: { ...column("Họ tên", "Họ và tên", "Họ tên cán bộ", "Họ và tên cán bộ", "full_name"), required: true },
  title: column("Chức vụ", "Chức danh", "Chức vụ, chức danh", "title"),
  phone: column(
    ...(["Số điện thoại", "Điện thoại", "SĐT", "Số ĐT", "ĐT", "Di động", "Điện thoại di động", "ĐT di động"] as const),
    ...(["Số điện thoại di động", "Số ĐT di động", "Số di động", "ĐTDĐ", "Số điện thoại liên hệ"] as const),
    ...(["Điện thoại liên hệ", "SĐT liên hệ", "phone"] as const),
  ),
} as const satisfies Readonly<Record<string, TableColumn>>;
export type RosterColumn = keyof typeof rosterColumns;

export const roleWords: Words<Role> = {
  focal_point: ["đầu mối", "cán bộ đầu mối", "đầu mối cơ quan"],
  leader: ["lãnh đạo", "lãnh đạo cơ quan", "lãnh đạo đơn vị", "thủ trưởng", "thủ trưởng cơ quan", "thủ trưởng đơn vị"],
  staff: ["văn phòng", "chuyên viên văn phòng", "chuyên viên tổng hợp", "office"],
  lead: ["phụ trách", "lãnh đạo văn phòng", "phụ trách văn phòng"],
  administrator: ["quản trị", "quản trị hệ thống", "người quản trị", "admin"],
};

/** Somebody whom the file names. */
export interface RosterRow extends RosterEntry {
  /** Null for the office. */
  readonly agency: KnownAgency | null;
  at(column: RosterColumn): Place;
}

export interface Roster {
  /** Those of which nothing is wrong. */
  readonly rows: readonly RosterRow[];
  /** How many rows name an agency and nobody, as those of an empty list do. */
  readonly unfilled: number;
  /** Headings of columns that nothing was read from. */
  readonly notUsed: readonly string[];
  /** Without such a column everybody is the focal point of their agency. */
  readonly hasRoles: boolean;
}

/**
 * Reads a list of people, one a row; every cell that cannot be taken is among the problems, and its row is not among the
 * rows. Null where it is no such table.
 */
export async function readRoster(path: string, finder: AgencyFinder, problems: PlanProblem[]): Promise<Roster | null> {
  const notUsed: string[] = [];
  const table = await readTable(path, rosterColumns, problems, notUsed);
  const [first] = table ?? [];
  if (!table || !first) {
    if (problems.length === 0) problems.push({ at: wholeFile(path), what: (t) => t("roster.nobody") });
    return null;
  }
  if (!first.has("agency") && !first.has("code")) {
    problems.push({
      at: headOf(first),
      what: (t) => t("agencies.noColumn", { name: rosterColumns.agency.headings[0] }),
    });
    return null;
  }
  const filled = table.filter((row) => !isNumbering(row));
  const people = filled.filter((row) => (["name", "title", "phone"] as const).some((key) => row.text(key) !== ""));
  const rows = people.flatMap((row) => readPerson(row, finder, problems) ?? []);
  tellTwice(rows, problems);
  const bad = badRows(problems);
  return {
    rows: rows.filter((row) => !bad.has(rowOf(row.at("name")))),
    unfilled: filled.length - people.length,
    notUsed,
    hasRoles: first.has("role"),
  };
}

/** The numbers of the rows in which something is wrong. */
export function badRows(problems: readonly PlanProblem[]): ReadonlySet<number> {
  return new Set(problems.map(({ at }) => rowOf(at)).filter((row) => row > 0));
}

/** The row of a sheet or the line of a file, from 1 on; 0 where no single one is meant. */
export function rowOf(place: Place): number {
  return "file" in place ? (place.line ?? 0) : Number(/^[A-Z]+(\d+)$/.exec(place.cell ?? "")?.[1] ?? 0);
}

function readPerson(row: TableRow<RosterColumn>, finder: AgencyFinder, problems: PlanProblem[]): RosterRow | null {
  const before = problems.length;
  const tell = (key: RosterColumn, what: (t: Translate) => string) => problems.push({ at: row.at(key), what });
  const role = readRole(row, tell);
  const agency = role === null ? null : readAgency(row, role, finder, tell);
  const name = row.text("name") === "" ? null : checkName(withoutHonorific(row.text("name")));
  if (name === null) tell("name", (t) => t("agencies.nothing"));
  else if (!name.ok) tell("name", name.say);
  const title = row.text("title") === "" ? null : checkTitle(row.text("title"));
  if (title && !title.ok) tell("title", title.say);
  const phone = row.text("phone") === "" ? null : readOnePhone(row.text("phone"));
  if (phone && !phone.ok) tell("phone", phone.say);
  if (problems.length > before || !name?.ok || role === null) return null;
  return {
    ...{ role, agency, agencyId: agency?.id ?? null, name: name.value },
    ...{ title: title?.ok ? title.value : null, phone: phone?.ok ? phone.value : null },
    at: row.at,
  };
}

type Tell = (key: RosterColumn, what: (t: Translate) => string) => void;

function readRole(row: TableRow<RosterColumn>, tell: Tell): Role | null {
  if (!row.has("role")) return "focal_point";
  const typed = row.text("role");
  const role = typed === "" ? null : valueOfWord(roleWords, typed);
  if (role === null)
    tell("role", (t) =>
      typed === ""
        ? t("agencies.nothing")
        : t("roster.unknownRole", { typed, known: offeredWords(roleWords).join(", ") }),
    );
  return role;
}

/** The code counts; a name beside it must be that of the same agency, so that a slip in one of them is seen. */
function readAgency(row: TableRow<RosterColumn>, role: Role, finder: AgencyFinder, tell: Tell): KnownAgency | null {
  const isOffice = officeRoles.includes(role);
  const keys = (["code", "agency"] as const).filter((key) => row.has(key) && row.text(key) !== "");
  const [key, second] = keys;
  if (!key) {
    if (!isOffice) tell(row.has("agency") ? "agency" : "code", (t) => t("agencies.nothing"));
    return null;
  }
  const found = finder.find(row.text(key));
  if (isOffice) {
    if (!found.ok || !isOfficeItself(found.agency)) tell(key, (t) => t("roster.officeHasNoAgency"));
    return null;
  }
  if (!found.ok) {
    tell(key, found.what);
    return null;
  }
  const { agency } = found;
  const named = second && finder.find(row.text(second));
  if (second && named && !named.ok) tell(second, named.what);
  if (second && named?.ok && named.agency !== agency)
    tell(second, (t) => t("roster.otherAgency", { code: agency.code, name: agency.name }));
  return agency;
}

/** "Bà Nguyễn Thị Lan" is how lists address people. Ông is a family name too, of whose people three words are told. */
function withoutHonorific(name: string): string {
  return name.replace(/^(?:bà\s+|ông\s+(?=\S+\s+\S+\s+\S))/iu, "");
}

/** Of two numbers in a cell the first would be taken, and the other lost without a word. */
function readOnePhone(typed: string): ReturnType<typeof readPhone> {
  const phone = readPhone(typed);
  return typed.replace(/\D/g, "").length > 13 && phone.ok
    ? { ok: false, code: "bad_phone", say: (t) => t("roster.severalPhones", { typed }) }
    : phone;
}

/** Each of those who share a number or a name is told, since nobody knows which is right. */
function tellTwice(rows: readonly RosterRow[], problems: PlanProblem[]): void {
  for (const key of ["name", "phone"] as const) {
    const alike = new Map<string, RosterRow[]>();
    for (const row of rows) {
      if (row[key] === null) continue;
      const at = `${fold(row[key])}:${row.agencyId ?? ""}`;
      const same = alike.get(at);
      if (same) same.push(row);
      else alike.set(at, [row]);
    }
    for (const same of alike.values())
      for (const row of same) {
        const other = same.find((one) => one !== row && isSameName(one[key]!, row[key]!) && !isSecondPost(one, row));
        if (!other) continue;
        const line = rowOf(other.at("name"));
        problems.push({ at: row.at(key), what: (t) => t(`roster.twice.${key}`, { row: line }) });
      }
  }
}

/** The same person by name and number, who has another post besides. */
function isSecondPost(one: RosterRow, other: RosterRow): boolean {
  return one.role !== other.role && one.phone !== null && one.phone === other.phone && isSameName(one.name, other.name);
}

/** "(1) (2) (3)", or "1 2 3", below the headings of a printed form. */
function isNumbering(row: TableRow<RosterColumn>): boolean {
  const texts = (Object.keys(rosterColumns) as RosterColumn[])
    .map((key) => row.text(key))
    .filter((text) => text !== "");
  return texts.length > 1 && texts.every((text) => /^\(?\d{1,2}\)?$/.test(text));
}

function headOf(row: TableRow<RosterColumn>): Place {
  const place = row.at("name");
  return "file" in place ? { file: place.file, line: null } : { sheet: place.sheet, cell: null };
}

function wholeFile(path: string): Place {
  return { file: path.split(/[\\/]/).at(-1)!, line: null };
}

function column(...headings: [string, ...string[]]): TableColumn {
  return { headings, required: false };
}
