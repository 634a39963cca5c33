import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("which of several documents is the report's", () => {
  it.each([
    ["thay kh 12/KH-UBND ngày 5/2 bằng kh 19/KH-UBND ngày 22/2, V.1 xong", "19/KH-UBND"],
    ["V.1 hoàn thành KH 19/KH-UBND ngày 22/2, thay KH 12/KH-UBND", "19/KH-UBND"],
    [
      "Căn cứ Quyết định số 65/QĐ-UBND ngày 10/01/2024 của UBND tỉnh và Công văn 218/UBND-VP ngày 02/02/2024 của huyện, xã đã ban hành Kế hoạch số 12/KH-UBND ngày 21/02/2024. V.1: hoàn thành",
      "12/KH-UBND",
    ],
    ["V.1 theo 65/QĐ-UBND xong, KH 12/KH-UBND", "12/KH-UBND"],
    ["V.1 là 33/KH-UBND ngày 27/2 chứ không phải 31/KH-UBND, hoàn thành", "33/KH-UBND"],
  ])("%s", (text, document) => {
    expect(read(text, "X24844", "2024-02-28").items).toMatchObject([{ status: "done", document }]);
  });

  it.each(["V.1 xong theo 65/QĐ-UBND", "V.1 xong theo Quyết định số 65/QĐ-UBND ngày 10/01/2024"])(
    "%s: the plan's own number is no result",
    (text) => {
      expect(read(text, "X24844", "2024-02-28").items).toMatchObject([
        { status: "done", document: null, documentDate: null, note: expect.stringContaining("65/QĐ-UBND") },
      ]);
    },
  );

  it.each(["V.1 hoàn thành rồi ạ, báo theo công văn nhắc 88/VP-KSTT của VP", "V.1 xong, có KH 15/KH-UBND của huyện"])(
    "%s: somebody else's",
    (text) => {
      expect(read(text, "X24844", "2024-02-28").items).toMatchObject([{ status: "done", document: null }]);
    },
  );

  it("asks where two may be meant", () => {
    const { items, problems } = read("V.1 xong 12/KH-UBND và 15/BC-UBND", "X24844", "2024-02-28");
    expect(items).toEqual([]);
    expect(problems[0]!.choices.map(({ label }: { label: string }) => label)).toEqual(["12/KH-UBND", "15/BC-UBND"]);
  });
});
