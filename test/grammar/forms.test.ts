import { describe, expect, it } from "vitest";
import { figure, read, task } from "./reading.js";

const plan = { document: "12/KH-STP", documentDate: "2024-02-19" };

describe("a row of a table in one line", () => {
  it.each([
    "V.1 | Hoàn thành | 12/KH-STP | 19/02/2024",
    "5 | V.1 | Hoàn thành | 12/KH-STP | 19/02/2024",
    "Fw: V.1 | Hoàn thành | 12/KH-STP | 19/02/2024",
  ])("%s", (row) => {
    expect(read(row).items).toEqual([task({ task: "V.1", ...plan })]);
  });

  it("keeps what it says besides", () => {
    const [item] = read("V.1 | Ban hành kế hoạch rà soát | Sở Tư pháp | Đang thực hiện | 60% | chờ ký").items;
    expect(item).toMatchObject({ task: "V.1", status: "in_progress", percent: 60 });
    expect(item!.note).toContain("chờ ký");
  });

  it("takes two counts side by side for a figure", () => {
    expect(read("b3 | Quý I | 1250 | 2000 | 62,5%", "SYT").items).toEqual([
      figure({ indicator: "CT-b3", period: "2024-Q1", numerator: 1250, denominator: 2000, percent: 62.5 }),
    ]);
  });

  it("is no report where it is passed on and names another agency, or none", () => {
    for (const row of ["Fw: V.1 | Hoàn thành | 12/KH-SYT | 19/02", "Fw: V.1 | Hoàn thành | ngày 19/02"])
      expect(read(row).items).toEqual([]);
  });
});

describe("a form", () => {
  it("tells in several lines what others do in one", () => {
    const text =
      "Nội dung: công khai danh sách cán bộ để chậm trễ hồ sơ\nKỳ: tháng 5/2024\nKết quả: đã công khai\nVăn bản: 188/TB-STP ngày 03/6/2024";
    expect(read(text).items).toMatchObject([
      { task: "I.10", period: "2024-05", status: "done", document: "188/TB-STP", documentDate: "2024-06-03" },
    ]);
    expect(read("Chỉ tiêu: hồ sơ trực tuyến\nKỳ: quý I\nKết quả: 1250/2000", "SYT").items).toMatchObject([
      { indicator: "CT-b3", period: "2024-Q1", numerator: 1250, denominator: 2000 },
    ]);
  });

  it("says what is marked in lines of their own", () => {
    for (const boxes of ["[ ] Hoàn thành\n[x] Đang thực hiện\n[ ] Có vướng mắc", "☐ Hoàn thành\n☑ Đang thực hiện"])
      expect(read(`VII.3 - quý II/2024\n${boxes}`, "SYT").items).toMatchObject([
        { task: "VII.3", period: "2024-Q2", status: "in_progress", note: null },
      ]);
  });

  it("says nothing where no box is marked", () => {
    expect(read("VII.3 quý II\n[ ] Hoàn thành\n[ ] Đang thực hiện", "SYT").items).toEqual([]);
  });
});
