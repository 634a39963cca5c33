import { describe, expect, it } from "vitest";
import { understand } from "../../src/grammar/understand.js";
import { testCatalogue } from "../support/catalogue.js";
import { catalogue, plan, read, t } from "./reading.js";

describe("a task named in words", () => {
  it.each<[string, string, object]>([
    [
      "kế hoạch rà soát TTHC xong rồi ạ, số 14 ngày 21/2",
      "X24856",
      { task: "V.1", document: "14", documentDate: "2024-02-21" },
    ],
    ["ke hoach ra soat thu tuc hanh chinh da xong 18/KH-STP 23/2", "STP", { task: "V.1", ...plan }],
    ["rà soát đơn giản hóa TTHC nội bộ đang làm", "H679", { task: "V.3", status: "in_progress" }],
    ["phiếu lý lịch tư pháp đang rà soát, được 60%", "STP", { task: "V.4", status: "in_progress", percent: 60 }],
    ["Kết nối hồ sơ qua một cửa điện tử: xong, CV 45/STP-VP 20/3", "STP", { task: "VII.4", part: "ket-noi" }],
    ["bố trí kinh phí CCHC chưa làm vì chưa có dự toán", "STC", { task: "I.11", status: "not_started" }],
    ["chứng thực bản sao điện tử xã em đang thực hiện", "X24856", { task: "VII.5", status: "in_progress" }],
    ["danh sách chậm trễ T5: không phát sinh", "STP", { task: "I.10", period: "2024-05", status: "nothing_arose" }],
    ["đang soạn kế hoạch phát động thi đua", "SNV", { task: "IX.1", status: "in_progress" }],
    ["tháng 5 đã công khai danh sách cán bộ chậm trễ", "STP", { task: "I.10", period: "2024-05", status: "done" }],
  ])("%s (%s)", (text, agency, said) => {
    expect(read(text, agency)).toMatchObject({ outcome: "items", items: [said], problems: [] });
  });

  it.each<[string, string, object]>([
    // as the plan's text goes on, and with whom it is done
    [
      "ket noi he thong giai quyet tthc voi he thong quan ly van ban dieu hanh cua tinh da hoan thanh",
      "VPUBND",
      { task: "VII.9", status: "done" },
    ],
    ["Duy trì kiôt trả kết quả tại Trung tâm Phục vụ hành chính công tỉnh đã xong", "VPUBND", { task: "VIII.3" }],
    ["Kiem tra cong tac CCHC cac don vi: So Noi vu dang thuc hien", "SNV", { task: "I.5", status: "in_progress" }],
    ["Kiểm tra công tác CCHC tại các cơ quan, đơn vị: đã xong", "SNV", { task: "I.5", status: "done" }],
    ["viec phan cap tthc ben Ban Dan toc chua thuc hien", "BDT", { task: "IV.5", status: "not_started", note: null }],
    ["phân cấp TTHC của Ban Dân tộc chưa làm", "BDT", { task: "IV.5", status: "not_started", note: null }],
    ["VII.6 so hoa kqua q4 xong het r", "X24784", { task: "VII.6", status: "done" }],
    ["VII.6 so hoa kqua hso q3 dang lam", "X24784", { task: "VII.6", status: "in_progress" }],
  ])("goes on with its words: %s (%s)", (text, agency, said) => {
    expect(read(text, agency, "2024-12-13")).toMatchObject({ outcome: "items", items: [said], problems: [] });
  });

  it.each([
    // who did it, where others have it too or nothing sets it apart
    ["Kế hoạch rà soát TTHC của các xã: đã xong", "H676"],
    ["Kiểm tra công tác CCHC, các đơn vị đã xong", "SNV"],
    ["Kiểm tra công tác CCHC các huyện: đã xong", "SNV"],
    ["Kiểm tra công tác cải cách hành chính tại các sở đã xong", "SNV"],
    ["kết nối hệ thống giải quyết TTHC với hệ thống quản lý văn bản, tỉnh đã hoàn thành", "VPUBND"],
    ["phân cấp TTHC bên bạn chưa làm", "BDT"],
  ])("is not told by words that are none of its own: %s (%s)", (text, agency) => {
    expect(read(text, agency, "2024-06-28").items).toEqual([]);
  });

  it("is asked about among real rivals", () => {
    const { items, problems } = read("rà soát TTHC xong", "H679");
    expect(items).toEqual([]);
    const values = problems[0]!.choices.map(({ value }) => value);
    expect(values).toContain("V.2");
    expect(values).not.toContain("I.1");
  });

  it.each(["PAKN quý 2 ko phát sinh", "phản ánh kiến nghị quý 2 không có", "quý 2 không phát sinh PAKN"])(
    "is asked about where an indicator is called so as well: %s",
    (text) => {
      const { items, problems } = read(text, "TTRA");
      expect(items).toEqual([]);
      expect(problems[0]!.choices.map(({ value }) => value)).toEqual(["VI.2", "CT-dd1"]);
    },
  );

  it.each([
    "PAKN quý 2: 0/0",
    "số liệu PAKN quý 2 không phát sinh",
    "Số liệu quý II\nPAKN: không phát sinh",
    "đ1 quý 2 không phát sinh",
  ])("is none where figures are told: %j", (text) => {
    expect(read(text, "TTRA").items).toMatchObject([{ indicator: "CT-dd1", numerator: 0, denominator: 0 }]);
  });

  it("weighs in what the writer has open", async () => {
    const context = { catalogue: await testCatalogue(), agency: "STP", today: "2024-02-26", t };
    expect(understand("xong rồi ạ, số 14 ngày 21/2", context).outcome).toBe("refuse");
    const offered = understand("xong rồi ạ, số 14 ngày 21/2", { ...context, open: ["V.1", "V.2"] });
    expect(offered.problems[0]).toMatchObject({ outcome: "ask", choices: [{}, {}] });
  });
});

describe("a code anywhere in a line", () => {
  it.each<[string, object]>([
    ["xong V.1 rồi, so 14 ngay 21/2", { task: "V.1", document: "14" }],
    ["đang làm 60% nhiệm vụ V.2", { task: "V.2", status: "in_progress", percent: 60 }],
    ["18/KH-STP 23/2 là của V.1", { task: "V.1", ...plan }],
    ["85,5% b1 quý I", { indicator: "CT-b1", period: "2024-Q1", percent: 85.5 }],
    ["1250/2000 là hồ sơ trực tuyến quý I", { indicator: "CT-b3", period: "2024-Q1", numerator: 1250 }],
    ["b3 quý I tổng 2000 hồ sơ, trong đó trực tuyến 1250", { indicator: "CT-b3", numerator: 1250, denominator: 2000 }],
  ])("%s", (text, said) => {
    expect(read(text)).toMatchObject({ items: [said], problems: [] });
  });
});

describe("several named in one line", () => {
  it("are so many reports", () => {
    expect(read("Quý I: số hóa 85%, thanh toán trực tuyến 45/100, hài lòng 96%").items).toMatchObject([
      { indicator: "CT-b1", period: "2024-Q1", percent: 85 },
      { indicator: "CT-b2b", period: "2024-Q1", numerator: 45 },
      { indicator: "CT-e1", period: "2024-Q1", percent: 96 },
    ]);
    expect(read("kế hoạch rà soát xong 18/KH-STP 23/2, còn tuyên truyền đang làm").items).toMatchObject([
      { task: "V.1", ...plan },
      { task: "VIIb.2", status: "in_progress" },
    ]);
    expect(catalogue.tasks.length).toBeGreaterThan(0);
  });
});
