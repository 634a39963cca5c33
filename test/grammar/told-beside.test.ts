import { describe, expect, it } from "vitest";
import { understand } from "../../src/grammar/understand.js";
import { catalogue, read, t } from "./reading.js";

type Said = readonly [text: string, items: readonly Record<string, unknown>[]];

describe("a report with something beside it that is none", () => {
  it.each<Said>([
    ["V.1 xong rồi ạ, chúc cả nhà nghỉ lễ vui", [{ task: "V.1", status: "done" }]],
    ["V.2 đang làm 60%. Chúc anh chị cuối tuần vui vẻ!", [{ task: "V.2", status: "in_progress", percent: 60 }]],
    ["b1 quy 1 64/90, xin chuc cac chi suc khoe", [{ indicator: "CT-b1", numerator: 64 }]],
    ["Kính chào Văn phòng. b1 quý I 64/90", [{ indicator: "CT-b1", numerator: 64 }]],
    ["Kính thưa Văn phòng UBND tỉnh, V.1 xong", [{ task: "V.1", status: "done" }]],
    ["nghe nói Sở Y tế xong rồi, bên em V.1 chưa làm", [{ task: "V.1", status: "not_started" }]],
    ["nghe dau so y te hoan thanh roi, don vi minh V.2 dang lam 40%", [{ task: "V.2", percent: 40 }]],
    ["Sở Y tế số hóa quý II 91%, sở em có 69%", [{ indicator: "CT-b1", period: "2024-Q2", percent: 69 }]],
    ["sở bên cạnh số hóa quý II 91%, sở em 69% ạ", [{ indicator: "CT-b1", period: "2024-Q2", percent: 69 }]],
    ["Sở Y tế số hóa quý I 91%, quý II sở em 69%", [{ indicator: "CT-b1", period: "2024-Q2", percent: 69 }]],
    ["b3 quý II tụt 5%, chỉ còn 60%", [{ indicator: "CT-b3", percent: 60 }]],
  ])("%s", (text, items) => {
    expect(read(text).items).toMatchObject(items);
  });

  it.each([
    "Chúc các anh chị khỏe, sớm hoàn thành V.1",
    "V.1, chúc các chị sớm hoàn thành để nghỉ lễ vui",
    "chúc mừng chị, V.1 xong rồi",
    "Văn phòng V.1 xong",
    "Dạ chào, Sở Y tế V.1 xong",
    "chào anh chị Sở Y tế V.1 xong",
    "nghe nói Sở Y tế V.1 xong rồi, bên em cũng mừng",
    "nghe đâu bên Bảo Lộc V.1 xong rồi",
    "Sở Y tế số hóa quý II 91%, thanh toán sở em 69%",
    "Sở Y tế số hóa quý II 91%, 69%",
    "b3 quý II giảm 3%, còn 5 hồ sơ",
  ])("is none in %s", (text) => {
    expect(read(text).items).toEqual([]);
  });
});

describe("what is carried out, beside how far it is", () => {
  it.each<Said>([
    ["V.2 đang triển khai liên thông khai tử - mai táng phí, ước 80%", [{ status: "in_progress", percent: 80 }]],
    ["V.2 đang tiến hành lấy phiếu các phường, được 70%", [{ status: "in_progress", percent: 70 }]],
  ])("may be called as it will: %s", (text, items) => {
    expect(read(text).items).toMatchObject(items);
  });

  it.each([
    "trong báo cáo của tỉnh ghi V.2 đang triển khai liên thông, 80%",
    "V.2 đang triển khai họp chi bộ, 80%",
    "V.2 đang triển khai liên hoan",
    "V.2 đang làm đám cưới, 80%",
  ])("is asked about where it may be something else: %s", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });
});

describe("a quarter that is named", () => {
  it.each<Said>([
    ["Rà soát, đánh giá TTHC quý I: đang thực hiện, 35%", [{ task: "V.2", period: "2024-Q1" }]],
    ["đánh giá, rà soát thủ tục quý I: đang thực hiện, 80%", [{ task: "V.2", period: "2024-Q1" }]],
    ["kế hoạch rà soát, đánh giá TTHC quý I: hoàn thành", [{ task: "V.1" }]],
  ])("tells which of two tasks is meant, of which one falls due once: %s", (text, items) => {
    expect(read(text).items).toMatchObject(items);
  });

  it("is asked after where none is named", () => {
    expect(read("Rà soát, đánh giá TTHC: đang thực hiện, 35%")).toMatchObject({ outcome: "ask", items: [] });
  });
});

describe("a form with both counts on lines of their own", () => {
  it.each([
    "Chỉ tiêu: CT-b3\nKỳ: Quý I/2024\nSố hồ sơ trực tuyến: 2.310\nTổng số hồ sơ tiếp nhận: 3.300",
    "Kỳ: Quý I/2024\nChỉ tiêu: CT-b3\nTổng số hồ sơ: 3.300\nSố hồ sơ trực tuyến: 2.310",
    "Quý I/2024\nChỉ tiêu: CT-b3\n1. Số hồ sơ trực tuyến: 2.310\n2. Tổng số hồ sơ: 3.300\nGhi chú: ......",
  ])("%s", (text) => {
    expect(read(text).items).toMatchObject([
      { indicator: "CT-b3", period: "2024-Q1", numerator: 2310, denominator: 3300 },
    ]);
  });

  it("is read by its share where a count beside it is of something else", () => {
    expect(read("Chỉ tiêu: CT-b3\nSố công chức: 14\nTỷ lệ: 80%").items).toMatchObject([{ percent: 80 }]);
  });

  it.each([
    "Chỉ tiêu: CT-b3\nSố hồ sơ trực tiếp: 14\nTổng số hồ sơ: 20",
    "Chỉ tiêu: CT-b3\nSố hồ sơ trễ hạn: 14\nTổng số hồ sơ: 20",
    "b3 hồ sơ trực tiếp 14/20",
  ])("is asked about where what it counts is the opposite: %s", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });

  it("leaves files on paper where they are named beside", () => {
    const { items } = read("b3 quý I hồ sơ trực tuyến 310/400, hồ sơ trực tiếp 90");
    expect(items).toMatchObject([{ numerator: 310, denominator: 400 }]);
  });

  it.each(["Chỉ tiêu: CT-b3\nSố hồ sơ: 12\nSố người: 14", "Chỉ tiêu: CT-b3\nSố thứ tự: 3\nTổng số hồ sơ: 14"])(
    "makes no share of what are no such counts: %s",
    (text) => {
      expect(read(text).items).toEqual([]);
    },
  );
});

describe("an indicator that is done or not", () => {
  it.each(["b5 q2 phong tu phap di linh co lam, 1/1", "b5 quý II Phòng Tư pháp Di Linh đã làm: 1/1"])(
    "is told once more in words: %s",
    (text) => {
      expect(read(text, "PTP679").items).toMatchObject([{ indicator: "CT-b5", numerator: 1, denominator: 1 }]);
    },
  );

  it.each(["b5 quý II Phòng Tư pháp Bảo Lâm có làm, 1/1", "b5 quý II Phòng Tư pháp Di Linh không làm, 1/1"])(
    "but not of another agency, nor against its words: %s",
    (text) => {
      expect(read(text, "PTP679").items).toEqual([]);
    },
  );
});

describe("what only asks", () => {
  it.each([
    ["STP", "V.1 là nhiệm vụ gì vậy chị", "task"],
    ["STP", "V.1 là việc gì thế em", "task"],
    ["STP", "b1 là chỉ tiêu gì thế", "indicator"],
    ["STP", "b3 quý II được mấy phần trăm rồi", "indicator"],
    ["office", "sao rồi em, toàn tỉnh tới nay thế nào", "summary"],
    ["office", "các huyện hôm nay báo cáo tới đâu rồi em", "summary"],
    ["office", "hôm nay có ai báo thêm ko", "summary"],
    ["office", "sáng nay có đơn vị nào gửi thêm không", "summary"],
    ["office", "V.1 hoàn thành được bao nhiêu đơn vị rồi", "task"],
    ["office", "V.1 hoàn thành được mấy đơn vị rồi", "task"],
    ["office", "I.10 t6 khong phat sinh la nhung so nao day", "task"],
    ["office", "V.2 quý II đang làm là những xã nào vậy", "task"],
  ])("of %s: %s", (agency, text, intent) => {
    expect(read(text, agency)).toMatchObject({ outcome: "question", intent });
  });

  it.each([
    ["STP", "V.1 chưa làm vì không biết là việc gì", "items"],
    ["office", "V.1 hoàn thành 18/KH-STP", "refuse"],
    ["office", "toàn tỉnh thời tiết thế nào", "other"],
    ["office", "có ai đi họp không", "other"],
    ["office", "có ai báo cơm trưa chưa", "other"],
    ["STP", "hài lòng quý II chắc cũng tám mấy phần trăm", "other"],
    ["STP", "b3 quý II chín mấy phần trăm gì đó", "refuse"],
  ])("and what does not, of %s: %s", (agency, text, outcome) => {
    expect(read(text, agency)).toMatchObject({ outcome });
  });
});

describe("a figure with a period and no name", () => {
  const told = (text: string) =>
    understand(text, { catalogue, agency: "X24775", today: "2024-06-14", t, open: ["V.2"] });

  it.each([
    "quý 2 được 91% ạ",
    "quý 2 đạt 91%",
    "dạ quý 2 bên em mới được 91% thôi đó chị",
    "thang 5 tui em duoc 91%",
    "q2 la 120/130 nha",
  ])("is asked of which indicator it is: %s", (text) => {
    const { items, problems } = told(text);
    expect(items).toEqual([]);
    expect(problems[0]?.choices.map(({ value }) => value.trim())).toContainEqual(expect.stringContaining("CT-b3"));
  });

  it.each(["quý 2 em giảm 10% lương", "quý 2 giao 90% ạ", "quý 2 mất điện 30% thời gian"])(
    "but not where words say of what: %s",
    (text) => {
      expect(told(text).outcome).toBe("other");
    },
  );
});
