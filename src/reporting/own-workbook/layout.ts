/**
 * The agency's own workbook: what its sheets and columns are called. A file format, so the same in every language; columns
 * are found again by their names. `filled`: people write there, all else is locked.
 */
export interface OwnColumn {
  readonly name: string;
  /** In characters. */
  readonly width: number;
  readonly format: "text" | "day";
  readonly filled: boolean;
}

const shown = (name: string, width: number, format: OwnColumn["format"] = "text"): OwnColumn => ({
  ...{ name, width, format },
  filled: false,
});
const filled = (name: string, width: number, format: OwnColumn["format"] = "text"): OwnColumn => ({
  ...shown(name, width, format),
  filled: true,
});
/** Hidden: by it a row is known again, wherever it was moved to. */
const key = shown("Khóa", 20);

export const ownSheets = {
  duties: {
    name: "Đầu việc",
    columns: {
      code: shown("Mã", 13.5),
      title: shown("Đầu việc", 44),
      period: shown("Kỳ", 14),
      dueOn: shown("Hạn", 11.5, "day"),
      status: filled("Trạng thái", 17),
      percent: filled("Tiến độ (%)", 9),
      result: filled("Kết quả", 34),
      difficulty: filled("Vướng mắc", 28),
      document: filled("Số văn bản", 16),
      documentDate: filled("Ngày văn bản", 12),
      key,
    },
  },
  figures: {
    name: "Số liệu",
    columns: {
      code: shown("Mã", 9),
      title: shown("Chỉ tiêu", 42),
      period: shown("Kỳ", 14),
      dueOn: shown("Hạn", 11.5, "day"),
      target: shown("Giao", 11),
      last: shown("Số gần nhất", 26),
      numerator: filled("Tử số", 12),
      denominator: filled("Mẫu số", 12),
      value: filled("Tỷ lệ (%), giá trị", 14),
      note: filled("Ghi chú", 34),
      key,
    },
  },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly columns: Readonly<Record<string, OwnColumn>> }>
>;

export type OwnSheet = keyof typeof ownSheets;
export type OwnColumnKey<S extends OwnSheet> = Extract<keyof (typeof ownSheets)[S]["columns"], string>;

/** The columns of a sheet in their order, where it does not matter which sheet it is. */
export function ownColumns(sheet: OwnSheet): readonly (readonly [string, OwnColumn])[] {
  return Object.entries(ownSheets[sheet].columns as Readonly<Record<string, OwnColumn>>);
}

/** A hidden sheet by which the file is known again, whatever it is called. */
export const markSheet = "_daumoi";
const markName = "dau-moi bao-cao";
const version = 1;

/** Whose file it is, of which plan. */
export interface OwnMark {
  readonly agencyId: number;
  readonly year: number;
}

/** The rows of the hidden sheet. */
export function writeMark({ agencyId, year }: OwnMark): string[][] {
  return [[`${markName} ${version}`], [String(agencyId)], [String(year)]];
}

/** Null for anything else than what `writeMark` writes, in this version or another. */
export function readMark(cells: readonly string[]): OwnMark | null {
  const [name, agency = "", year = ""] = cells;
  if (name !== `${markName} ${version}` || !/^\d{1,9}$/.test(agency) || !/^20\d\d$/.test(year)) return null;
  return { agencyId: Number(agency), year: Number(year) };
}

/** What a row is about, and the report that its file shows of it; 0: none was there. */
export type OwnKey =
  | { readonly kind: "task"; readonly dutyId: number; readonly seen: number }
  | { readonly kind: "figure"; readonly indicator: string; readonly period: string; readonly seen: number };

export function writeKey(key: OwnKey): string {
  return key.kind === "task" ? `d|${key.dutyId}|${key.seen}` : `f|${key.indicator}|${key.period}|${key.seen}`;
}

export function readKey(text: string): OwnKey | null {
  const duty = /^d\|(\d{1,9})\|(\d{1,9})$/.exec(text);
  if (duty) return { kind: "task", dutyId: Number(duty[1]), seen: Number(duty[2]) };
  const figure = /^f\|([^|]{1,40})\|([\dQM-]{4,10})\|(\d{1,9})$/.exec(text);
  return figure && { kind: "figure", indicator: figure[1]!, period: figure[2]!, seen: Number(figure[3]) };
}
