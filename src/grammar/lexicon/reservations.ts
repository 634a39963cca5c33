import { anyOf, vocabulary } from "../../text/vocabulary.js";
import type { Reach } from "./doubt-words.js";

/** Words in front of what is said, a state or a figure, that make it a supposition, a promise or somebody else's word. */
export const reserving = vocabulary<Reach>([
  [
    "text",
    `
      nếu | giả sử | giả dụ | giả định | giá mà | giá như | lẽ ra | lý ra | đáng lẽ | đáng lẽ ra | đáng ra | suýt | suýt nữa | ví dụ |
      dự kiến | phấn đấu | đừng ghi | đừng báo | đừng lưu | đừng gửi | đừng nhập
    `,
  ],
  [
    "clause",
    `
      cam kết | kế hoạch là | mục tiêu là | tạm báo | tạm ghi | tạm thời | với điều kiện | trong trường hợp | kiểu như |
      sẽ | chưa phải | chưa phải là | hy vọng | có khả năng
    `,
  ],
  [
    "clause",
    anyOf(
      "nghe",
      "nói | bảo | đâu | báo | kể | anh | chị | ông | bà | cô | chú | bác | sếp | lãnh đạo | các | bên | phòng",
    ),
  ],
  ["marked", "hứa | mong | đoán | tưởng"],
  [
    "next",
    "mục tiêu | mục tiêu là | coi như | xem như | theo kế hoạch | đăng ký | xin phép | liệu | ước | không phải | không phải là",
  ],
]);

/** What a clause behind a state or figure may consist of that takes it back, or has it not count yet. */
export const revoking = vocabulary<true>([
  [
    true,
    `
      là mục tiêu | là kế hoạch | số tạm | tạm | tạm thời | tạm thôi | tạm vậy | là sai | sai | sai rồi | là nhầm | nhầm | nhầm rồi | không đúng |
      chưa đúng | không phải vậy | không phải thế | ấy nhầm | ủa nhầm | ý nhầm | ghi nhầm | gõ nhầm | nhầm số | sai số | nhầm ngày | làm gì có | đùa | nói đùa |
      hủy | huỷ | xóa | xoá | xóa đi | xoá đi | bỏ | bỏ đi | bỏ qua | hủy đi | huỷ đi | hủy nhé | đừng gửi | đừng lưu | đừng ghi | khoan | khoan đã |
      khoan gửi | khoan ghi | chưa gửi vội | khoan hãy gửi | hứa | hứa đấy | thì tốt | thì hay | thì quá tốt | thì tốt quá | mới lạ | mới là lạ | hay sao |
      mất thôi | để hỏi lại | để em hỏi lại | hỏi lại đã | hỏi lại | 
      nghe vậy | nghe thế | nghe nói vậy | nghe bảo vậy | đoán vậy | đoán thế | ví dụ | ví dụ vậy | chắc vậy | chắc thế
    `,
  ],
]);

/** The same of what is to be over with it, done or a figure: that it is only planned. */
export const planned = vocabulary<true>([
  [
    true,
    "dự kiến | dự tính | theo dự kiến | phấn đấu | là dự kiến | hy vọng vậy | mong vậy | chắc là được | còn nữa | mục tiêu | chờ xác nhận | đợi xác nhận | chờ lãnh đạo xác nhận | đợi lãnh đạo xác nhận",
  ],
]);

/** Behind what is denied it only denies it once more: "không phát sinh gì đâu". */
export const denying = vocabulary<true>([[true, "đâu"]]);

/** Words beside them that say nothing more. */
export const besides = vocabulary<true>([
  [
    true,
    `
      vào | trong | khoảng | tầm | đến | là | thì | mà | nhưng | hoặc | vậy | thế | thôi | đi | đấy | đó | đây | nha | nhé | nhá | ạ | à | ơi | em | anh | chị |
      vp | giúp | giùm | hộ | rồi | luôn | nữa | quá | cho | tôi | mình | sẽ | mới | vì | do | cái | này | kia | đã | lại | với | được
    `,
  ],
]);

/** At the end of a line, behind whatever it says: the whole is not meant. */
export const NOT_MEANT =
  /(?:^|[^a-z])(?:la (?:sai|nham)|(?:dung|khoan|chua voi|khoan hay)(?: (?:co|voi))* (?:gui|luu|ghi|nhap)|(?:xoa|bo|huy) (?:di|giup|gium|nhe)|noi dua|dua thoi|de em (?:hoi|kiem tra|xem) lai|hay sao|lam gi co)(?: (?:a|em|anh|chi|nhe|nha|da|roi|giup|voi|thoi|di|vay|the))*[ .!]*$/;
/** What was done has to be done again. */
export const ANEW =
  /(?:^|[^a-z])(?<!(?:khong|ko|khoi) )(?:phai|can|dang|nay|bi|yeu cau) (?:[a-z]+ ){0,2}(?:lam|sua|chinh sua|trinh|ban hanh|ra soat|xay dung|soan|nop) lai(?![a-z])|(?:^|[^a-z])(?:bi|da|vua) tra (?:lai|ve)(?![a-z])/;
/** What a clause with "nếu" asks the reader for: then it is no condition. */
export const COURTESY =
  /(?:^|[^a-z])(?:(?:bao|nhan|goi|lien he|phan hoi|cho biet|bo sung|gui lai|sua|chinh|alo|trao doi|huong dan)(?: lai)?(?: (?:giup|cho|voi|de|gium|ho))? ?(?:em|toi|minh|don vi|xa|so|huyen|phong|a|nhe|nha|ben|sau|lai|$)|neu (?:co )?(?:can|thieu|sai|gi)(?![a-z]))/;
/** What work that is called done lacks. */
export const LACKING =
  /^(?:(?:nhung|ma|chi|rieng|tuy|tuy nhien|song|va|hien|van)[ ,]+)*(?:con(?: (?:lai|thieu|moi|co|khoang|ton|no|cho|doi))*(?: (?:\d|mot|vai|phan|khau|buoc|noi dung|phu luc|bieu|thieu|moi|cho|doi|lai)| *$)|(?:dang |se |phai |can )?(?:lam|xu ly|hoan thien|bo sung|thuc hien) not|thieu|tru|ngoai tru|loai tru|chua (?:tinh|ke|gom|bao gom)|khong (?:tinh|ke|gom|bao gom))(?![a-z])/;
/** "còn 3 ngày nữa mới hết hạn": time that is left, and no work. */
export const TIME_LEFT =
  /\d+ (?:ngay|tuan|thang|hom|gio)(?: lam viec)?(?: nua)? (?:[a-z]+ ){0,2}(?:han|het|den|toi|qua)/;
/** "chưa tính là xong", "xem như chưa làm", "thực ra chưa": it does not count as what it was called. */
export const NOT_COUNTED =
  /(?:^|[^a-z])(?:(?:chua|khong|ko|dau)(?: (?:the|duoc|dc|nen|dam|han|phai|ai|co))* (?:tinh|coi|goi|xem|ke|noi|cong nhan|dam bao|duoc cho)(?: (?:nhu|la|duoc|dc|da|vao|viec|nay|no))* (?:xong|hoan thanh|hoan tat|ht|dat|het|lam|thuc hien|on)|(?:chua|khong|ko)(?: (?:the|duoc|dc))* (?:tinh|coi|goi|xem)(?: la| nhu)?(?: duoc| dc)? *(?:$|[,.;!])|(?:coi|xem|tinh|goi|ke)(?: nhu| la)+ *(?:van |con )*(?:chua|khong|ko)(?![a-z])|(?:thuc ra|thuc te|that ra|ky thuc|thuc chat)(?: (?:thi|la|van|con|no|viec nay))* (?:chua|khong phai|ko phai)(?! (?:co (?:gi|vuong)|phat sinh|vuong|nhan)))(?![a-z])/;
/** "nói vui vậy thôi", "số này chưa chuẩn", "đừng lấy số này": nothing that stands in front of it is meant. */
export const NOT_EARNEST =
  /(?:^|[^a-z])(?:noi (?:vui|choi|dai|cho (?:vui|co))(?: (?:vay|the))?|ai (?:bao|noi|dam)(?: la)? (?:the|vay|xong|thi)|xong doi(?= *(?:$|[,.!?]| (?:roi|luon|em|nha|qua)))|(?:thoi|la) xong phim|(?:so|con so)(?: lieu)?(?: (?:nay|do|kia|tren|do em))*(?: (?:la|thi|van|con))* (?:chua|khong|ko) (?:chuan|dung|chinh xac|chot|on|chac)|dung (?:lay|tinh|dung|vao)(?: (?:so|cai|con so|bao cao))+ (?:nay|do|tren)|(?:chua|khong|ko) (?:chuan|chinh xac|dang tin)(?= *(?:$|[,.!]))|(?:lay|ghi) (?:dai|bua|dai dien|cho co)|bia(?= *(?:$|[,.!]))|(?:trong|co ma) mo|nam mo|boc phet|noi phet|(?:so|cai|bao cao|tin|dong)(?: lieu)? (?:nay|do|tren|kia) (?:khong|ko|hong) phai|khong phai su that|(?:khong|ko) phai (?:do |la |ben )*(?:em|toi|minh|don vi|xa|so|huyen|ben em)(?: (?:em|toi|minh))? (?:bam|bao|ghi|gui|nhap|lam)|(?:lon|nham) (?:viec|ma|nhiem vu|muc|don vi|sang|cot|dong)|(?:mai|chieu|toi|lat|lat nua|mai mot)(?: (?:em|toi|minh))? (?:sua|chinh|doi lai|bao lai|cap nhat lai))(?![a-z])/;
/** "xong, mà là xong phần của phòng thôi": a part of it, behind a comma. */
export const ONLY_PART =
  /[,;.] *(?:(?:ma|nhung|chu|thuc ra|tuc) )*(?:(?:la|chi|moi) )+(?:(?:la|xong|hoan thanh|duoc|co|o|lam) )*(?:phan|khau|buoc|mot phan|mot nua|du thao|ban nhap|ve mat|tren giay)(?![a-z])/;
/** Without which nothing is over, whatever number it has. */
export const UNSIGNED =
  /(?:^|[^a-z])(?:chua|ko|khong) (?:(?:duoc|dc|co|ai|kip|thay) )*(?:(?:lanh dao|sep|chu tich|giam doc|cap tren) )?(?:ky|duyet|phe duyet|ban hanh|dong dau|phat hanh|nghiem thu|dut diem|hoan toan|tron ven|chu ky|lay so|vao so|xong|hoan thanh|hoan tat|du|het)(?![a-z])/;
/** "xong rồi em báo", of what is not told as past: the report, and with it the end, is still to come. "xong rồi, em báo" tells. */
export const THEN_TOLD =
  /^(?: (?:roi|thi|la|xong))+ (?:(?:ben |tui )?(?:em|toi|tui|minh)|chung (?:toi|em)|(?:so|xa|huyen|phuong|don vi|phong|ban)(?: (?:em|toi|minh))?) (?:(?:se|moi|lai) )*(?:bao|gui|nop|bc|trinh|cap nhat|nhap|alo|nhan)(?![a-z])/;
/** What is over already is only told now. */
export const TOLD_AS_OVER = /(?<![a-z])(?:da|vua|moi|hom qua|bua qua|hoi sang|tuan truoc|thang truoc)(?![a-z])/;
