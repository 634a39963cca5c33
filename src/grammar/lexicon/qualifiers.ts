import { anyOf, vocabulary } from "../../text/vocabulary.js";

const timesOf: readonly (readonly [true, string])[] = [
  [true, anyOf("hôm | bữa", "nay | qua | kia | trước")],
  [true, anyOf("sáng | trưa | chiều | tối | đêm", "nay | qua")],
  [true, anyOf("tuần | đợt | lần", "này | trước | sau | tới | vừa rồi | vừa qua | qua | rồi")],
  [
    true,
    anyOf("mấy | vài | các", "hôm nay | ngày nay | ngày qua | hôm qua | tuần nay | tuần qua | tháng nay | tháng qua"),
  ],
  [
    true,
    "ngày mai | mai | ngày kia | mốt | cuối tuần | cuối tuần này | đầu tuần | giữa tuần | hằng ngày | từng ngày | mỗi ngày",
  ],
];

/** Days and weeks, of which no answer takes account. */
export const times = vocabulary<true>(timesOf);

/**
 * Words that change what a question is about and that no answer takes account of: they are named beside it, never
 * dropped. `harmless`: the same words where they say nothing, "tính đến hôm nay".
 */
export const qualifiers = vocabulary<true>([
  ...timesOf,
  [
    true,
    "lần nào | chưa bao giờ | liên tục | liên tiếp | nhiều lần | mấy lần | hai lần | lần thứ hai | lần hai | lặp lại",
  ],
  [true, "đầu tháng | cuối tháng | giữa tháng | từ đầu năm | từ đầu tháng | đầu năm | cuối năm"],
  [
    true,
    "cao nhất | thấp nhất | nhiều nhất | ít nhất | nhanh nhất | chậm nhất | lâu nhất | sớm nhất | kém nhất | tốt nhất | yếu nhất",
  ],
  [true, "dưới cùng | đứng dưới cùng | chót | đứng chót | gì cả | gì hết | được gia hạn | xin gia hạn"],
  [true, "so với | so sánh | cùng kỳ | tăng | giảm | xếp hạng | xếp thứ | top"],
  [true, anyOf("từng | theo từng | mỗi | theo", "tháng | quý | tuần")],
  [true, "ngoại trừ | ngoài ra | loại trừ | không tính | không kể | chưa tính | trừ ra | trừ"],
  [
    true,
    "công văn | soạn công văn | tờ trình | giấy mời | không phải làm | không phải báo cáo | không cần làm | không cần báo cáo | khỏi làm | khỏi báo cáo | được miễn | không phải | trước hạn | sớm hạn | trước thời hạn | chủ trì | phối hợp",
  ],
  [true, anyOf("mới | bị | được | sau | do | vì", "sáp nhập | sát nhập | hợp nhất")],
  [true, "sáp nhập | sát nhập | hợp nhất | trước sáp nhập | sau sáp nhập"],
  [true, "lý do | nguyên nhân | vì lý do gì | vì sao | tại sao"],
  [
    true,
    "đúng hạn | đúng thời hạn | ngày ký sau hạn | ký sau hạn | ngày ký | ký sau | ký trước | ký trễ | ký muộn | sau hạn | bị trả lại | trả lại | bị trả về | nộp lại | sửa lại",
  ],
  [true, "đứng thứ mấy | thứ mấy | hạng mấy | đứng đầu | đứng cuối | đứng thứ nhất | đứng nhất | vượt | vượt chỉ tiêu"],
  [true, "ai phụ trách | người phụ trách | phụ trách | số điện thoại | sđt | sdt | số đt"],
  [true, "thuộc | trực thuộc | ngoài | riêng | chỉ riêng"],
  [true, anyOf("thứ", "hai | ba | tư | năm | sáu | bảy | 2 | 3 | 4 | 5 | 6 | 7")],
]);

export const harmless = vocabulary<true>([
  [
    true,
    `
      tính đến hôm nay | đến hôm nay | tới hôm nay | tính tới hôm nay | đến ngày hôm nay | tới ngày hôm nay | cho đến hôm nay | so sánh
    `,
  ],
]);

/** "đơn vị nào đã xong", "các xã đang vướng mắc": of whom it is asked, which no answer about all of them takes account of. */
export const WHO_ARE =
  /(?<![a-z])(?:ai|nao|(?:nhung|danh sach|ds)(?: [a-z]+){1,3}?|cac(?: [a-z]+){1,3}?(?=.*(?:nao|gi)(?![a-z])))(?: (?:nao|ma|thi|hien|hien nay))* ((?:(?:da|dang|con|bi|co|gap) +)*(?:xong|hoan thanh|bao cao|bao(?! nhieu| lau| gio)|bc|gui|nop|lam|thuc hien|trien khai|vuong mac|vuong|kho khan|(?:khong |ko )?phat sinh)(?: roi| xong)*(?: (?:du |duoc |dat |het )?\d[\d.,]* ?(?:%|phan tram))?)(?![a-z])(?! *(?:chua|khong|ko|den dau|the nao|ra sao|sao)(?![a-z]))/;

/** "bao nhiêu đơn vị báo không phát sinh": with those who are done no answer tells them apart. */
export const HOW_MANY_NOTHING =
  /(?<![a-z])(?:bao nhieu|may)(?: [a-z]+){1,4}? ((?:khong|ko|k) (?:co )?phat sinh|kps)(?![a-z])/;

/** "không phát sinh là những sở nào": the same the other way round. */
export const ARE_WHICH =
  /(?<![a-z])((?:(?:da|dang|con|bi|co|gap|khong|ko) +)*(?:phat sinh|xong|hoan thanh|lam|thuc hien|trien khai|vuong mac|vuong|kho khan))(?: (?:roi|thi))*(?= (?:la|gom|co) (?:(?:nhung|cac|may) )?(?:don vi|dv|co quan|noi|ben|so|huyen|xa|phuong) nao(?![a-z]))/;

/** "đơn vị nào chưa đạt", "chỉ tiêu không đạt", "chỉ tiêu nào đạt rồi": of what falls short, or does not. */
export const FALLS_SHORT =
  /(?<![a-z])(?:ai|nao|gi|may|bao nhieu|nhung|cac|danh sach|ds|chi tieu)(?: [a-z0-9.]+){0,4}? ((?:chua|khong|ko|da) dat|dat roi)(?![a-z])(?! *(?:chua|khong|ko)(?![a-z]))/;

/** "so với quý I": an answer shows one period. */
export const COMPARED_WITH =
  /(?<![a-z0-9])so (?:voi|sanh voi) (?:cung ky|(?:quy|thang|nam|ky)(?: (?:\d{1,4}|[ivx]+|truoc|ngoai))?)(?: nam (?:truoc|ngoai|20\d\d))?(?![a-z])/g;

/** "trên 10 ngày", "quá 5 lần", "dưới 50%", "từ 3 việc trở lên", "10 đơn vị" */
export const MEASURE =
  /(?<![a-z0-9])(?:tru|ngoai tru|khong tinh|khong ke) (?:(?:cac|nhung|cap|ubnd|may) )*(?:xa|huyen|so|phuong|don vi|so nganh)(?: ra)?(?![a-z])|(?<![a-z0-9])(?:(?:tren|qua|hon|duoi|tu|it nhat|toi thieu|khoang|gan|con) +)?\d[\d.,]* ?(?:%|phan tram|ngay|lan|tuan|viec|don vi|xa|huyen|so|nguoi)(?![a-z])(?: tro (?:len|xuong|di))?|(?<![a-z])(?:nhieu|it)(?: (?!nhat)[a-z]+){1,5} nhat(?![a-z])|(?<![a-z0-9])(?:tren|duoi|hon) \d[\d.,]*(?![a-z0-9/])/g;

/** "thị trấn nào", "các phường của Đà Lạt": one kind of the units of a level, of which no answer tells apart. */
export const KIND_OF_LEVEL =
  /(?<![a-z])(?:phuong|thi tran|thi xa|thanh pho)(?= (?:nao|cua|o|thuoc|trong|chua|da|con|dang|bi|co|qua|tre)(?![a-z])| *[?.!]*$)/g;
/** "xã, phường, thị trấn", "huyện, thành phố": all of them. */
export const ALL_KINDS =
  /(?<![a-z])(?:xa|huyen)(?:[, /]+|[, ]+va )(?:phuong|thi tran|thi xa|thanh pho)|(?<![a-z])(?:phuong|thanh pho)(?:[, /]+|[, ]+va )(?:xa|huyen|thi xa)(?![a-z])/;

/** "Cát Tiên nhập vô Đạ Huoai rồi": who takes over whom, of which no answer tells. */
export const MERGING =
  /(?<![a-z])(?:(?:sap|sat) nhap|hop nhat|(?:nhap|gop|sap) (?:chung )?(?:vao|vo|voi|ve|lai)|chia tach|tach ra)(?![a-z])/;

/** "mà không có văn bản", "nhưng chưa kèm số văn bản", "văn bản đâu" */
export const WITHOUT_DOCUMENT =
  /(?<![a-z])(?:(?:ma|nhung|va) )?(?:(?:khong|chua|ko|thieu) (?:(?:co|kem|ghi|dinh kem|gui|nop|thay|neu) )*(?:so )?(?:van ban|vb|so hieu|tai lieu|minh chung|file|anh chup|ke hoach kem)(?: (?:kem|kem theo))?|(?:van ban|vb|so hieu|tai lieu|minh chung) dau)(?![a-z])/g;
