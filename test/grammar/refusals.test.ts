import { describe, expect, it } from "vitest";
import { understand } from "../../src/grammar/understand.js";
import { translator } from "../../src/text/language.js";
import { catalogue, read, today } from "./reading.js";

describe("a refusal says what to type instead", () => {
  it.each<[string, string, string?]>([
    ["V.9 hoan thanh", '"V.9 hoan thanh": mục V có V.1 đến V.5.'],
    ["V.0 xong", '"V.0 xong": mục V có V.1 đến V.5.'],
    ["V.1.2 xong", '"V.1.2 xong": mục V có V.1 đến V.5.'],
    ["VI.3 xong", '"VI.3 xong": mục VI có VI.1 và VI.2.'],
    ["VII.10 xong", '"VII.10 xong": mục VII có VII.1 đến VII.9 và VIIb.1 đến VIIb.5.'],
    ["VIIb.6 xong", '"VIIb.6 xong": mục VIIb có VIIb.1 đến VIIb.5.'],
    ["X.1 xong", "kế hoạch không có mục X; các mục là I, II, III, IV, V, VI, VII, VIIb, VIII, IX."],
    ["Z.1 xong", "không có mã Z.1."],
    ["b9 10/20", "nhóm b có các chỉ tiêu b1, b2a, b2b, b3, b4, b5, b6, b7, b8."],
    ["I.1 xong", "I.1 do Văn phòng UBND tỉnh chủ trì. Sở Tư pháp chủ trì I.8, I.10."],
    ["V.4 xong", "V.4 do Sở Tư pháp chủ trì. Sở Y tế chủ trì V.1, V.2, V.3.", "SYT"],
    ["VIII.2 xong", "VIII.2 do Văn phòng UBND tỉnh chủ trì; Sở Y tế không chủ trì việc nào ở mục VIII.", "SYT"],
    ["I.3 xong", "I.3 do Văn phòng UBND tỉnh, UBND cấp huyện, UBND cấp xã chủ trì."],
    ["VIIb.1 xong", "và 5 cơ quan khác chủ trì."],
    ["VII.4 kết nối xong", "phần kết nối, đồng bộ hồ sơ của VII.4 do Sở", "SYT"],
    ["Sở Tài chính V.1 xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 của Sở Y tế xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 STC hoàn thành", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 quý I SYT xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 xong của Sở Y tế", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 xong, Sở Tài chính", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 xong 18/KH-UBND UBND huyện Di Linh 23/2", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.2 tại Đà Lạt xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 Di Linh xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["Phường 1 V.1 xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["b3 của Sở Y tế quý I 1250/2000", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["b3 quý I 1250/2000 của Sở Y tế", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 Đà Lạt xong", "chỉ báo cáo được thay mặt UBND phường 1, thành phố Đà Lạt.", "X24784"],
    ["V.1 của Sở Y tế xong", "Văn phòng không báo cáo thay Sở Y tế.", "office"],
    ["VII.4 kết nối quý II xong", "phần kết nối, đồng bộ hồ sơ của VII.4 chỉ có ở quý I/2024."],
    ["V.1 hoàn thành 18/KH-STP 31/02", "không có ngày 31/02."],
    ["V.1 hoàn thành 31/02", "không có ngày 31/02."],
    ["V.1 hoàn thành 18/KH-STP ngày 32/1/2024", "không có ngày 32/1/2024."],
    ["I.10 T13 không phát sinh", "không có kỳ T13."],
    ["b3 quý V 10/20", "không có kỳ quý V. Một năm có quý I đến quý IV."],
    ["b3 quý 5", "không có kỳ quý 5. Một năm có quý I đến quý IV."],
    ["b3 6 tháng cuối năm 10/20", "không có kỳ 6 tháng cuối năm."],
    ["V.2 đang thực hiện 120%", "120% lớn hơn 100%."],
    ["V.2 đang thực hiện -5%", "phần trăm không thể âm."],
    ["b3 1250/200", "1.250 hồ sơ trực tuyến nhiều hơn tổng số 200. Gửi lại, ví dụ: 1.250/2.000"],
    ["b1 30/20", "30 nhiều hơn tổng số 20."],
    ["b3 5/0", "mẫu số là 0 mà tử số là 5."],
    ["b3 -5/20", "số không thể âm."],
    ["b3 5/-20", "số không thể âm."],
    ["b3 12,5/20", "12,5 không phải số nguyên"],
    ["b3 12.5/20", "12.5 không phải số nguyên"],
    ["b3 1,25/2,000", "1,25 không phải số nguyên"],
    ["b1 T3 120%", "120% lớn hơn 100%."],
    ["b1 T3 -5%", "tỷ lệ không thể âm."],
    ["b3 1250", "1250 là tử số hay mẫu số?"],
    ["b3 quý I abc", "không đọc được số."],
    ["b3 còn 3 ngày nữa mới có số", "không đọc được số."],
    ["b3 cho 2 tuần", "không đọc được số."],
    ["b3 5/6/7", "không đọc được số."],
    ["b3 1250 2000", "không đọc được số."],
    ["b1 80% 85%", "không đọc được số."],
    ["b3 5/6 7/8", "không đọc được số."],
    ["b3 1k25/2k", "không đọc được số."],
    ["b3 1'250/2'000", "không đọc được số."],
    ["b3 85 phẩy 5", "không đọc được số."],
    ["b3 quý I 45 hồ sơ", "45 là tử số hay mẫu số?"],
    ["b3 quý I 45 hồ sơ đạt 62,5%", "45 là tử số hay mẫu số?"],
    ["đ1 quý I xử lý 5 PAKN", "5 là tử số hay mẫu số?"],
    ["e1 quý I 45 phiếu", "45 là tử số hay mẫu số?"],
    ["b3 quý I phấn đấu đạt 60%", "chỉ thấy chỉ tiêu (phấn đấu đạt 60%), chưa thấy kết quả."],
    ["b3 quý I mục tiêu 60%", "chỉ thấy chỉ tiêu (mục tiêu 60%), chưa thấy kết quả."],
    ["b3 quý I đạt 90% kế hoạch", "chỉ thấy chỉ tiêu (90% kế hoạch), chưa thấy kết quả."],
    ["b3 quý I 1250/2000 đạt 104,17%", "104,17% lớn hơn 100%."],
    ["b3 quý I 5,000/2,000", "5.000 hồ sơ trực tuyến nhiều hơn tổng số 2.000."],
    ["b3 quý I âm 5/10", "số không thể âm."],
    ["V.2 đang thực hiện âm 5%", "phần trăm không thể âm."],
    ["b3 99999999999999/99999999999999", "số quá lớn."],
    ["b5 5/10", "CT-b5 chỉ nhận đã thực hiện (1/1) hoặc chưa (0/1)."],
    ["b5 50%", "CT-b5 chỉ nhận đã thực hiện (1/1) hoặc chưa (0/1)."],
    ["xong 18/KH-STP 23/2", "chưa rõ nhiệm vụ nào."],
    ["1.250/2.000", "chưa rõ chỉ tiêu nào."],
    ["T3 không phát sinh", "chưa rõ nhiệm vụ nào."],
    ["hoàn thành", "chưa rõ nhiệm vụ nào."],
    ["xong", "chưa rõ nhiệm vụ nào."],
    ["T5 xong", "chưa rõ nhiệm vụ nào."],
    // the office has no post of its own
    ...[
      "xong",
      "V.1 xong 18/KH-STP 23/2",
      "V.1 60%",
      "V.1 đang làm",
      "VII.7 xong",
      "VII.4 kết nối xong",
      "b3 quý I 45/50",
      "b3 quý I không phát sinh",
    ].map((text): [string, string, string] => [text, "Văn phòng không báo cáo, chỉ xem báo cáo.", "office"]),
  ])("%s", (text, sentence, agency = "STP") => {
    const json = read(text, agency);
    expect(json.outcome).toBe("refuse");
    expect(json.items).toEqual([]);
    expect(json.problems).toHaveLength(1);
    expect(json.problems[0]).toMatchObject({ line: 1, outcome: "refuse", choices: [] });
    expect(json.problems[0]!.sentence).toContain(sentence);
    expect(json.problems[0]!.sentence).toContain(`"${text}": `);
  });

  it("quotes at most the beginning of a long line", () => {
    const { sentence } = read(`V.9 hoàn thành ${"rất nhiều việc đã làm ".repeat(10)}`).problems[0]!;
    expect(sentence).toMatch(/^"V\.9 hoàn thành .{20,45}…": mục V có V\.1 đến V\.5\.$/);
  });

  it("speaks the language of the reader", () => {
    const u = understand("V.9 xong", { catalogue, agency: "STP", today, t: translator("en") });
    expect(u.problems[0]!.sentence).toBe('"V.9 xong": section V has V.1 to V.5.');
  });
});
