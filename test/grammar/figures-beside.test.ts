import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("a figure beside others that it is only held against", () => {
  it.each<[string, string, Record<string, unknown>]>([
    ["X24967", "b3 q2 cac xa khac 88%, xa em 71,2%", { period: "2024-Q2", percent: 71.2 }],
    ["X24967", "so hoa quy 1 xa khac duoc 90% ma xa em moi 54,5%", { indicator: "CT-b1", percent: 54.5 }],
    ["X24967", "b3 quy 2 xa em 66/90, toan huyen 71%", { numerator: 66, denominator: 90 }],
    ["STTTT", "b3 quý II: Sở Tài chính người ta 95%, bên em 62,3% thôi", { percent: 62.3 }],
    ["H674", "b3 quy 2 huyen Lam Ha 75%, huyen em 70,1%", { percent: 70.1 }],
    ["H682", "b1 quý I báo 71% rồi, giờ quý II là 79,8% ạ", { period: "2024-Q2", percent: 79.8 }],
    ["SCT", "b6 ky truoc 60%, ky nay 66,4%", { period: "2024-Q2", percent: 66.4 }],
    ["SYT", "b1 quý II 812/900 (quý I 790/901)", { period: "2024-Q2", numerator: 812 }],
    ["X24967", "b3 năm nay tỉnh giao xã 70%, quý I em mới được 58/121", { period: "2024-Q1", numerator: 58 }],
    ["SGTVT", "chi tieu b1 la 80%, quy 1 ben em dat 76,5%", { indicator: "CT-b1", percent: 76.5 }],
    ["SYT", "b3 quy 1: muc tieu 60%, ket qua 58,8%", { percent: 58.8 }],
    ["SYT", "b1 quý II 85%, năm ngoái cùng kỳ có 61%", { period: "2024-Q2", percent: 85 }],
    ["SYT", "b1 quy 2 812/900, cung ky nam ngoai duoc 61%", { numerator: 812, denominator: 900 }],
    ["SYT", "b3 quý II 85%, kỳ trước mới 71%", { period: "2024-Q2", percent: 85 }],
  ])("%s: %s", (agency, text, item) => {
    const { items, problems } = read(text, agency, "2024-06-18");
    expect(items).toMatchObject([item]);
    expect(problems).toEqual([]);
  });

  it.each<[string, string]>([
    // nobody claims the other one
    ["X24967", "b3 quý II: Sở Tài chính 95%, còn lại 62%"],
    ["X24967", "b3 quy 2 xa khac 90%, 60%"],
    ["SYT", "b3 tinh giao 70%, phan dau 75%"],
    ["SYT", "b3 quý II chỉ tiêu 85%, kỳ trước 61%"],
    ["SYT", "b3 quy 2 tinh giao 85%, nam ngoai 61%"],
    // of when the first is nobody says
    ["SYT", "b1 85%, năm ngoái cùng kỳ có 61%"],
    ["SYT", "b1 năm ngoái cùng kỳ có 61%, 85%"],
    ["SYT", "b1 quý I 97% (quý II 99%)"],
    ["SYT", "b3 q2 ben em 62%, phong mot cua ben em 70%"],
    // it mends the other one
    ["SYT", "b3 quy 2 812/900 (quy 1 bao sai, dung la 790/901)"],
    // it is not certain itself
    ["X24967", "b3 q2 cac xa khac 60%, xa em chac tam 50%"],
    ["SYT", "b1 quy truoc bao 60%, quy nay khoang 66%"],
    ["SYT", "b3 quy 1 bao 71% roi, quy 2 79% cua So Xay dung"],
  ])("%s: nothing is supposed of %s", (agency, text) => {
    expect(read(text, agency, "2024-06-18").items).toEqual([]);
  });

  it("of two periods that are both reported both stay", () => {
    expect(read("b4 quý I 97%, quý II 99,1%", "STC", "2024-06-18").items).toMatchObject([
      { period: "2024-Q1", percent: 97 },
      { period: "2024-Q2", percent: 99.1 },
    ]);
  });
});

describe("another year's figure in front of this year's", () => {
  it.each([
    "Năm ngoái quý 3 số hóa có 61%, năm nay quý 3 được 84%",
    "năm ngoái số hóa quý 3 61%, năm nay quý 3 84%",
    "Năm trước quý 3 số hóa có 61/100, năm nay quý 3 được 84/100",
    "quý 3 năm ngoái số hóa 61%, năm nay quý 3 84%",
  ])("is left out with its period: %s", (text) => {
    expect(read(text, "STP", "2024-09-13")).toMatchObject({
      items: [{ indicator: "CT-b1", period: "2024-Q3", percent: 84 }],
      problems: [],
    });
  });

  it("leaves its period to this year's, where that names none", () => {
    expect(read("năm ngoái quý 2 số hóa 61%, năm nay 84%", "STP", "2024-09-13").items).toMatchObject([
      { indicator: "CT-b1", period: "2024-Q2", percent: 84 },
    ]);
  });

  it("leaves its own period to what is told of this year", () => {
    expect(read("năm ngoái b3 quý 2 61%, năm nay quý 3 84%", "STP", "2024-09-13").items).toMatchObject([
      { period: "2024-Q3", percent: 84 },
    ]);
  });
});
