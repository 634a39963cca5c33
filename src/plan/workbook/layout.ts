/**
 * What the sheets of a plan's workbook are called and which columns they have: the file format, the same in every
 * language. Columns are found by their names; the order is the one in which they are written.
 */
export interface Column {
  readonly name: string;
  readonly width: number;
  /** How its cells are formatted where they are written; "text" keeps a code from becoming a number or a day. */
  readonly format: "text" | "day" | "number";
  /** Without this column the sheet cannot be read. */
  readonly required: boolean;
}

const column = (name: string, width: number, format: Column["format"] = "text"): Column => ({
  ...{ name, width, format },
  required: false,
});
const required = (name: string, width: number, format: Column["format"] = "text"): Column => ({
  ...column(name, width, format),
  required: true,
});

export const sheets = {
  plan: {
    name: "Kế hoạch",
    required: true,
    columns: { item: required("Thông tin", 30), value: required("Giá trị", 70) },
  },
  sections: {
    name: "Mục",
    required: true,
    columns: {
      code: required("Mã", 10),
      printedNumber: column("Số in", 10),
      title: required("Tên", 80),
      shortName: column("Tên ngắn", 26),
      otherNames: column("Cách gọi khác", 34),
    },
  },
  tasks: {
    name: "Nhiệm vụ",
    required: true,
    columns: {
      code: required("Mã", 14),
      section: column("Mục", 9),
      text: required("Nội dung", 62),
      lead: required("Chủ trì", 36),
      coordinating: column("Phối hợp", 30),
      timing: required("Thời gian", 28),
      reading: column("Đọc là", 30),
      nothingMayArise: column("Không phát sinh", 17),
      shortName: column("Tên ngắn", 24),
      otherNames: column("Cách gọi khác", 24),
      partTitle: column("Tên phần", 24),
      note: column("Ghi chú", 40),
    },
  },
  indicators: {
    name: "Chỉ tiêu",
    required: false,
    columns: {
      code: required("Mã", 12),
      name: required("Tên", 58),
      shortName: column("Tên ngắn", 26),
      unit: column("Đơn vị", 10),
      direction: column("Chiều", 13),
      target: required("Giao", 10, "number"),
      addsUp: column("Cách cộng", 14),
      numerator: column("Tử số", 48),
      denominator: column("Mẫu số", 48),
      reporters: required("Cơ quan báo cáo", 36),
      otherNames: column("Cách gọi khác", 26),
    },
  },
  targets: {
    name: "Chỉ tiêu giao",
    required: false,
    columns: {
      indicator: required("Chỉ tiêu", 14),
      agency: required("Cơ quan", 20),
      value: required("Giao", 12, "number"),
    },
  },
  agencies: {
    name: "Cơ quan",
    required: true,
    columns: {
      code: required("Mã", 14),
      name: required("Tên", 46),
      shortName: column("Tên ngắn", 26),
      level: required("Cấp", 16),
      type: column("Loại", 18),
      parent: column("Trực thuộc", 14),
      validFrom: column("Từ ngày", 13, "day"),
      validTo: column("Đến ngày", 13, "day"),
      formerArea: column("Vùng cũ", 20),
      otherNames: column("Cách gọi khác", 40),
    },
  },
  groups: {
    name: "Nhóm",
    required: false,
    columns: {
      code: column("Mã", 22),
      name: required("Tên", 56),
      rule: required("Gồm", 56),
      otherNames: column("Cách gọi khác", 50),
    },
  },
  holidays: {
    name: "Ngày nghỉ",
    required: false,
    columns: {
      day: required("Ngày", 14, "day"),
      kind: column("Loại", 12),
      name: column("Tên", 46),
      source: column("Nguồn", 40),
    },
  },
} as const satisfies Readonly<
  Record<
    string,
    { readonly name: string; readonly required: boolean; readonly columns: Readonly<Record<string, Column>> }
  >
>;

export type SheetKey = keyof typeof sheets;
export type ColumnKey<S extends SheetKey> = Extract<keyof (typeof sheets)[S]["columns"], string>;
export const sheetKeys = Object.keys(sheets) as readonly SheetKey[];

/** The columns of a sheet, where it does not matter which sheet it is. */
export function columnsOf(sheet: SheetKey): ReadonlyMap<string, Column> {
  return new Map(Object.entries(sheets[sheet].columns as Readonly<Record<string, Column>>));
}

/** The last column of every sheet: what somebody has to look at before the plan may be imported. */
export const reviewColumn = "Cần xem";
export const instructionsSheet = "Hướng dẫn";

/** The rows of the sheet "Kế hoạch", in their order. */
export const planItems = {
  year: "Năm",
  number: "Số",
  issuedOn: "Ngày",
  title: "Tên",
  issuer: "Cơ quan ban hành",
  countsFrom: "Tính từ ngày",
  windows: "Kỳ số liệu",
  afterWindow: "Hạn sau kỳ theo cấp",
  toMend: "Ngày được sửa",
  onRestDay: "Khi rơi ngày nghỉ",
  contact: "Liên hệ",
  checkIns: "Kỳ việc thường xuyên",
  ladder: "Nhắc việc",
} as const;
export type PlanItem = keyof typeof planItems;

/** "D7" of the seventh row and fourth column; both count from 0. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function columnLetters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnLetters(Math.floor(column / 26) - 1) + rest;
}
