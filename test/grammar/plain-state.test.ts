import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

const withoutMarks = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
const both = (text: string) => [text, withoutMarks(text)];

/** Words that sound like the end of some work, by what makes them something else. */
const noEnd: Readonly<Record<string, readonly string[]>> = {
  "an order, a promise or a hope": [
    "V.1 tập trung hoàn thành",
    "V.1 tranh thủ rà soát xong",
    "V.1 khẩn trương hoàn thành",
    "V.1 ráng xong",
    "V.1 đã đôn đốc hoàn thành",
    "V.1 giao phòng CCHC hoàn thành",
    "V.1 lãnh đạo đã chỉ đạo hoàn thành",
    "V.1 đảm bảo hoàn thành đúng tiến độ",
    "V.1 kiểu gì cũng xong",
    "V.1 nhất định hoàn thành",
    "V.1 đủ người là xong",
    "V.1 một tuần là xong",
    "V.1 vài bữa xong",
    "V.1 cho em hoàn thành nốt",
  ],
  "the end of something else": [
    "V.1 ăn cơm xong em báo",
    "V.1 xong việc này em làm ngay",
    "V.1 bàn giao xong cho người mới",
    "V.1 em gửi xong rồi nha",
    "V.1 em nhập xong rồi mà không thấy",
    "V.1 báo cáo xong mới về",
    "V.1 hoàn thành dự toán kinh phí",
    "V.1 hoàn thành hồ sơ trình",
    "V.1 chúc các anh chị hoàn thành tốt nhiệm vụ",
  ],
  "a limit or a chance": [
    "V.1 hạn hoàn thành 30/6",
    "V.1 mốc hoàn thành là 28/6",
    "V.1 thời gian hoàn thành: quý III",
    "V.1 khả năng hoàn thành cao",
  ],
  "not there yet": [
    "V.1 sắp sửa hoàn thành",
    "V.1 tiến tới hoàn thành",
    "V.1 dần hoàn thành",
    "V.1 hết cách hoàn thành",
    "V.1 đâu đã xong",
    "V.1 hoàn thành trong mơ",
    "V.1 thế là xong phim",
  ],
  "what is told elsewhere, or is to be by then": [
    "trong báo cáo của tỉnh ghi V.1 hoàn thành, thực tế sở chưa trình",
    "V.1 ban hành kế hoạch rà soát (hoàn thành trong quý II/2024)",
    "mẫu bot đưa nè chị: V.1 hoàn thành 7/KH-SNV 20/02/2024, mình cứ vậy mà gõ",
    "họp với VNPT về kế hoạch rà soát xong rồi",
    "V.1 xong, số này không phải của sở em đâu nha",
  ],
  "the end of a part": [
    "V.2 3 trong 4 lĩnh vực xong, còn hộ tịch",
    "V.2 phần lớn đã xong",
    "V.2 hoàn thành đa số nội dung",
    "V.2 ba phòng đã làm xong, hai phòng nữa thì chưa",
    "V.2 xong mảng hộ tịch, mảng chứng thực thì chưa",
    "V.1 làm xong cái phần đầu rồi",
    "V.1 xong cái dự thảo kế hoạch",
    "V.1 xong cái bảng thống kê",
  ],
};

describe.each(Object.entries(noEnd))("%s is no end of a task", (_, texts) => {
  it.each(texts.flatMap(both))("%s", (text) => {
    expect(read(text, "SNV").items).toEqual([]);
  });
});

describe("the end of a task is told in words like these", () => {
  it.each(
    [
      "V.1 xong rồi ạ",
      "V.1 hôm qua xong rồi",
      "V.1 sở em đã ban hành xong, 18/KH-SNV",
      "V.1 rà soát xong từ tháng 2",
      "V.1 hoàn thành kế hoạch rà soát, đánh giá",
      "V.1 đã hoàn thành đúng hạn theo 18/KH-SNV",
      "V.1 xong rồi chị xem giúp em",
      "V.1 vẫn là hoàn thành",
      "V.1 tình hình thực hiện: hoàn thành",
      "V.1 phối hợp với Sở Tư pháp xong",
      "V.1 nhìn chung đã hoàn thành",
      "V.1 làm xong cái kế hoạch rà soát rồi nha",
    ].flatMap(both),
  )("%s", (text) => {
    expect(read(text, "SNV").items).toMatchObject([{ task: "V.1", status: "done" }]);
  });

  it.each([
    ["VPUBND", "đã tổ chức xong lớp tập huấn nghiệp vụ KSTTHC năm nay, 180 học viên", "VIIb.4"],
    ["STNMT", "video hướng dẫn thủ tục đất đai hoàn thành", "VIIb.1"],
    ["STTTT", "IV.1 quy trình nội bộ đã sửa đổi xong", "IV.1"],
  ])("%s: %s", (agency, text, task) => {
    expect(read(text, agency, "2024-10-22").items).toMatchObject([{ task, status: "done" }]);
  });
});

it("a document that others have is none of the writer's", () => {
  const text = "Huyện có KH 31/KH-UBND ngày 23/02 rồi, còn xã em thì đang soạn KH rà soát";
  for (const one of both(text))
    expect(read(one, "X24874", "2024-02-29").items).toMatchObject([{ status: "in_progress", document: null }]);
  expect(read("V.1 xã có KH 31/KH-UBND ngày 23/02 rồi", "X24874", "2024-02-29").items).toMatchObject([
    { document: "31/KH-UBND" },
  ]);
});

describe("what keeps somebody busy, or arose of something else, is no state of a task", () => {
  it.each(
    [
      "V.2 đang họp",
      "V.2 đang bận quá",
      "V.2 đang định hỏi chị",
      "V.2 đang chờ chị hướng dẫn cách báo",
      "V.2 đang soạn tin báo chị",
      "V.2 đang làm gì vậy",
      "V.2 đang làm cái khác",
      "V.2 em lỡ bấm đang thực hiện",
      "V.2 phòng A chưa làm",
      "V.2 chưa bắt đầu họp",
      "V.2 chưa có gì để báo",
      "V.2 em vướng lịch họp",
      "V.2 vượt qua khó khăn",
      "V.2 khó khăn đã qua",
      "I.10 t5 không phát sinh kinh phí",
      "I.10 t5 không phát sinh thêm",
      "I.10 t5 không phát sinh ở cấp xã",
      "I.10 t5 sao lại không phát sinh",
      "V.2 khả năng 60%",
      "V.2 sếp đòi 60%",
      "V.2 60% hồ sơ thiếu",
      "V.2 ghi 60% cho đẹp",
    ].flatMap(both),
  )("%s", (text) => {
    expect(read(text, "SNV").items).toEqual([]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["V.2 đang chờ VP duyệt", { status: "in_progress" }],
    ["V.2 đang rà soát đợt 2", { status: "in_progress" }],
    ["V.2 vẫn đang thực hiện thường xuyên", { status: "in_progress" }],
    ["V.2 cỡ 60% công việc", { status: "in_progress", percent: 60 }],
    ["V.2 sở chưa làm được vì thiếu người", { status: "not_started" }],
    ["V.2 khó khăn về kinh phí", { status: "blocked" }],
    ["I.10 t5 không phát sinh trường hợp nào cả", { status: "nothing_arose" }],
    ["I.10 t5 của sở là không phát sinh ạ", { status: "nothing_arose" }],
  ])("but still: %s", (text, item) => {
    for (const one of both(text)) expect(read(one, "SNV").items).toMatchObject([item]);
  });
});

describe("a state that was chosen", () => {
  it("counts, whatever other state is told behind it", () => {
    const { items } = read("v1 15k ? hồ sơ trực tuyến năm 2024 loc thanh \ue000done vướng mắc", "STP", "2024-06-14");
    expect(items).toMatchObject([{ task: "V.1", status: "done", note: expect.stringMatching(/vướng mắc$/) }]);
  });
});

describe("what may arise, named in words", () => {
  it.each([
    "bao cao giai trinh xin loi cua lanh dao do tre hen nam nay ko phat sinh",
    "giải trình xin lỗi do trễ hẹn không phát sinh",
    "giải trình trễ hẹn tháng 6 không phát sinh",
    "I.8 văn bản xin lỗi do để quá hạn không phát sinh",
  ])("has not: %s", (text) => {
    expect(read(text, "X24850", "2024-06-28").items).toMatchObject([{ task: "I.8", status: "nothing_arose" }]);
  });

  it.each([
    "I.8 giải trình xin lỗi do trễ hẹn họp xong",
    "I.8 đôn đốc giải trình do trễ hẹn, không phát sinh kinh phí",
  ])("and is over or not by other words: %s", (text) => {
    expect(read(text, "X24850", "2024-06-28").items).toEqual([]);
  });
});
