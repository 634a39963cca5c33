import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("a question back", () => {
  it.each<[string, string[], string?]>([
    ["VII.2 xong", ["VII.2", "VIIb.2"]],
    ["VII.1 xong", ["VII.1", "VIIb.1"]], // leads neither
    ["VII.1 xong", ["VII.1", "VIIb.1"], "VPUBND"], // leads both
    ["VII.3 xong", ["VII.3", "VIIb.3"], "office"],
    ["VII.4 xong", ["VII.4", "VIIb.4"], "office"],
    ["VII.2", ["VII.2", "VIIb.2"], "office"],
    ["VII.4 xong", ["VII.4", "VII.4/ket-noi"]],
    ["VII.4 quý I xong", ["VII.4", "VII.4/ket-noi"]],
    ["V.2 đang làm 0,6", ["60%", "0,6%"]],
    ["b5 không", ["1/1", "0/1"]],
    ["b3 1,250", ["1250", "1,25%"]],
    ["b3,1,250/2,000", ["1250/2000"]],
    ["VIIa.4 đang làm", ["VII.4", "VII.4/ket-noi"], "SGDDT"],
    ["V.1", ["done", "in_progress", "blocked", "not_started"]],
    ["V.2", ["done", "in_progress", "blocked", "not_started", "nothing_arose"]],
    ["I.8", ["done", "in_progress", "blocked", "not_started", "nothing_arose"]],
    ["V.1 đã họp hai lần", ["done", "in_progress", "blocked", "not_started"]],
    ["V.2 dự kiến tháng 9 hoàn thành", ["done", "in_progress", "blocked", "not_started", "nothing_arose"]],
    ["V.1 chưa xong", ["in_progress", "blocked", "not_started"]],
    ["V.1 chưa có văn bản", ["in_progress", "blocked", "not_started"]],
    ["d1 quy 1 10/20", ["CT-d1", "CT-dd1"]],
    ["D1 10/20", ["CT-d1", "CT-dd1"]],
    ["b2 quý I 10/20", ["CT-b2a", "CT-b2b"]],
    ["b3 quý I 1,250/2,000", ["1250/2000"]],
    ["b3 quý I 1,250/2000", ["1250/2000"]],
    ["b3 quý I 1250/2,000", ["1250/2000"]],
    ["b3 quý I 1,000/2,000", ["1000/2000", "1/2"]],
    ["b3 quý I dưới 60%", ["60%"]],
    ["b3 quý I đạt trên 60%", ["60%"]],
    ["b3 quý I ít nhất 60", ["60"]],
    ["b3 quý I >85%", ["85%"]],
    ["b3 quý I ~85%", ["85%"]],
    ["b3 quý I < 85%", ["85%"]],
    ["b3 quý I 0 ", ["0/0", "0%"]],
    ["b3 quý I 0 ạ", ["0/0", "0%"]],
    ["b3 quý I 0 hồ sơ", ["0/0", "0%"]],
    ["b3 quý I không có hồ sơ trực tuyến", ["0/0", "0%"]],
    ["b1 T3 0,855", ["85,5%", "0,855%"]],
    ["b1 T3 0.855", ["85,5%", "0,855%"]],
    ["b3 quý I", ["0/0"]],
    ["b3 0", ["0/0", "0%"]],
    ["b5", ["1/1", "0/1"]],
    ["b3 quý I 1250/2000 65%", ["1250/2000", "65%"]],
    ["V.1 xong 18/KH-STP 23/2/2025", ["23/02/2024", "23/02/2025"]],
    ["V.1 xong 18/KH-STP 15/06/2024", ["15/06/2023", "15/06/2024"]],
    ["I.10 T7 không phát sinh", ["2024-06", "2024-07"]],
    ["b3 quý III 10/20", ["2024-Q2", "2024-Q3"]],
    ["V.2 quý IV xong", ["2024-Q2", "2024-Q4"]],
    ["V.2 quý I/2025 xong", ["2024-Q2", "2025-Q1"]],
    ["b3 năm 2025 10/20", ["2024", "2025"]],
    ["IV.3 quý III xong", ["2024-Q2", "2024-Q3"], "H679"],
    ["IV.3 T4 xong", ["2024-Q2"], "H679"],
    ["IV.3 xong tháng 5", ["2024-Q2"], "H679"],
    ["I.10 tháng sau không phát sinh", ["2024-06", "2024-07"]],
    ["I.10 thang sau khong phat sinh", ["2024-07", "2024-06"]],
    ["b1 thang sau 85%", ["2024-07", "2024-06"]],
    ["b3 quý tới 45/50", ["2024-Q2", "2024-Q3"]],
    ["T3", ["2024-03", "thứ 3"]],
    ["t2", ["2024-02", "thứ 2"]],
    ["T7?", ["2024-07", "thứ 7"]],
    ["T3 ạ", ["2024-03", "thứ 3"]],
    ["- T3", ["2024-03", "thứ 3"]],
    ["Dạ T3", ["2024-03", "thứ 3"]],
  ])("%s", (text, values, agency = "STP") => {
    const json = read(text, agency);
    expect(json.outcome).toBe("ask");
    expect(json.items).toEqual([]);
    expect(json.intent).toBeNull();
    expect(json.problems).toHaveLength(1);
    expect(json.problems[0]).toMatchObject({ line: 1, outcome: "ask" });
    expect(json.problems[0]!.choices.map(({ value }) => value)).toEqual(values);
  });

  it("names what it is about", () => {
    expect(read("VII.2 xong").problems[0]).toEqual({
      line: 1,
      outcome: "ask",
      choices: [
        { value: "VII.2", label: "VII.2 Hướng dẫn tổ chức, cá nhân…" },
        { value: "VIIb.2", label: "VIIb.2 Thực hiện các hình thức phù…" },
      ],
      sentence: "VII.2 ở mục nào?",
    });
    expect(read("b3 quý I 1,250/2,000").problems[0]!.sentence).toBe("1,250/2,000 là 1.250/2.000, hay số khác?");
    expect(read("T3").problems[0]).toMatchObject({
      sentence: "T3 là tháng 03/2024 hay thứ Ba?",
      choices: [{ label: "tháng 03/2024" }, { label: "thứ Ba" }],
    });
  });

  it.each<[string, string]>([
    ["b3 quý này 5/10", "2024-Q2"],
    ["b3 quý trước 5/10", "2024-Q1"],
    ["b1 tháng này 85%", "2024-06"],
    ["quý này b3 5/10", "2024-Q2"],
    ["V.2 quý này đang làm", "2024-Q2"],
    ["Báo cáo quý này:\nV.2 đang làm", "2024-Q2"],
  ])("%s means the calendar's when reporting has gone on to the next", (text, period) => {
    expect(read(text, "STP", "2024-06-20").items).toMatchObject([{ period }]);
  });

  it("depends on the day", () => {
    expect(read("b3 quý III 10/20", "STP", "2024-06-15").outcome).toBe("items");
    expect(read("IV.3 quý II xong", "H679", "2024-05-31").outcome).toBe("ask");
    expect(read("IV.3 quý II xong", "H679", "2024-06-01").outcome).toBe("items");
    expect(read("b1 T3 85%", "STP", "2024-02-14").outcome).toBe("ask");
    expect(read("b1 T3 85%", "STP", "2024-02-15").outcome).toBe("items");
    expect(read("I.10 T3 không phát sinh", "STP", "2024-02-29").outcome).toBe("ask");
    expect(read("VII.4 kết nối quý I xong", "STP", "2023-12-20").outcome).toBe("ask");
    expect(read("VII.3 quý I xong", "STP", "2023-12-20").outcome).toBe("items");
  });
});
