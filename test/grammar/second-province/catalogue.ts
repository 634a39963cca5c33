import { toCatalogue } from "../../../src/plan/catalogue.js";
import { regime } from "../../../src/plan/regime.js";
import type { Catalogue } from "../../../src/text/catalogue.js";

const noNames = { shortName: null, otherNames: [] };

function task(code: string, text: string, leads: readonly string[], deadline: object = { kind: "within-year" }) {
  return {
    ...noNames,
    code,
    text,
    lead: "",
    coordinating: "",
    timing: "",
    leads,
    coordinators: [],
    deadline: { parts: [], ...deadline } as never,
    nothingMayArise: false,
  };
}

function agency(code: string, name: string, shortName: string, level: "so-ban-nganh" | "xa", type: string, area = "") {
  return {
    code,
    name,
    shortName,
    otherNames: code === "X1" ? ["P. Bến Đá Cũ"] : [],
    level,
    type,
    parentCode: null,
    formerArea: area || null,
    validFrom: "2025-07-01",
    validTo: null,
  };
}

function indicator(code: string, shortName: string, unit: string, denominator: string, target: number) {
  return {
    code,
    name: shortName,
    shortName,
    otherNames: code === "KPI-2" ? ["HS trực tuyến"] : [],
    unit,
    direction: "at-least" as const,
    addsUp: "flow" as const,
    target,
    numerator: "Số",
    denominator,
    reporters: ["@cac-so", "@cac-xa"],
  };
}

const part = {
  part: "rieng",
  title: "an toàn (cấp độ 2)",
  shortName: "an toàn",
  otherNames: ["ATTT [mức 2]"],
  text: "Phê duyệt hồ sơ an toàn (cấp độ 2)",
  agencies: ["STP", "SYT"],
  kind: "fixed-quarter",
  quarter: "2026-Q1",
};

/** Another province: two levels, no districts, sections A, Đ and 1, indicators in days, hours, points and per cent. */
export const secondProvince: Catalogue = toCatalogue({
  year: 2026,
  number: "12/QĐ-UBND",
  issuedOn: "2026-01-05",
  regime: regime.parse({ cutOn: 1 }),
  sections: [
    {
      ...noNames,
      code: "A",
      printedNumber: "A",
      title: "Chỉ đạo",
      tasks: [
        task("A.1", "Ban hành kế hoạch truyền thông", ["STP"]),
        task("A.2", "Rà soát thủ tục nội bộ", ["@cac-so"]),
        task("A.3", "Công khai kết quả", ["@cac-xa"], { kind: "quarterly" }),
        task("A.4", "Kiểm tra", ["@cac-so"]),
      ],
    },
    {
      ...noNames,
      code: "Đ",
      printedNumber: "Đ",
      title: "Đào tạo",
      tasks: [task("Đ.1", "Tập huấn", ["@cac-so"])],
    },
    {
      ...noNames,
      code: "1",
      printedNumber: "1",
      title: "Số hóa hồ sơ",
      tasks: [
        task("1.1", "Báo cáo tiến độ số hóa", ["STP", "SYT"], { kind: "monthly" }),
        task("1.2", "Cập nhật quy trình", ["@cac-so"]),
        task("1.2.3", "Tiếp nhận hồ sơ", ["@cac-so", "@cac-xa"], { kind: "continuous", parts: [part] }),
      ],
    },
    {
      ...noNames,
      code: "II",
      printedNumber: "II",
      title: "Dịch vụ công",
      tasks: [task("II.4", "Cung cấp dịch vụ công", ["@cac-so"])],
    },
  ],
  indicators: [
    indicator("KPI-1", "Thời gian giải quyết", "ngày", "Số hồ sơ", 3),
    indicator("KPI-2", "Hồ sơ trực tuyến", "%", "Tổng số hồ sơ", 80),
    indicator("KPI-3", "Lượt hướng dẫn", "lượt", "", 200),
    indicator("CT 4", "Điểm hài lòng", "điểm", "", 8.5),
    indicator("CT 5", "Thời gian chờ", "giờ", "", 2.5),
  ],
  agencies: [
    agency("VPUBND", "Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh", "so-ban-nganh", "văn phòng"),
    agency("STP", "Sở Tư pháp", "Sở Tư pháp", "so-ban-nganh", "sở"),
    agency("SYT", "Sở Y tế", "Sở Y tế", "so-ban-nganh", "sở"),
    agency("X1", "UBND phường Bến Đá", "Bến Đá", "xa", "phường", "Bến Đá"),
    agency("X2", "UBND xã Sông Lau", "Sông Lau", "xa", "xã", "Sông Lau"),
    agency("X3", "UBND xã Đồi Thông", "Đồi Thông", "xa", "xã", "Sông Lau"),
    agency("X4", "UBND xã Đồi Thông", "Đồi Thông", "xa", "xã", "Bến Đá"),
    agency("DK1", "UBND đặc khu Hòn Nhạn", "Hòn Nhạn", "xa", "đặc khu", "Hòn Nhạn"),
  ],
  groups: [
    { code: "@cac-so", name: "Các sở", otherNames: ["các sở", "sở"], members: ["STP", "SYT"] },
    {
      code: "@cac-xa",
      name: "UBND cấp xã",
      otherNames: ["các xã", "xã", "phường", "đặc khu"],
      members: ["X1", "X2", "X3", "X4", "DK1"],
    },
  ],
});
