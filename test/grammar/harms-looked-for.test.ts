import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

const withoutMarks = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");

/** With marks and without: nothing is written down of any of them. */
function nothingOf(texts: readonly string[], agency: string, day = "2024-10-18") {
  it.each(texts.flatMap((text) => [text, withoutMarks(text)]))("%s", (text) => {
    expect(read(text, agency, day).items).toEqual([]);
  });
}

function stays(texts: readonly [string, Record<string, unknown>][], agency: string, day = "2024-10-18") {
  it.each(texts.flatMap(([text, item]) => [[text, item] as const, [withoutMarks(text), item] as const]))(
    "still: %s",
    (text, item) => {
      expect(read(text, agency, day).items).toMatchObject([item]);
    },
  );
}

describe("so many of some are no state of the whole", () => {
  nothingOf(
    [
      "VIIb.1: Sở đã chọn xong 3 thủ tục để làm video",
      "V.1 đã rà soát xong 5 thủ tục",
      "V.1 làm xong 2 bước",
      "VIIb.1 quay xong 1 video",
      "V.2 xong được 6 cái",
      "V.1 hoàn thành thêm 4 thủ tục",
      "V.1 xong vài mục",
      "V.1 xong phụ lục để trình ký",
      "V.1 đã xong 2 phần rồi ạ",
      "V.2 hoàn thành khâu lập danh mục",
      "V.1 đã hoàn thành việc lấy ý kiến",
    ],
    "SCT",
  );
  stays(
    [
      ["V.1 hoàn thành, 3 thủ tục đã đơn giản hóa", { status: "done" }],
      ["V.1 hoàn thành 12/12 thủ tục", { status: "done" }],
      ["V.2 hoàn thành cả 3 thủ tục", { status: "done" }],
      ["VIIb.1 đã làm xong 2 video theo kế hoạch", { status: "done" }],
      ["V.1 đã xong, kèm 2 văn bản", { status: "done" }],
    ],
    "SCT",
  );
});

describe("what does not count as done", () => {
  nothingOf(
    [
      "V.1 công khai rồi nhưng trang web lỗi nên chưa tính là xong",
      "V.1 xong rồi nhưng coi như chưa xong",
      "V.1 hoàn thành rồi mà chưa gọi là hoàn thành được",
      "V.1 đã xong, xem như chưa làm",
      "V.1 đã ban hành nhưng chưa thể coi là hoàn thành",
      "V.1 xong, chưa được tính hoàn thành",
      "V.1 đã làm xong nhưng không tính là xong",
      "V.1 hoàn thành mà chưa hẳn là xong",
      "V.1 đã hoàn thành, nhưng thực ra chưa",
      "V.1 xong rồi, nói vui vậy thôi",
      "V.1 hoàn thành, ai bảo thế",
      "V.1 xong, mà là xong phần của phòng thôi",
      "V.1 không phát sinh, có mỗi 1 hồ sơ",
      "V.1 hoàn thành trên giấy",
      "V.1 hoàn thành sau",
      "V.1 sau tết mới xong",
      "V.1 mà xong em đãi chị cà phê",
      "V.1 đã hoàn thành theo báo cáo của phòng, em chưa kiểm tra",
      "nhờ chị nhắc các phòng V.1 hoàn thành trước thứ 6",
      "V.1 xong cho có",
      "V.1 xong nhưng bị VP bác",
      "V.1 bảo hoàn thành thì hơi sớm",
      "V.1 hoàn thành sớm nhất cũng phải cuối tháng",
      "V.1 em cứ ghi hoàn thành cho đẹp",
      "V.1 ghi tạm hoàn thành, mai em sửa",
      "V.1 đối tác đã hoàn thành phần mềm",
      "V.1 hoàn thành không phải do em bấm",
      "V.1 báo hoàn thành rồi nhưng lộn việc, của V.2 mới đúng",
    ],
    "H677",
  );
  stays(
    [
      ["V.1 hoàn thành, chưa phát sinh vướng mắc", { status: "done" }],
      ["V.1 đã xong, thực tế không có vướng mắc", { status: "done" }],
      ["V.2 vướng mắc đã gỡ, nay hoàn thành", { status: "done" }],
      ["V.2 không phát sinh hồ sơ trễ", { status: "nothing_arose" }],
    ],
    "H677",
  );
});

describe("what a form asks to be filled in", () => {
  nothingOf(
    [
      "V.3: (ghi rõ kết quả, khó khăn)",
      "V.3: [ghi kết quả: hoàn thành]",
      "V.3: (nêu rõ đã hoàn thành hay chưa)",
      "V.3: <trạng thái: hoàn thành>",
      "V.3: (điền khó khăn vướng mắc nếu có)",
      "V.2: (không phát sinh thì ghi 0)",
      "b3: (ghi tử số/mẫu số, ví dụ 50/60)",
      "V.3: (trạng thái: đang thực hiện)",
      "V.2: …………",
      "V.3: (hoàn thành/đang thực hiện)",
    ],
    "H682",
  );
  stays(
    [
      ["V.3: hoàn thành (ghi rõ số văn bản)", { task: "V.3", status: "done" }],
      ["V.3: hoàn thành (ghi chú: có 3 thủ tục)", { task: "V.3", status: "done" }],
      ["V.2: …………\nV.3: hoàn thành\nVII.5: (ghi rõ kết quả, khó khăn)", { task: "V.3", status: "done", note: null }],
    ],
    "H682",
  );
});

describe("another year's state", () => {
  nothingOf(
    [
      "V.2 năm 2023 hoàn thành",
      "năm 2022 V.2 xong rồi",
      "V.2 đã hoàn thành từ 2022",
      "kế hoạch 2025 đã xong",
      "V.2 2023 hoàn thành, 2024 đang thực hiện 50%",
      "kế hoạch rà soát năm 2023 đã hoàn thành",
    ],
    "SGDDT",
  );
  stays(
    [
      ["năm 2023 V.2 hoàn thành 100%, còn năm nay đang làm mới được 80% ạ", { status: "in_progress", percent: 80 }],
      ["V.2 năm 2023 đã xong, năm nay đang làm", { status: "in_progress" }],
      ["năm 2023 V.2 xong rồi, năm nay đang làm 40%", { status: "in_progress", percent: 40, note: null }],
      ["năm ngoái xong V.2 rồi, còn năm nay đang làm 40%", { task: "V.2", percent: 40 }],
      ["b3 năm 2023 được 80%, năm nay 85%", { period: "2024", percent: 85 }],
      ["V.2 năm ngoái hoàn thành, năm nay chưa làm", { status: "not_started" }],
      ["V.2 năm 2024 hoàn thành", { status: "done" }],
      ["V.2 hoàn thành theo Kế hoạch năm 2023", { status: "done" }],
    ],
    "SGDDT",
  );
});

describe("whether something has arrived, and how it is to be written", () => {
  nothingOf(
    [
      "IV.3 quý III của Trung tâm đã ghi nhận chưa em",
      "IV.3 quý III nhận được chưa",
      "IV.3 quý III lên hệ thống chưa",
      "IV.3 quý III có lên chưa bạn",
      "IV.3 quý III vô sổ chưa em",
      "IV.3 hoàn thành hệ thống nhận chưa vậy",
      "IV.3 quý III hoàn thành đã cập nhật chưa chị",
      "không có hồ sơ nào thì b3 ghi 0/0 hả chị",
      "b3 quý II có phải ghi 0/0 không chị",
      "b3 quý III ghi 50/60 vậy đúng không",
      "b3 quý III để 0/0 có được không",
      "IV.3 ghi không phát sinh có sao không",
      "b3 quý III 85% là cao hay thấp",
      "sao b3 quý III của em lại ra 85%",
      "b3 quý III ghi 50/60 đúng mẫu chưa ạ",
    ],
    "TTPVHCC",
  );
  it.each(["b3 quý III 50/60 hả em", "IV.3 quý III chưa thực hiện à", "IV.3 quý III hoàn thành hở chị"])(
    "%s",
    (text) => {
      expect(read(text, "TTPVHCC", "2024-10-18")).toMatchObject({ outcome: "question", items: [] });
    },
  );
  stays(
    [
      ["b3 quý III 0/0 nha chị", { numerator: 0, denominator: 0 }],
      ["b3 quý III ghi 50/60 giúp em", { numerator: 50, denominator: 60 }],
      ["V.2 đang thực hiện, tỉnh chưa ghi nhận", { status: "in_progress" }],
    ],
    "X24967",
  );
});

describe("an indicator or a task named in words, and asked about", () => {
  nothingOf(
    [
      "số hóa quý III 80% đúng không",
      "thanh toán trực tuyến quý III 45% có đúng không",
      "hồ sơ trực tuyến quý III ghi 80% được chưa",
      "hồ sơ trực tuyến quý III 50/60 là đạt chưa",
      "thanh toán trực tuyến quý III 45% nhỉ",
      "số hóa quý III của em đã ghi nhận 80% chưa",
      "số hóa quý III 80% lên hệ thống chưa",
      "hồ sơ trực tuyến quý III không phát sinh thì ghi sao",
      "hồ sơ trực tuyến quý III ghi 0/0 hả chị",
      "thanh toán trực tuyến không có hồ sơ thì báo 0/0 phải không",
      "sao số hóa quý III lại có 80%",
      "số hóa quý III 80% là cao hay thấp",
      "số hóa 80%, thanh toán trực tuyến 45%, vậy ổn chưa chị",
      "quý III em báo b1 80% b3 70% rồi mà sao không thấy",
      "kế hoạch rà soát đã xong phải không em",
      "kế hoạch rà soát 2023 đã ban hành",
      "số hóa quý III tăng 12% so với quý I",
      "ước gì số hóa quý III được 80%",
      "sếp đòi số hóa quý III 80%",
      "số hóa quý III của toàn ngành 80%",
    ],
    "SCT",
  );
  it.each(["số hóa quý III 80% hả chị", "kế hoạch rà soát hoàn thành hả"])("%s", (text) => {
    expect(read(text, "SCT", "2024-10-18")).toMatchObject({ outcome: "question", items: [] });
  });
  stays(
    [
      ["số hóa quý III 80% nha chị", { indicator: "CT-b1", percent: 80 }],
      ["số hóa quý III (nếu có): 80%", { indicator: "CT-b1", percent: 80 }],
      ["kế hoạch rà soát năm 2024 đã ban hành", { task: "V.1", status: "done" }],
      ["kế hoạch rà soát hoàn thành (ghi rõ số, ngày)", { task: "V.1", status: "done" }],
    ],
    "SCT",
  );
});

describe("a code in brackets behind its sentence names it", () => {
  stays(
    [
      ["dạ VP, thanh toán trực tuyến quý 3 bên em không phát sinh (VII.3)", { task: "VII.3", status: "nothing_arose" }],
      ["thanh toán trực tuyến quý 3 đang thực hiện (VII.3)", { task: "VII.3", status: "in_progress" }],
      ["thanh toán trực tuyến quý 3 được 45% (b2b)", { indicator: "CT-b2b", percent: 45 }],
      ["kế hoạch rà soát đã xong (V.1)", { task: "V.1", status: "done" }],
    ],
    "SNGV",
  );
  it("and the next sentence has its own", () => {
    const { items } = read("ke hoach da xong (V.1). Con V.3 dang thuc hien", "SNV", "2024-06-18");
    expect(items).toMatchObject([
      { task: "V.1", status: "done" },
      { task: "V.3", status: "in_progress" },
    ]);
  });
});

describe("figures that are not meant, or another's", () => {
  nothingOf(
    [
      "b3 quý II mà tính cả hồ sơ giấy thì 85%",
      "b3 quý II nếu bỏ hồ sơ trễ thì được 95%",
      "b3 quý III 85%, số này chưa chuẩn",
      "b3 quý III 85%, chị đừng lấy số này",
      "theo Sở TTTT thì b3 quý III 85%",
      "b3 quý III cần 85%",
      "b3 quý III đâu tới 85%",
      "b3 quý III xếp 40/50",
      "b3 quý III điểm 8/10",
      "b3 quý III báo 40/50 bị bot chê sai",
      'em gõ "b3 quý III 85%" mà bot không nhận',
      'hệ thống trả lời "V.1 chưa thực hiện"',
      'trong công văn ghi "V.1 hoàn thành trước 30/3"',
      'chỗ "V.1 xong" sửa thành "đang làm" giúp em',
    ],
    "SCT",
  );
  it("a figure that was counted again, and when it is of", () => {
    const text = "huyện tính b3 quý III của xã là 61% nhưng em đếm lại chỉ có 58%, VP lấy số 58 nhé";
    expect(read(text, "X25084", "2024-09-16").items).toMatchObject([{ period: "2024-Q3", percent: 58 }]);
    const behind = "TTHC nội bộ Sở XD: 14/16 thủ tục đã thống kê. Số quý II";
    expect(read(behind, "SXD", "2024-06-24").items).toMatchObject([{ indicator: "CT-d1", period: "2024-Q2" }]);
  });
});
