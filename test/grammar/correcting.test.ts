import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("words that only say that something is corrected", () => {
  it.each<[string, object]>([
    ["so van ban v1 la 19/KH-STP", { document: "19/KH-STP", note: null }],
    ["sửa V.1 hoàn thành 19/KH-STP", { status: "done", document: "19/KH-STP", note: null }],
    ["sua bien nhan hom qua: vii8 quy 1 60%", { task: "VII.8", percent: 60, note: null }],
    ["sửa b1 quý 1 thành 73/100", { indicator: "CT-b1", numerator: 73, denominator: 100, note: null }],
    ["sua vii8 quy 1 thanh dang lam 50%", { task: "VII.8", status: "in_progress", percent: 50 }],
    ["b1 quý 1 36/40 mới đúng", { numerator: 36, denominator: 40, note: null }],
    ["b1 quý 1 36/40 mới là đúng ạ", { numerator: 36, denominator: 40, note: null }],
    ["V.1 xong số 19/KH-STP mới đúng", { status: "done", document: "19/KH-STP", note: null }],
    ["V.3 quý 1 70% mới đúng nhé", { status: "in_progress", percent: 70, note: null }],
    ["V.3 quý 1 đang làm mới đúng", { status: "in_progress", note: null }],
    ["V.3 quý 1 đang làm, họp lại mới đúng", { status: "in_progress", note: "họp lại mới đúng" }],
    ["đổi V.3 quý 1 sang 70%", { task: "V.3", status: "in_progress", percent: 70 }],
  ])("%s", (text, item) => {
    expect(read(text, "STP", "2024-04-16").items).toMatchObject([item]);
  });

  it.each<[string, object]>([
    ["không phải, V.3 xong rồi", { task: "V.3", status: "done", note: null }],
    ["khong phai dau, v3 dang lam 40%", { task: "V.3", status: "in_progress", percent: 40, note: null }],
    ["à không, V.3 xong rồi", { task: "V.3", status: "done", note: null }],
    ["sai rồi, b3 quý I là 3/400", { indicator: "CT-b3", numerator: 3, denominator: 400, note: null }],
  ])("%s: that it was otherwise is no note", (text, item) => {
    expect(read(text, "STP", "2024-04-16").items).toMatchObject([item]);
  });

  it.each<[string, object]>([
    ["hôm trước b4 quý 1 sai, sửa thành 75/100", { indicator: "CT-b4", numerator: 75, denominator: 100, note: null }],
    ["hom qua em bao b4 quy 1 sai, sua thanh 75/100", { indicator: "CT-b4", numerator: 75, note: null }],
    ["hôm trước b4 quý 1 báo 57/100 sai, sửa thành 75/100", { indicator: "CT-b4", numerator: 75, note: null }],
    ["b4 quý 1 sai rồi, phải là 75/100", { indicator: "CT-b4", period: "2024-Q1", numerator: 75, note: null }],
    ["V.3 báo sai, sửa lại đang làm 40%", { task: "V.3", status: "in_progress", percent: 40, note: null }],
    ["b4 quý I báo 57/100 sai, phải là 75/100", { indicator: "CT-b4", numerator: 75, note: null }],
    ["b4 quý I báo 57/100 sai, là 75/100", { indicator: "CT-b4", numerator: 75, note: null }],
    ["b4 quý 1 sai là 57/100", { indicator: "CT-b4", numerator: 57, denominator: 100, note: null }],
    ["ghi nhầm, V.1 xong", { task: "V.1", status: "done", note: null }],
    ["V.1 sai, sửa lại xong", { task: "V.1", status: "done", note: null }],
    ["b4 quý I em ghi nhầm là 12/400, đúng là 15/400", { indicator: "CT-b4", numerator: 15, note: null }],
    ["V.3 báo 40% sai, sửa thành 60%", { task: "V.3", status: "in_progress", percent: 60, note: null }],
    ["V.1 không đúng, phải là đang làm", { task: "V.1", status: "in_progress", note: null }],
    ["V.1 12 sai, sửa xong", { task: "V.1", status: "done", note: "12 sai, sửa" }],
    ["V.1 12 sai, sửa lại xong", { task: "V.1", status: "done", note: "12 sai, sửa lại" }],
    ["V.1 sai, sửa 12 TTHC xong", { task: "V.1", status: "done", note: "sai, sửa 12 TTHC" }],
    ["V.1 xong, biểu mẫu sai, sửa thành 3 bước", { task: "V.1", note: "biểu mẫu sai, sửa thành 3 bước" }],
  ])("%s: what was reported before is wrong", (text, item) => {
    expect(read(text, "STP", "2024-04-16").items).toMatchObject([item]);
  });

  it.each([
    "V.1 em báo nhầm là xong",
    "V.1 quý I ghi nhầm là hoàn thành",
    "V.1 bị nhập sai là đang thực hiện",
    "b3 quý 1 báo sai là 57/100",
    "b3 quý I bị sai số liệu là 40/50",
    "b3 quý I 40/50 số cũ em báo nhầm",
    "V.1 hoàn thành lần trước báo nhầm",
    "V.1 không đúng là có vướng mắc",
    "b4 quý I em báo nhầm là 12/400",
    "V.1 sai là 12/KH-STP",
    "V.1 sai, phải là 12/KH-STP",
    "V.1 sai sửa xong",
    "V.1 sai, sửa thành 12/KH-STP",
  ])("%s: what was reported wrongly is not reported", (text) => {
    expect(read(text, "STP", "2024-04-16").items).toEqual([]);
  });

  it.each(["ghi nhầm, V.1 xong, đúng ra đang làm", "không phải, V.3 xong, đúng ra là đang làm"])(
    "%s: which of the two holds is asked",
    (text) => {
      const { items, problems } = read(text, "STP", "2024-04-16");
      expect(items).toEqual([]);
      expect(problems[0]!.choices.map(({ value }) => value)).toEqual(["done", "in_progress"]);
    },
  );

  it.each(["bấm nhầm, V.1 xong", "gửi nhầm - V.1 xong", "em báo nhầm, V.1 xong"])(
    "%s: what was sent by mistake is not reported",
    (text) => {
      expect(read(text, "STP", "2024-04-16").items ?? []).toEqual([]);
    },
  );

  it.each(["không phải V.3 xong", "không, V.3 xong rồi"])("%s is asked about", (text) => {
    expect(read(text, "STP", "2024-04-16")).toMatchObject({ outcome: "ask", items: [] });
  });

  it.each(["sửa số văn bản V.1 thành 19/KH-STP", "v1 sua so 45/KH-STP 26/2"])(
    "%s: how the task stands is not said by its document",
    (text) => {
      const { items, problems } = read(text, "STP", "2024-04-16");
      expect(items).toEqual([]);
      expect(problems).toMatchObject([{ outcome: "ask", choices: expect.arrayContaining([expect.anything()]) }]);
    },
  );

  it.each(["V.1 đợi hoàn thành", "đợi V.1 xong", "doi V.1 xong"])("%s: to wait is none of them", (text) => {
    expect(read(text, "STP", "2024-04-16").items).toEqual([]);
  });

  it("what a task is about stays", () => {
    const [item] = read("IV.1 sửa quy trình nội bộ lĩnh vực thi cử đang làm", "STP", "2024-04-16").items;
    expect(item).toMatchObject({ note: expect.stringContaining("sửa quy trình") });
  });
});
