/** The sheets, whose names others rely on. */
export const sheetNames = {
  overview: "Tổng quan",
  duties: "Đầu việc",
  figures: "Số liệu",
  silent: "Chưa báo cáo",
  overdue: "Quá hạn",
  receipts: "Biên nhận",
} as const;

export type DataSheet = Exclude<keyof typeof sheetNames, "overview">;

/** "'Đầu việc'!$J$2:$J$174": the cells of one column below the header, for formulas. */
export function columnRange(sheet: DataSheet, column: number, rows: number): string {
  const letters = columnLetters(column);
  return `'${sheetNames[sheet]}'!$${letters}$2:$${letters}$${Math.max(2, rows + 1)}`;
}

export function columnLetters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnLetters(Math.floor(column / 26) - 1) + rest;
}
