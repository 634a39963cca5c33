import { describe, expect, it } from "vitest";
import { read, type Task } from "./reading.js";

/** What a careless reader would write down: each class by its own ways of saying it. */
const notSaid: Readonly<Record<string, readonly string[]>> = {
  "by others": [
    "V.1 họ xong rồi",
    "V.1 người ta xong hết rồi",
    "V.1 sở khác đã xong",
    "V.1 bên kia xong rồi",
    "V.1 các phòng đã xong",
    "V.1 các đơn vị trực thuộc xong",
    "V.1 Bộ Tư pháp đã hoàn thành",
    "b3 quý II số của Sở Y tế 85%",
    "b3 quý II 85% (số liệu của Sở Y tế)",
    "b3 quy 2 so lieu ben So Y te 85%",
    "dd1 quý II: Sở Y tế nhận 23, đã xử lý 21",
    "b3 quý II toàn tỉnh 85%",
    "b3 quý II cả nước 85%",
    "b3 quý II bình quân các sở 85%",
    "ho so truc tuyen quy 2 xa khac 85%",
    "b3 quý II huyện thấp nhất 45%",
  ],
  "by somebody's word": [
    "V.1 theo anh Nam thì xong rồi",
    "V.1 phòng nghiệp vụ bảo xong rồi",
    "V.1 sep bao xong roi",
    "V.1 nghe đồn xong rồi",
    "V.1 đồng nghiệp nói đã xong",
    "V.1 hệ thống hiện là hoàn thành",
    "V.1 văn phòng ghi hoàn thành 18/KH-STP",
    "V.1 lần trước báo xong",
    "V.1 lỡ báo hoàn thành",
    "b3 quý II bên VNPT báo 85%",
    "b3 quý II anh Nam cho số 85%",
  ],
  "of a part": [
    "V.1 bước 1 xong",
    "V.1 khâu soạn thảo xong",
    "V.1 đợt 1 hoàn thành",
    "V.1 dự thảo kế hoạch xong",
    "V.1 đề cương xong",
    "V.1 soạn xong rồi",
    "V.1 da trinh xong",
    "V.1 xong phần khung",
    "V.1 xong về cơ bản",
    "V.1 chín mươi phần trăm xong",
    "V.2 có 60% đơn vị xong",
    "V.2 hoàn thành tốt 80%",
    "V.1 xong, chờ sếp ký",
    "b3 quý II lĩnh vực hộ tịch đạt 85%",
    "b3 quý II của phòng hành chính 85%",
    "b3 quý II 85%, trừ lĩnh vực đất đai",
    "b3 quý II 85% chưa kể phòng công chứng",
  ],
  "of another time": [
    "V.2 trước đây vướng mắc",
    "V.2 tuần trước mới 60%",
    "V.2 đầu năm vướng mắc",
    "V.1 năm ngoái xong rồi",
    "V.1 kế hoạch năm trước hoàn thành tốt",
    "V.1 cuối tháng này hoàn thành",
    "V.1 trong tháng 6 hoàn thành",
    "V.1 hoàn thành vào 30/6",
    "V.1 sắp ban hành 18/KH-STP",
    "b3 năm ngoái 85%",
    "b3 đầu năm 85%",
    "b3 tuần này 85%",
  ],
  "on a condition": [
    "V.1 được duyệt là hoàn thành",
    "V.1 có số là xong",
    "V.1 tỉnh duyệt mới xong",
    "V.1 miễn là kịp thì xong",
    "V.1 mà xong thì đã báo",
    "V.2 xong 100% nếu tính cả 2 TTHC đang trình",
    "V.1 xong tùy sếp",
  ],
  "and is denied": [
    "V.1 đâu có xong",
    "V.1 chả xong",
    "V.1 còn lâu mới xong",
    "V.1 xong gì mà xong",
    "V.1 hoàn thành không nổi",
    "V.1 xong xuôi gì đâu",
    "V.1 làm sao mà xong",
    "V.1 khó mà xong",
    "V.2 sợ vướng kinh phí",
    "V.2 vướng gì đâu",
    "V.1 em báo hoàn thành hồi sáng bỏ giùm",
    "I.10 t5 không có hồ sơ trễ, 1 hồ sơ quá hạn",
    "I.10 t5 không có hồ sơ trễ nhiều",
  ],
  "of a document that is none": [
    "V.1 18/KH-STP đã thu hồi",
    "V.1 18/KH-STP bị hủy",
    "V.1 18/DT-STP",
    "V.1 nhận được KH 18/KH-UBND ngày 3/2 của tỉnh",
    "V.1 quán triệt 18/KH-UBND",
    "V.1 theo 18/KH-UBND của tỉnh",
    "V.1 xong 18/KH-SYT",
    "V.1 xong 18/KH-STP nhầm số",
  ],
  "with a number that is no share": [
    "V.2 kinh phí 60%",
    "V.2 giải ngân 60%",
    "V.2 60-70%",
    "V.2 60 hay 70%",
    "V.2 từ 60 đến 70%",
    "V.2 60% là cùng",
    "V.2 thêm 20% nữa",
    "V.2 còn thiếu 40%",
    "b3 quý II lần 2",
    "b3 quý II 3 phòng chưa gửi",
    "b3 quý II 85 điểm phần trăm",
    "b3 quý II tổng 100",
    "b3 quý II còn 15% chưa nộp trực tuyến",
    "b3 quý II lệch 2%",
    "b3 quý II đúng hạn 97%",
    "b3 quý II 85% trở lên",
    "b3 quý II ngót nghét 85%",
    "b3 quý II làm tròn 85%",
    "b3 quý II số liệu sơ bộ 85%",
    "b3 quý II 85% chờ lãnh đạo duyệt",
    "b3 quý II lũy kế 1250/2000",
    "b3 quý I và II 1250/2000",
    "b3 quý I, II 1250/2000",
    "b3 hai quý 1250/2000",
    "b3 85% b1 quý II",
    "b3 quý II bỏ 5/6",
    "dd1 quý II không có cái nào quá hạn, 7 cái xử lý hết",
  ],
};

describe.each(Object.entries(notSaid))("what is said %s is not written down", (_, texts) => {
  it.each(texts)("%s", (text) => {
    expect(read(text).items.filter(({ status }) => status !== null)).toEqual([]);
  });
});

describe("beside what is said of others stands what is said of one's own", () => {
  it.each<[string, Task]>([
    ["V.1 sở em đã xong", { task: "V.1", status: "done" }],
    ["V.1 phòng em báo xong rồi", { task: "V.1", status: "done" }],
    ["V.1 em báo hoàn thành", { task: "V.1", status: "done" }],
    ["V.2 đạt 60% (quý trước 40%)", { task: "V.2", period: null, percent: 60 }],
    ["V.1 mãi mới xong", { task: "V.1", status: "done" }],
    ["V.1 đã ký là xong", { task: "V.1", status: "done" }],
    ["V.2 vượt khó hoàn thành", { task: "V.2", status: "done" }],
    ["V.2 đang làm được 60%, còn 40%", { task: "V.2", status: "in_progress", percent: 60 }],
    ["V.2 đang làm, 80% cán bộ đã tập huấn", { task: "V.2", status: "in_progress", percent: null }],
    ["V.2 đang làm, 100% thủ tục có phí đã mở thanh toán", { task: "V.2", status: "in_progress", percent: null }],
    ["V.2 đang làm 60%, 80% hồ sơ đã số hóa", { task: "V.2", status: "in_progress", percent: 60 }],
    ["V.2 đang làm, được 50% số thủ tục", { task: "V.2", status: "in_progress", percent: 50 }],
    ["V.2 đang làm, đã lập danh mục 9 TTHC, khối lượng ước 35%", { task: "V.2", status: "in_progress", percent: 35 }],
    ["V.2 đang làm, tiến độ khoảng 40%", { task: "V.2", status: "in_progress", percent: 40 }],
    ["V.2 đang làm, tiến độ chậm", { task: "V.2", status: "in_progress", percent: null }],
    ["V.1 thẩm định xong, 18/KH-STP", { task: "V.1", status: "done", document: "18/KH-STP" }],
  ])("%s", (text, said) => {
    expect(read(text).items).toMatchObject([said]);
  });

  it("and a percentage is the writer's, where a number in front of it counts something", () => {
    expect(read("b3 quý II mới rà 2 phòng được 85%").items).toEqual([]);
    expect(read("b3 quý II rà soát 2 lượt đạt 85%").items).not.toMatchObject([{ percent: 2 }]);
  });

  it("and the whole province is that of its own office", () => {
    expect(read("b3 quý II toàn tỉnh 85%", "VPUBND").items).toMatchObject([{ indicator: "CT-b3", percent: 85 }]);
    expect(read("b3 quý I cả huyện 85%", "X24841").items).toEqual([]);
    for (const text of ["V.1 huyện đã làm xong", "b5 huyện đã thực hiện", "V.1 thôn 5 xong", "V.1 xã bên xong"])
      expect(read(text, "X24841").items).toEqual([]);
    expect(read("b5 xã đã thực hiện", "X24841").items).toMatchObject([{ indicator: "CT-b5", numerator: 1 }]);
  });
});

describe("a document by which something was done", () => {
  it.each<[string, string | null]>([
    ["V.1 theo 65/QĐ-UBND đã ban hành KH 18", null],
    ["V.1 theo 65/QĐ-UBND da xong, so 18/KH-STP ngay 23/2", "18/KH-STP"],
    ["V.1 đã xong theo 18/KH-STP ngày 23/2", "18/KH-STP"],
  ])("%s", (text, document) => {
    expect(read(text).items).toMatchObject([{ task: "V.1", status: "done", document }]);
  });
});
