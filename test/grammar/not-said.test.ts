import { describe, expect, it } from "vitest";
import { understand } from "../../src/grammar/understand.js";
import { catalogue, read, t, today } from "./reading.js";

describe("what was not said is not read", () => {
  it.each([
    ["chi Lan bao V.1 xong roi", "somebody else's word, by name"],
    ["chị Hoa báo V.1 đã xong", "the same with marks"],
    ["Anh Son bao V.1 xong roi, nhung em chua thay van ban nen chua dam bao", "not certain"],
    ["V.2 đang làm hay sao ấy", "a guess"],
    ["II.3 tháng này có 4 dự thảo, 3 cái xong, 1 cái còn chờ bổ sung hồ sơ", "done in part"],
    ["các sở khác báo V.1 chưa", "asks of others"],
    ["V.1 hoàn thành chưa ạ, em không thấy trong danh sách", "asks ahead of more"],
    ['may gui mau "V.1 hoàn thành 18/KH-STP 23/02/2024" em chua hieu phai ghi sao', "a model in quotation marks"],
    ["V.2, V.3 lần lượt xong", "one state for two"],
    ["mục tiêu b3 quý này là 60%", "what is to be reached"],
    ["xin bỏ V.1 ra khỏi danh sách vì không phát sinh", "a wish"],
    ["cho em go V.1 khoi danh sach vi khong phat sinh", "the same without marks"],
    ["ke hoach b3 quy I la 60%", "the same without marks"],
    ["mục tiêu tỷ lệ hồ sơ trực tuyến quý I là 60%", "the same in words"],
  ])("%s (%s)", (text) => {
    expect(read(text).items).toEqual([]);
  });

  it("is what was reached beside what was to be", () => {
    expect(read("mục tiêu b3 60%, hiện 48%").items).toMatchObject([{ percent: 48 }]);
    expect(read("chỉ tiêu b3 quý I đạt 62,5%").items).toMatchObject([{ percent: 62.5 }]);
    for (const text of [
      "V.1 xong phần của em, còn phòng khác",
      "v1 xong phan em roi, con doi may don vi",
      "3 TTHC của V.2 bị lỗi, 5 TTHC xong",
      "V.2: 4 thu tuc chua lam, 6 thu tuc xong",
      "V.2 tuần rồi đã họp tổ rà soát, lập xong danh mục 8 TTHC",
      "v2 moi thong ke xong so lieu",
      "V.2 hoàn thành, đang làm nốt 20% còn lại",
      "v1 xong roi, dang hoan thien not phu luc",
    ])
      expect(read(text).items.map(({ kind, ...rest }) => "status" in rest && rest.status)).not.toContain("done");
    expect(read("V.1 xong phần của em rồi, 18/KH-STP 23/2").items).toMatchObject([{ status: "done" }]);
  });

  it("is no share of what is done where it is of what is left", () => {
    for (const text of ["V.2 hoàn thành, đang làm nốt 20% còn lại", "v2 xong roi, dang lam not 20% cuoi"])
      expect(read(text).items.map(({ percent }) => percent)).not.toContain(20);
  });

  it("is no report for somebody else", () => {
    for (const text of ["nho VP nhap giup Sở Y tế: b3 quý I 88/120", "báo cáo thay Sở Y tế: b3 quý I 88/120"])
      expect(read(text)).toMatchObject({ outcome: "refuse", items: [] });
    expect(read("nhap giup so em b3 quý I 88/120").items).toHaveLength(1);
  });

  it("is no report of a task of which another is said to be like it", () => {
    expect(read("V.2 giống V.3, đang làm").items).toMatchObject([{ task: "V.2", status: "in_progress" }]);
  });

  it("is no day of the document where it is the day of something else", () => {
    const said = "công khai danh sách cán bộ chậm trễ hồ sơ tháng 5 đã làm xong";
    expect(read(`${said}, đăng trên trang của sở ngày 3/6`).items).toMatchObject([
      { task: "I.10", documentDate: null },
    ]);
    expect(read(`${said} ngày 3/6`).items).toMatchObject([{ task: "I.10", documentDate: "2024-06-03" }]);
  });

  it("is no task that only says how something was done", () => {
    const open = ["V.1", "V.2"];
    const read = understand("trong quý I đơn vị đã hoàn thành các nhiệm vụ theo kế hoạch", {
      catalogue,
      agency: "STP",
      today,
      t,
      open,
    });
    expect(read).toMatchObject({ outcome: "ask", items: [] });
  });

  it("is how it stands, and not how it stood", () => {
    expect(read("V.2 hôm trước báo đang làm, nay xong rồi ạ").items).toMatchObject([{ status: "done" }]);
    expect(read("V.2 hôm trước báo đang làm").items).not.toMatchObject([{ status: "done" }]);
  });

  it("is no agency that is called like somebody's name", () => {
    expect(read("anh Sơn gửi V.1 xong rồi").problems).toEqual([]);
  });

  it("is a symbol as it is written, though typed without its marks", () => {
    expect(read("V.1 xong, QD so 33/QD-UBND ngay 4/4/2024").items).toMatchObject([{ document: "33/QĐ-UBND" }]);
  });
});
