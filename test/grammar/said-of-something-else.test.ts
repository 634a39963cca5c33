import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

/** What stands behind "xong" is the task's own, or ends what is said: anything else is something else that is over. */
describe("something else that is over", () => {
  it.each([
    "V.1 xong phim rồi",
    "thôi xong chuyện V.1, mất file rồi",
    "xong họp giao ban em báo V.1 nhé",
    "V.2 xong trong mơ",
    "V.1 xong đẹp",
    "chị Hoàn Thành viên tổ rà soát phụ trách V.2 bên em",
    "em đã hoàn thành lớp tập huấn cách báo V.2 trên bot rồi",
    "Hà ơi nhớ báo V.3 xong giùm chị sau khi anh Nam ký nhé",
    "bưu điện scan xong hộ rồi, VII.6",
    "chúc các anh chị hoàn thành xuất sắc nhiệm vụ V.1",
    "V.3 làm xong đường liên thôn",
    "đã hoàn thành hết phim tài liệu V.1",
    "V.3 có 5 TTHC nội bộ, 3 đã làm, 2 không làm được",
  ])("%s", (text) => {
    expect(read(text, "X24844", "2024-06-20").items).toEqual([]);
  });

  it.each([
    ["V.1 xong phối hợp Sở Tài chính", "STP"],
    ["SNV hoàn thành IX.1", "SNV"],
    ["xong VIIb.1 nha chị, link video em gửi rồi", "SGTVT"],
    ["đã tổ chức xong lớp tập huấn nghiệp vụ KSTTHC năm nay, VIIb.4", "VPUBND"],
    ["V.1 xong kế hoạch rà soát", "STP"],
    ["V.1 xong hết cả rồi nhé", "STP"],
    ["V.1 xong từ hôm qua", "STP"],
    ["V.1 xong trong tháng 2", "STP"],
    ["V.1 xong, họp giao ban em báo thêm", "STP"],
    ["đã hoàn thành nhiệm vụ V.1", "STP"],
    ["hoàn thành toàn bộ kế hoạch rà soát đánh giá TTHC (V.1)", "STP"],
    ["V.1 hoan thanh som hon han", "STP"],
  ])("still over: %s", (text, agency) => {
    expect(read(text, agency, "2024-11-20").items).toMatchObject([{ kind: "task", status: "done" }]);
  });
});

describe("a figure of something else", () => {
  it.each([
    "b5 hiện chỉ có 1/1 máy scan chạy được thôi",
    "b3 quý I 40/50 bộ máy tính",
    "b1 quý I 3/4 ông trưởng thôn",
    "hồ sơ trực tuyến quý I 20/30 bao xi măng",
  ])("%s", (text) => {
    expect(read(text, "X24844", "2024-06-20").items).toEqual([]);
  });

  it.each([
    "b3 quý I 40/50 hs nhen",
    "b3 quys I 40/50 aj",
    "b3 quý I 40/50 hồ sơ tiếp nhận",
    "b3 quý I 40/50 giúp em",
    "b3 quý I 40/50, máy scan hư",
    "b3 quý I 40/50 cảm ơn anh",
  ])("still: %s", (text) => {
    expect(read(text, "X24844", "2024-06-20").items).toMatchObject([{ indicator: "CT-b3", numerator: 40 }]);
  });
});

describe("what nobody can tell yet", () => {
  it.each([
    ["I.10 t1 không phát sinh vì hệ thống lỗi", "STP"],
    ["I.10 t1 khong phat sinh do may hu", "STP"],
    ["I.10 tháng 1 không phát sinh, do quên nhập", "STP"],
    ["phòng em xong V.2, phòng khác chưa biết", "STP"],
    ["V.2 em xong rồi, còn người khác chưa gửi", "STP"],
  ])("%s", (text, agency) => {
    expect(read(text, agency, "2024-03-20").items).toEqual([]);
  });

  it.each([
    ["I.10 t1 không phát sinh vì không có hồ sơ lỗi", "nothing_arose"],
    ["I.10 t1 không phát sinh do hồ sơ đều đúng hạn", "nothing_arose"],
    ["V.2 xong, phòng khác cũng xong", "done"],
  ])("still: %s", (text, status) => {
    expect(read(text, "STP", "2024-03-20").items).toMatchObject([{ status }]);
  });
});

/** Written by a commune of Di Linh, in the second quarter. */
describe("others in front of the writer's own", () => {
  const told = (text: string) => read(text, "X25036", "2024-06-26").items;

  it.each([
    ["huyện xong iv.3 rồi nhưng xã em thì iv.3 quý 2 vẫn đang thực hiện ạ", "in_progress"],
    ["huyện làm xong iv.3 quý 2 rồi, xã em đang làm", "in_progress"],
    ["họ xong iv.3 rồi nhưng bên em iv.3 quý 2 chưa làm", "not_started"],
    ["các xã khác hoàn thành iv.3 hết, riêng xã em iv.3 q2 đang làm", "in_progress"],
    ["hoàn thành iv.3 là huyện, còn xã em iv.3 quý 2 đang làm", "in_progress"],
    ["Di Linh xong iv.3 rồi nhưng xã mình thì iv.3 quý 2 chưa làm", "not_started"],
    ["quý 2 huyện làm xong iv.3, riêng xã em vướng kinh phí", "blocked"],
    ["huyện không vướng gì iv.3, xã em iv.3 quý 2 vướng máy scan", "blocked"],
    ["huyện chưa làm iv.3 quý 2 nhưng xã em xong rồi", "done"],
    ["Huyện hoàn thành rồi còn xã iv.3 q2 đang làm", "in_progress"],
    ["V.2 xã khác xong, còn xã em iv.3 q2 đang làm", "in_progress"],
  ])("leave only what is said of that: %s", (text, status) => {
    expect(told(text)).toMatchObject([{ task: "IV.3", period: "2024-Q2", status }]);
  });

  it.each(["huyện b3 quý II 80%, xã em b3 quý II 70%", "huyện được 80% b3 nhưng xã em b3 quý II được 70%"])(
    "with their figure, too: %s",
    (text) => {
      expect(told(text)).toMatchObject([{ indicator: "CT-b3", period: "2024-Q2", percent: 70 }]);
    },
  );

  it.each([
    "huyện xong iv.3 rồi ạ",
    "huyện đã làm xong iv.3 rồi đó",
    "sở hoàn thành iv.3 quý 2",
    "huyện b3 quý II 80%",
  ])("of whom alone it speaks: %s", (text) => {
    expect(read(text, "X25036", "2024-06-26")).toMatchObject({ outcome: "refuse", items: [] });
  });

  it.each([
    "báo cáo huyện, iv.3 quý 2 xong rồi ạ",
    "gửi huyện iv.3 quý 2 xong",
    "huyện ơi iv.3 quý 2 xong rồi ạ",
    "kính gửi UBND huyện, xã hoàn thành iv.3 quý 2",
    "xã xong iv.3 quý 2 rồi ạ",
    "sở đã duyệt, iv.3 quý 2 xã em xong",
  ])("who are only told of it: %s", (text) => {
    expect(told(text)).toMatchObject([{ task: "IV.3", period: "2024-Q2", status: "done" }]);
  });
});
