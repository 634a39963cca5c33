import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("a focal point asks with words of a report", () => {
  it.each<[string, string]>([
    // whether it is so
    ["v1 ben em xong roi ha chi", "V.1"],
    ["V.1 xong 100% mới được báo hoàn thành hả ad", "V.1"],
    ["V.2 em báo 70% hay 80% nhỉ, coi lại giúp", "V.2"],
    // which of two is to be written
    ["V.1 ghi hoàn thành luôn được không hay phải chờ ký", "V.1"],
    ["V.1 chờ ký thì chọn đang làm hay hoàn thành ạ", "V.1"],
    ["V.3 phải xong 100% hay chỉ cần đang thực hiện là được", "V.3"],
    ["biên nhận BN-2024-000015 là cái V.2 xong hay đang làm", "V.2"],
    // what is to be written
    ["V.3 không có TTHC nội bộ nào thì chọn mục nào", "V.3"],
    ["V.2 làm xong 2/5 thủ tục thì báo bao nhiêu phần trăm", "V.2"],
    ["v.2 tuan truoc ben em bao may %", "V.2"],
    ["V.3 la lam cai chi vay", "V.3"],
    ["nói V.2 hoàn thành là hoàn thành cái gì, ra văn bản hay rà soát xong", "V.2"],
    ["sao V.3 ghi không phát sinh vậy, em có báo đâu", "V.3"],
    ["I.10 thang 5 khong phat sinh thi khoi bao ha chi", "I.10"],
    ["V.2 hoàn thành rồi chứ nhỉ, em nhớ báo rồi", "V.2"],
    ["V.2 xong hết rồi hay còn cái nào nữa bot", "V.2"],
    ["muốn báo V.2 60% thì nhắn sao", "V.2"],
    // whether it will do
    ["v2 hoan thanh 12/BC-STP 28/5, nhap vay du chua", "V.2"],
    ["V.2 hoàn thành 12/BC-STP 28/5 nhập vậy đủ chưa chị", "V.2"],
    ["nhiem vu I.10 co ap dung cho so em ko", "I.10"],
    ["I.10 tháng 5 hạn 31/5 hay 5/6 vậy", "I.10"],
    ["V.1 là kế hoạch của huyện hay của xã", "V.1"],
    ["V.2 em nộp 30/5 mà sao ghi trễ, hạn đâu phải 5/6", "V.2"],
    // what would be
    ["giả sử V.2 chỉ rà soát được 10/15 TTHC thì ghi 67% được hem", "V.2"],
    ["neu tre han V.2 thi bi gi khong a", "V.2"],
    ["neu V.2 moi 60% thi ghi dang lam ha anh", "V.2"],
  ])("%s", (text, task) => {
    expect(read(text)).toMatchObject({ outcome: "question", items: [], slots: { task } });
  });

  it.each<[string, string]>([
    ["b3 50/60 là 83% hay 83,33% chị ha", "CT-b3"],
    ["b1 quy 1 em bao nham 70% thi sua sao", "CT-b1"],
    ["không biết b1 quý 1 em gửi 85% đã lên chưa ta", "CT-b1"],
    ["e1 100 phieu hai long 95 thi ghi 95/100 hay 95%", "CT-e1"],
    ["e1 phát 120 phiếu thu về 100 thì mẫu số lấy 120 hay 100", "CT-e1"],
    ["b3 phải đạt mấy % mới đạt", "CT-b3"],
    ["sửa lại số b1 quý 1 được nữa không", "CT-b1"],
    ["số b1 quý 1 lấy đến 14/3 hay 31/3 ạ", "CT-b1"],
    ["huyện không có hồ sơ trực tuyến thì b3 ghi 0 hay để trống", "CT-b3"],
    ["e1 quý 1 được 92/100 phiếu, vậy tính 92% hay tính theo điểm trung bình", "CT-e1"],
    ["b2b là tỷ lệ hồ sơ hay tỷ lệ tiền vậy ạ", "CT-b2b"],
    ["100% tthc lên một cửa điện tử là VII.4 hay chỉ tiêu a2 vậy e", "CT-a2"],
  ])("%s", (text, indicator) => {
    const { outcome, items, slots } = read(text, "H672");
    expect([outcome, items]).toEqual(["question", []]);
    if (slots?.task !== "VII.4") expect(slots?.indicator).toBe(indicator);
  });

  it.each([
    ["bên em nộp 18/KH rồi có cần báo nữa không", "duties"],
    ["so em sap nhap roi thi con phai bao cao k", "duties"],
    ["1250/2000 là ghi tử trước hay mẫu trước vậy", "help"],
    ["em muốn báo cáo I.10 thì gõ sao", "help"],
    ["cho xem lai so lieu quy 1 cua so da gui", "figures"],
    ["xem chỉ tiêu quý 1 của sở tư pháp", "figures"],
  ])("%s: %s", (text, intent) => {
    expect(read(text)).toMatchObject({ outcome: "question", intent, items: [] });
  });
});

describe("near it a report is read as before", () => {
  it.each<[string, Record<string, unknown>]>([
    ["V.1 xong roi nha chi", { task: "V.1", status: "done" }],
    ["V.2 xong rồi phòng ạ", { task: "V.2", status: "done" }],
    ["V.2 đang làm 60%, mạng hay rớt", { task: "V.2", percent: 60 }],
    ["V.2 chưa làm gì", { task: "V.2", status: "not_started" }],
    ["V.2 hoàn thành, không cần sửa gì", { task: "V.2", status: "done" }],
    ["V.2 hoàn thành, nếu thiếu gì chị báo em", { task: "V.2", status: "done" }],
    ["V.2 xong rồi, sao kê gửi sau", { task: "V.2", status: "done" }],
    ["V.2 làm sao nhanh được, mới 30%", { task: "V.2", percent: 30 }],
    ["I.10 T5 ai trễ đều đã xin lỗi, đã công khai", { task: "I.10", period: "2024-05" }],
    ["lỡ quên, I.10 T5 không phát sinh", { task: "I.10", status: "nothing_arose" }],
    ["b1 quý 2: số hóa 410/520, số liệu lấy từ hệ thống", { indicator: "CT-b1", numerator: 410 }],
    ["nhờ chị nhập b3 quý 2 62,5% với ạ", { indicator: "CT-b3", percent: 62.5 }],
    ["V.2 hoàn thành 12/BC-STP 28/5, nhập vậy là đủ rồi", { task: "V.2", document: "12/BC-STP" }],
    ["sao lục 3 bản thế, V.2 đang làm 60%", { task: "V.2", percent: 60 }],
    ["V.2 hoàn thành rồi, để em xin số rồi gửi sau", { task: "V.2", status: "done" }],
    ["V.2 hoàn thành, gửi qua trục chứ không gửi giấy", { task: "V.2", status: "done" }],
    ["b3 quý 1 ghi 0/0 chứ không để trống", { indicator: "CT-b3", numerator: 0, denominator: 0 }],
    ["b1 quý 1 410/520, sao hệ thống chậm quá", { indicator: "CT-b1", numerator: 410 }],
    ["V.2 xong, xã sáp nhập rồi nên báo chung", { task: "V.2", status: "done" }],
    ["I.10 tháng 02 đã công khai số điện thoại đầu mối, xong", { task: "I.10", status: "done" }],
    ["V.1 đã gọi số điện thoại đầu mối Sở Tư pháp, xong 20/KH-STP 15/3", { task: "V.1", document: "20/KH-STP" }],
    ["V.1 xong 20/KH-STP 15/3, cần gì gọi số điện thoại văn phòng", { task: "V.1", status: "done" }],
    ["V.2 xong 12/BC-STP 28/5, có số điện thoại đầu mối kèm theo", { task: "V.2", status: "done" }],
    ["V.2 đang làm 60%, đã niêm yết số điện thoại của đầu mối tại trụ sở", { task: "V.2", percent: 60 }],
    ["V.2 xong, đã cho số điện thoại đường dây nóng lên trang web 12/BC-STP 28/5", { task: "V.2", status: "done" }],
    ["V.3 quý II đang làm 50%, số điện thoại đầu mối 0912345678", { task: "V.3", period: "2024-Q2", percent: 50 }],
    ["V.3 quý II xong, số điện thoại đầu mối Đà Lạt", { task: "V.3", period: "2024-Q2", status: "done" }],
    ["V.3 quý II xong, số điện thoại đầu mối không đổi", { task: "V.3", period: "2024-Q2", status: "done" }],
    ["V.3 quý II xong. Số điện thoại đầu mối 0912345678", { task: "V.3", period: "2024-Q2", status: "done" }],
    ["số điện thoại đầu mối đã niêm yết, V.3 quý II xong", { task: "V.3", period: "2024-Q2", status: "done" }],
    ["b3 tháng 4 50/100, số điện thoại đầu mối đã cập nhật", { indicator: "CT-b3", numerator: 50 }],
    ["VII.6 quý II đang làm 20%, số điện thoại đầu mối đã niêm yết", { task: "VII.6", percent: 20 }],
    ["V.2 đang làm 70%, ai phụ trách đã phân công rõ", { task: "V.2", percent: 70 }],
    ["V.2 xong 12/BC-STP 28/5, đã lập danh sách các xã còn lại là ai phụ trách", { task: "V.2", status: "done" }],
    ["V.2 đang làm 60%, đã tổ chức hội nghị hướng dẫn cách nhập số liệu", { task: "V.2", percent: 60 }],
  ])("%s", (text, item) => {
    expect(read(text).items).toMatchObject([item]);
  });

  it.each([
    "số điện thoại đầu mối là gì",
    "có số điện thoại đầu mối không",
    "anh ơi số điện thoại văn phòng",
    "có số điện thoại văn phòng tỉnh không ạ",
    "V.2 số điện thoại đầu mối",
    "V.2 đang vướng thì liên hệ ai",
    "V.2 đã xong muốn sửa thì gọi ai",
    "V.2 quý II, số điện thoại đầu mối",
  ])("whom to ask: %s", (text) => {
    expect(read(text)).toMatchObject({ outcome: "question", intent: "help", items: [] });
  });

  it("the name of a place asks nothing", () => {
    expect(read("b1 quy 2 85% lam ha", "H676", "2024-07-02").items).toMatchObject([{ percent: 85 }]);
    expect(read("v1 xong roi, lam ha chi oi", "H676").items).toMatchObject([{ status: "done" }]);
    expect(read("v1 xong lam ha", "H676").items).toMatchObject([{ status: "done" }]);
  });

  it("of a report and what is asked behind it, the report is read and the other is to be sent apart", () => {
    const { items, problems } = read("V.3 đang làm, chị cho em hỏi hạn khi nào");
    expect(items).toMatchObject([{ task: "V.3", status: "in_progress", note: null }]);
    expect(problems).toMatchObject([{ outcome: "refuse" }]);
  });

  it("of every month nothing is written down, and which is asked", () => {
    expect(read("tháng nào I.10 cũng không phát sinh")).toMatchObject({ outcome: "ask", items: [] });
  });
});
