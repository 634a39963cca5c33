import { describe, expect, it } from "vitest";
import { answered, checkIn, every, plan, read, type Task, task, unfinished } from "./reading.js";

describe("what stands beside a status", () => {
  it.each<[string, Task]>([
    // what does not take it back
    ["V.1 cuối tháng 5 đã xong", { task: "V.1", note: "cuối tháng 5" }],
    ["V.1 tuần trước xong", { task: "V.1", note: "tuần trước" }],
    ["V.1 xong rồi ạ, đã rà soát 12 TTHC", { task: "V.1", note: "đã rà soát 12 TTHC" }],
    ["V.1 đã giao cán bộ phụ trách, hoàn thành", { task: "V.1", note: "đã giao cán bộ phụ trách" }],
    ["V.2 vượt khó hoàn thành", { task: "V.2", note: "vượt khó" }],
    ["V.2 hoàn thành trước hạn", { task: "V.2", note: "trước hạn" }],
    ["V.2 hoàn thành 12/12 TTHC", { task: "V.2", note: "12/12 TTHC" }],
    ["V.2 hoàn thành 5/5", { task: "V.2", note: "5/5" }],
    ["V.1 xong, mai gửi văn bản", { task: "V.1", note: "mai gửi văn bản" }],
    ["V.1 xong 18/2024/QĐ-UBND ngày 23/2", { task: "V.1", document: "18/2024/QĐ-UBND", documentDate: "2024-02-23" }],
    ["V.1 xong 1/3 18/KH-STP", { task: "V.1", document: "18/KH-STP", documentDate: "2024-03-01" }],
    ["V.1 xong 23/2 18/KH-STP 25/2", { task: "V.1", document: "18/KH-STP", documentDate: "2024-02-25", note: "23/2" }],
    ["V.1 xong 18/KH-STP hom qua", { task: "V.1", document: "18/KH-STP", documentDate: "2024-06-13" }],
    ["V.1 xong 18/KH-STP ngày hôm nay ạ", { task: "V.1", document: "18/KH-STP", documentDate: "2024-06-14" }],
    ["V.1 xong 18/KH-STP, hôm nay gửi", { task: "V.1", document: "18/KH-STP", note: "hôm nay gửi" }],
    ["V.1 xong 18/KH-STP mùng 5/2", { task: "V.1", document: "18/KH-STP", documentDate: "2024-02-05" }],
    ["V.1 về cơ bản hoàn thành", { task: "V.1", status: "in_progress" }],
    [
      "V.2 đang thực hiện, đã hoàn thành 12 TTHC",
      { task: "V.2", status: "in_progress", note: "đã hoàn thành 12 TTHC" },
    ],
    ["V.2 hoàn thành, Sở Nội vụ chưa trả lời", { task: "V.2", note: "Sở Nội vụ chưa trả lời" }],
    ["V.2 có vướng mắc: thiếu người, đang xử lý", { task: "V.2", status: "blocked", note: "thiếu người, đang xử lý" }],
    ["V.2 chưa thực hiện, đang chờ hướng dẫn", { task: "V.2", status: "not_started", note: "đang chờ hướng dẫn" }],
    ["V.2 đang chưa làm", { task: "V.2", status: "not_started" }],
    // no trouble
    ["V.2 vướng mắc: không; đang thực hiện", { task: "V.2", status: "in_progress", note: "vướng mắc: không" }],
    ["V.2 khó khăn, vướng mắc: không có; hoàn thành", { task: "V.2", note: "khó khăn, vướng mắc: không có" }],
    [
      "v2 vuong mac: khong, dang lam 60%",
      { task: "V.2", status: "in_progress", percent: 60, note: "vuong mac: khong" },
    ],
    [
      "V.2 hoàn thành, không phát sinh khó khăn, vướng mắc",
      { task: "V.2", note: "không phát sinh khó khăn, vướng mắc" },
    ],
    [
      "V.2 đã xử lý xong các vướng mắc, đang thực hiện",
      { task: "V.2", status: "in_progress", note: "đã xử lý xong các vướng mắc" },
    ],
    ["V.2 hoàn thành; khó khăn: không; kiến nghị: không", { task: "V.2", note: "khó khăn: không; kiến nghị: không" }],
    ["V.2 có khó khăn, vướng mắc về kinh phí", { task: "V.2", status: "blocked", note: "về kinh phí" }],
    ["V.2 vướng mắc: không có kinh phí", { task: "V.2", status: "blocked", note: "không có kinh phí" }],
    // nothing arose
    ["I.10 T5 không ai chậm", { task: "I.10", period: "2024-05", status: "nothing_arose", note: "không ai chậm" }],
    ["I.10 T5 khong co ai tre", { task: "I.10", period: "2024-05", status: "nothing_arose", note: "khong co ai tre" }],
    [
      "I.10 T5 không hồ sơ nào chậm",
      { task: "I.10", period: "2024-05", status: "nothing_arose", note: "không hồ sơ nào chậm" },
    ],
    [
      "I.10 T5 không đơn vị nào để xảy ra chậm trễ",
      { task: "I.10", period: "2024-05", status: "nothing_arose", note: "không đơn vị nào để xảy ra chậm trễ" },
    ],
    [
      "I.10 T5 không có công chức, viên chức nào bị phản ánh",
      {
        task: "I.10",
        period: "2024-05",
        status: "nothing_arose",
        note: "không có công chức, viên chức nào bị phản ánh",
      },
    ],
    [
      "VI.2 không có phản ánh, kiến nghị nào",
      { task: "VI.2", status: "nothing_arose", note: "không có phản ánh, kiến nghị nào" },
    ],
    // which of the unfinished it is
    ["V.2 chưa hoàn thành, đang thực hiện 60%", { task: "V.2", status: "in_progress", percent: 60 }],
    ["V.2 chưa xong, vướng: thiếu người", { task: "V.2", status: "blocked", note: "thiếu người" }],
    ["V.2 chưa xong, được 60%", { task: "V.2", status: "in_progress", percent: 60 }],
    [
      "V.2 đã rà soát 12 TTHC, đạt 60%, đang thực hiện",
      { task: "V.2", status: "in_progress", percent: 60, note: "đã rà soát 12 TTHC" },
    ],
  ])("%s goes with it", (text, said) => {
    expect(read(text)).toMatchObject({ problems: [], items: [task(said)] });
  });

  it.each<[string, readonly string[]]>([
    // denied, wished for, still to come
    ["V.1 không kịp hoàn thành", unfinished],
    ["V.1 không thể xong", unfinished],
    ["V.1 khó hoàn thành", every],
    ["V.1 ngày mai hoàn thành", every],
    ["V.1 mai mới xong", every],
    ["V.1 tuan sau moi xong", every],
    ["V.1 cuối tháng xong", every],
    ["V.1 thứ 6 xong", every],
    ["V.1 trước 30/6 xong", every],
    ["V.1 30/6 xong", every],
    ["V.1 xin lùi hạn hoàn thành", every],
    ["V.1 đề nghị cho lùi thời gian hoàn thành", every],
    ["V.1 chuẩn bị hoàn thành", every],
    ["V.1 đợi hoàn thành", every],
    ["V.1 cho hoan thanh", every],
    ["V.1 hình như xong", every],
    ["V.1 hoàn thành trong tuần sau", every],
    ["V.1 hoàn thành sau 30/6", every],
    ["V.2 chưa làm xong", unfinished],
    ["V.2 chua thuc hien xong", unfinished],
    ["V.2 chưa thực hiện hết", unfinished],
    // in part
    ["V.1 xong một nửa", every],
    ["Xong V.1 một nửa", every],
    ["V.1 hoàn thành được một nửa", every],
    ["V.1 đã hoàn thành phần lớn", every],
    ["V.1 đã thực hiện một phần", every],
    ["V.1 hoàn thành giai đoạn 1", every],
    ["V.1 hoàn thành dự thảo", every],
    ["V.1 xong 80", every],
    ["V.2 hoàn thành 45/50 TTHC", every],
    ["V.2 hoàn thành rà soát 45/50 TTHC", every],
    ["V.2 xong 12/20", every],
    ["V.1 hoàn thành 9/10", every],
    ["V.2 chưa thực hiện 60%", ["in_progress 60%", "not_started"]],
    // two at once
    ["V.2 hoàn thành đang thực hiện", ["done", "in_progress"]],
    ["V.2 xong chưa xong", every],
    ["V.1 xong nhưng chưa ký", every],
    ["xong V.1 chưa gửi", every],
    ["V.2 đang làm, xong rồi", ["in_progress", "done"]],
    ["V.2 chưa làm, đang làm", ["not_started", "in_progress"]],
    ["V.2 không phát sinh, hoàn thành", ["nothing_arose", "done"]],
    ["V.2 đang thực hiện nhưng vướng phần mềm", ["in_progress", "blocked"]],
    ["V.2 đang làm 60%\nvướng: thiếu người", ["in_progress", "blocked"]],
    ["V.2 hoàn thành, vướng: thiếu người", ["done", "blocked"]],
    ["V.2 không phát sinh chậm trễ nhưng có 2 hồ sơ quá hạn", checkIn],
    // no trouble is not yet how it stands
    ["V.2 vướng mắc: không", checkIn],
    ["V.2 khó khăn, vướng mắc: không", checkIn],
    ["V.2 vướng: 0", checkIn],
    ["V.2 hết vướng", checkIn],
    ["V.2 đã tháo gỡ vướng mắc", checkIn],
    ["V.2 đã tháo gỡ hết các vướng mắc", checkIn],
    ["V.2 vướng mắc đã được giải quyết", checkIn],
    ["V.1 không có gì vướng", every],
    ["V.2 không phát sinh vướng mắc", checkIn],
    // what is lacking, and what cannot fail to arise
    ["V.1 không có kinh phí", every],
    ["V.2 không có thời gian làm", checkIn],
    ["V.2 không có kết quả", checkIn],
    ["V.1 không có kế hoạch", every],
    ["V.1 ko", every],
    ["V.1 không có", every],
  ])("%s is asked about", (text, values) => {
    const { items, problems } = read(text);
    expect(items).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, outcome: "ask" }]);
    expect(problems[0]!.choices.map(({ value }) => value)).toEqual(values);
  });

  it.each<[string, string, Task]>([
    ["V.1 không kịp hoàn thành", "in_progress", { task: "V.1", status: "in_progress" }],
    ["V.1 tuần sau xong", "in_progress", { task: "V.1", status: "in_progress", note: "tuần sau xong" }],
    ["V.2 hoàn thành 45/50 TTHC", "in_progress", { task: "V.2", status: "in_progress", note: "hoàn thành 45/50 TTHC" }],
    ["V.2 hoàn thành 45/50 TTHC", "done", { task: "V.2", note: "45/50 TTHC" }],
    ["V.1 xong 80", "in_progress", { task: "V.1", status: "in_progress", percent: 80 }],
    ["Xong V.1 một nửa", "in_progress", { task: "V.1", status: "in_progress", note: "một nửa" }],
    ["V.1 xong, chưa gửi", "done", { task: "V.1", note: "chưa gửi" }],
    [
      "V.2 đang làm được 60%, vướng: thiếu kinh phí",
      "in_progress",
      { task: "V.2", status: "in_progress", percent: 60, note: "vướng: thiếu kinh phí" },
    ],
    [
      "V.2 đang thực hiện, vướng: thiếu kinh phí",
      "blocked",
      { task: "V.2", status: "blocked", note: "đang thực hiện, vướng: thiếu kinh phí" },
    ],
    [
      "V.2 đã hoàn thành dự thảo, đang lấy ý kiến",
      "in_progress",
      { task: "V.2", status: "in_progress", note: "đã hoàn thành dự thảo, đang lấy ý kiến" },
    ],
    ["V.3 quý II đã rà soát", "done", { task: "V.3", period: "2024-Q2", note: "đã rà soát" }],
    ["V.3 đã rà soát quý II", "done", { task: "V.3", period: "2024-Q2", note: "đã rà soát" }],
    ["V.1 không có kinh phí", "blocked", { task: "V.1", status: "blocked", note: "không có kinh phí" }],
  ])("%s keeps its words with the answer %s", (text, value, said) => {
    expect(answered(text, value)).toMatchObject({ problems: [], items: [task(said)] });
  });

  it("is asked about all tasks that it is said of", () => {
    expect(read("V.1, V.3 chưa xong").problems[0]!.sentence).toBe(
      "V.1, V.3 chưa xong: đang thực hiện, có vướng mắc hay chưa thực hiện?",
    );
    expect(read("V.1, V.3").problems[0]!.sentence).toBe("V.1, V.3: tình hình thế nào? Ví dụ: V.1, V.3 hoàn thành");
    expect(read("V.1, V.3 hoàn thành").items).toHaveLength(2);
  });

  it("in front of the first code is not said of the second", () => {
    expect(read("Không phát sinh I.10 T5, V.1 xong").items).toMatchObject([
      { task: "I.10", status: "nothing_arose" },
      { task: "V.1", status: "done" },
    ]);
  });
});

describe("what goes on after work is done", () => {
  it.each([
    ["V.1 hoàn thành 18/KH-STP 23/2, đang triển khai", { ...plan, note: "đang triển khai" }],
    ["V.1 xong 18/KH-STP 23/2, chưa gửi bản giấy", { ...plan, note: "chưa gửi bản giấy" }],
    ["V.1 xong, đang gửi các đơn vị", { note: "đang gửi các đơn vị" }],
    ["V.1 cuối tháng trước xong", { note: "cuối tháng trước" }],
  ])("%s", (text, said) => {
    expect(read(text).items).toEqual([task({ task: "V.1", ...said })]);
  });

  it.each(["V.2 hoàn thành đang thực hiện", "V.1 vài ngày nữa xong", "V.1 hoàn thành quá nửa", "V.1 cuối tháng xong"])(
    "%s is asked",
    (text) => {
      expect(read(text).outcome).toBe("ask");
    },
  );
});
