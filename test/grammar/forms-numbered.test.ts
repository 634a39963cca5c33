import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("a form whose fields are numbered", () => {
  const work = "Xử lý kết quả, báo cáo kết quả đánh giá việc giải quyết TTHC";

  it.each([
    `1. Tên nhiệm vụ: ${work}\n2. Kỳ: Quý III/2024\n3. Tình trạng: hoàn thành\n4. Văn bản: 88/BC-UBND ngày 27/9/2024`,
    `1) Nhiệm vụ: ${work}\n2) Kỳ: Quý III/2024\n3) Tình trạng: ☐ Chưa thực hiện ☐ Đang thực hiện ☒ Hoàn thành\n4) Văn bản: 88/BC-UBND ngày 27/9/2024`,
    `a. Nhiệm vụ: ${work}\nb. Kỳ: Quý III/2024\nc. Tình trạng: hoàn thành\nd. Văn bản: 88/BC-UBND ngày 27/9/2024`,
  ])("%s", (text) => {
    expect(read(text, "X25129", "2024-09-30").items).toEqual([
      expect.objectContaining({
        ...{ task: "IV.3", period: "2024-Q3", status: "done", note: null },
        ...{ document: "88/BC-UBND", documentDate: "2024-09-27" },
      }),
    ]);
  });

  it("names no work by its labels", () => {
    expect(read("2. Kỳ: Quý III/2024\n3. Tình trạng: hoàn thành", "X25129", "2024-09-30").items).toEqual([]);
  });
});

describe("what is passed on, and what is taken back behind a figure", () => {
  it.each([
    "[Chuyển tiếp] UBND xã Hòa Ninh: V.1 hoàn thành 14/KH-UBND ngày 22/02/2024",
    "(Fwd) V.1: hoàn thành 14/KH-UBND ngày 22/02/2024",
    "b3 tháng 1 188/242, à không, tổng là 252 mới đúng",
    "b3 tháng 1 188/242, nhầm, mẫu là 252",
    "b3 thang 1 188/242 a khong tu so la 198",
  ])("%s", (text) => {
    expect(read(text, "X24844", "2024-02-27").items).toEqual([]);
  });

  it("still takes a figure beside the one that it is not", () => {
    expect(
      read("b3 tháng 1 188/242 chứ không phải 198/242 như em báo nhầm", "X24844", "2024-02-27").items,
    ).toMatchObject([{ numerator: 188, denominator: 242 }]);
  });
});
