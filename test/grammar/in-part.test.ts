import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

const status = (text: string) => read(text).items.map((item) => item.status);

describe("work of which a part is done", () => {
  it.each([
    "V.1 mới xong 8/15 đơn vị, 7 đơn vị còn lại chuyển sang quý 3",
    "V.1 xong 8/15 đơn vị, còn 7",
    "V.1 hoàn thành 8 trên 15 đơn vị, nhưng còn 7 đơn vị",
    "V.1 xong phần hình rồi, còn lồng tiếng với phụ đề",
    "V.1 xong phần soạn thảo, còn chờ ký",
  ])("goes on where the rest is named: %s", (text) => {
    expect(status(text)).toEqual(["in_progress"]);
  });

  it.each([
    "V.1 xong 8/15 đơn vị",
    "V.1 xong 8/15 đơn vị, còn 3 ngày nữa",
    "V.1 xong 8/9 rồi, còn gì không",
    "V.1 xong phần hình rồi",
    "V.1 hoàn thành phần việc của sở, còn các xã chưa gửi",
    "V.1 chắc xong 8/15 đơn vị, còn 7",
  ])("is asked about where it is not, or is another's: %s", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });

  it.each(["V.1 xong 15/15 đơn vị, còn viết báo cáo", "V.1 hoàn thành 18/KH-STP, 7 đơn vị còn lại làm sau"])(
    "is over where all is: %s",
    (text) => {
      expect(status(text)).toEqual(["done"]);
    },
  );

  it("goes on where the writer's agency stands in front of what it is doing", () => {
    expect(read("IX.2 SNV đang chấm vòng sơ khảo, có 22 sáng kiến", "SNV", "2024-10-03").items).toMatchObject([
      { task: "IX.2", status: "in_progress", percent: null },
    ]);
  });
});
