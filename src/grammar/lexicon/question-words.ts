import type { Line } from "../../text/line.js";
import { vocabulary } from "../../text/vocabulary.js";

export type Anywhere = "export" | "silent" | "late" | "nudge" | "summary" | "state";
type AtStart =
  | "export"
  | "nudge"
  | "help"
  | "summary"
  | "ranking"
  | "duties"
  | "report"
  | "figures"
  | "silent"
  | "late";

/** Words of who has not reported, and of who is late, wherever they stand. */
const SILENT = `
  chưa báo cáo | chưa bc | chưa có báo cáo | chưa có bc | chưa gửi | chưa gửi báo cáo | chưa gửi bc |
  chưa nộp | chưa nộp báo cáo | chưa nộp bc | chưa trả lời | chưa báo | chưa nhập | chưa có số liệu | thiếu báo cáo |
  thiếu bc | thiếu số liệu | còn ai | không báo cáo | không bc | ko báo cáo | ko bc |
  chưa chịu báo cáo | chưa chịu nộp | chưa chịu gửi | chưa thấy | chưa thấy gửi | chưa thấy nộp | chưa thấy báo cáo | chưa nhận được |
  chưa có gì | chưa có tin | chưa có động tĩnh | im lặng | im ắng | im lìm | im hơi lặng tiếng | im re | im ru | bặt tăm | không gửi | không nộp | ko gửi |
  ko nộp | chưa đủ báo cáo | nợ báo cáo | còn nợ | còn thiếu | chưa gởi | chưa up | chưa cập nhật số liệu | chưa nhập số liệu |
  chưa gửi số liệu | chưa nộp số liệu | not reported | has not reported
`;
const LATE = "trễ | trễ hạn | quá hạn | chậm | chậm trễ | chậm muộn | muộn | trễ báo cáo | overdue | late";

/** The same as a command. */
const SILENT_COMMAND = "chuabaocao";

/** All of these. */
export const lacking = vocabulary<true>([[true, `${SILENT} | ${LATE} | ${SILENT_COMMAND}`]]);

/** Words that tell an intent wherever they stand. */
export const anywhere = vocabulary<Anywhere>([
  [
    "export",
    `
      xuất excel | xuất word | xuất file | xuất báo cáo | xuất danh sách | xuất số liệu | xuất bảng |
      xuất tổng hợp | file tổng hợp | file báo cáo | xin file | cho file | xuất ra excel | xuất ra word | file excel | file word | bản excel | bản word | excel |
      word | xlsx | docx | biểu đồ | vẽ biểu đồ | xuất ảnh | xuất hình | xuất biểu đồ | tải về | tải file | tải báo cáo | tải excel | tải word
    `,
  ],
  [
    "nudge",
    `
      đôn đốc | hối thúc | giục | thúc giục | nhắc giúp | nhắc giùm | nhắc hộ | nhắc nhẹ | nhắc lại | nhắc luôn | nhắc hết | nhắc mấy | nhắc nhở | gửi nhắc | gửi lời nhắc | gửi tin nhắc | đốc thúc | nhắc các | nhắc những | nhắc đơn vị | nhắc cơ quan
    `,
  ],
  ["silent", SILENT],
  ["late", LATE],
  [
    "summary",
    `
      tổng hợp | tổng quan | toàn cảnh | tình hình chung | tiến độ chung | kết quả chung | thống kê | tổng kết |
      báo cáo chung | summary | overview
    `,
  ],
  [
    "state",
    `
      tình hình | tình hình thực hiện | tiến độ | tiến độ thực hiện | kết quả | kết quả thực hiện
    `,
  ],
]);

/** Words that tell an intent at the beginning, as commands do. */
export const atStart = vocabulary<AtStart>([
  ["export", "xuất | xuat | tải | export | in | in ra | in cho | in giúp | in giùm | in hộ | in bảng"],
  ["nudge", "nhắc | nhac | giục | nudge"],
  [
    "help",
    `
      trợ giúp | trogiup | hướng dẫn | hướng dẫn sử dụng | giúp | giúp tôi | giúp em | giúp với | giúp đỡ |
      help | cách báo cáo | cách dùng | cách sử dụng | cách gửi | cách nhập | dùng thế nào | báo cáo thế nào |
      báo cáo như thế nào | báo cáo ra sao | làm sao để báo cáo | làm sao báo cáo | làm thế nào để báo cáo |
      báo cáo kiểu gì | nhập thế nào | sử dụng thế nào | báo cáo bằng cách nào
    `,
  ],
  ["summary", "tonghop | summary"],
  ["ranking", "xếp hạng | bảng xếp hạng | thứ hạng | xếp thứ tự | ranking"],
  ["silent", SILENT_COMMAND],
  [
    "duties",
    `
      việc | viec | việc của tôi | việc của em | việc của mình | việc của đơn vị | việc tôi | việc cần làm |
      việc phải làm | việc phải nộp | việc phải báo cáo | phải nộp gì | việc hôm nay | việc gì | việc đến hạn | việc quá hạn | việc sắp đến hạn | việc tuần này |
      việc chưa làm | việc chưa báo cáo | việc còn lại | danh sách việc | công việc | công việc của tôi |
      đầu việc | nhiệm vụ | nhiệm vụ của tôi | nhiệm vụ của đơn vị | xem việc | còn việc gì |
      còn bao nhiêu việc | bao nhiêu việc | có bao nhiêu việc | còn mấy việc | có việc gì | còn gì |
      còn việc nào | tôi phải làm gì | tôi cần làm gì | phải làm gì | cần làm gì | làm gì | hôm nay làm gì |
      cần báo cáo gì | phải báo cáo gì | tôi phải báo cáo gì | tôi cần báo cáo gì | còn phải báo cáo gì |
      còn gì chưa báo cáo | tôi còn việc gì | tôi có việc gì | tôi còn gì chưa báo cáo | tôi chưa báo cáo gì |
      em chưa báo cáo gì | duties | my duties | tôi còn việc nào | em còn việc gì | em còn việc nào |
      đơn vị tôi còn việc gì | đơn vị em còn việc gì | đến hạn | sắp đến hạn | việc nào đến hạn | còn nợ |
      còn nợ gì | còn nợ báo cáo gì | còn thiếu gì | còn thiếu báo cáo gì | còn gì nữa k | còn việc gì nữa k
    `,
  ],
  [
    "figures",
    `
      chỉ tiêu | chitieu | số liệu | nhập số liệu | nhập chỉ tiêu | báo cáo số liệu | báo cáo chỉ tiêu |
      gửi số liệu | gửi chỉ tiêu | xem chỉ tiêu | chỉ tiêu của tôi | số liệu của tôi | cập nhật số liệu |
      cập nhật chỉ tiêu | figures
    `,
  ],
  [
    "report",
    `
      báo cáo | baocao | bc | gửi báo cáo | nộp báo cáo | làm báo cáo | nhập báo cáo | báo cáo nhiệm vụ |
      báo cáo việc | báo cáo công việc | muốn báo cáo | tôi muốn báo cáo | em muốn báo cáo | cần báo cáo |
      tôi cần báo cáo | viết báo cáo | report
    `,
  ],
]);

const WISHING =
  "cái|tấm|bức|bản|gửi|gởi|cho|xin|cần|xuất|vẽ|chụp|coi|xem|lấy|làm|bằng|gui|goi|can|xuat|ve|chup|lay|lam|bang|cai|tam|buc";
const BETWEEN = "em|anh|chị|chi|a|c|tôi|toi|mình|minh|xin|cái|cai|tấm|tam|bức|buc|bản|giúp|giup|giùm|gium|một|mot|1";
const NO_PICTURE =
  "hưởng|thức|thuc|như|nhu|thành|thanh|minh chứng|minh chung|chụp|chup|văn bản|van ban|hiện trường|hien truong|hội nghị|của|cua|kèm|kem|công văn|ký";

/**
 * "gửi ảnh tổng hợp", "vẽ cái hình tiến độ", as typed: "anh" without its mark is whoever is spoken to. What proves a report
 * is looked for in the report, and "tình hình" is no picture.
 */
export const PICTURE = new RegExp(
  `(?:^|(?<!\\p{L})(?:${WISHING})(?: (?:${BETWEEN}))* )(?:(?:hình )?ảnh|h[ìi]nh)(?!\\p{L})(?! *(?:${NO_PICTURE})(?!\\p{L}))`,
  "iu",
);

export const polite = vocabulary<true>([
  [
    true,
    `
      dạ | vâng | em | anh | chị | ơi | anh ơi | em ơi | chị ơi | cho | cho em | cho tôi | cho anh | cho hỏi |
      cho em hỏi | cho tôi hỏi | xin | xin hỏi | hỏi | làm ơn | hãy | giúp cho | tôi | tôi muốn | em muốn |
      muốn | tôi cần | cần | xem | xem giúp | xem giùm | xem hộ | coi giúp | coi giùm | kiểm tra giúp | tra giúp | cho xem | cho em xem | cho tôi xem | cho biết | kiểm tra | danh sách | ds | ai phụ trách | số điện thoại | số điện thoại đầu mối | sđt đầu mối | sđt | sdt |
      liệt kê | lập | gửi | gửi em | gửi tôi | làm | bot | bot ơi | alo | hôm nay
    `,
  ],
]);

/** What the office asks after in those who have not finished: "ai chưa xong", "các xã chưa hoàn thành V.1". */
export const NOT_DONE =
  /(?:^|\s)chua (?:lam |thuc hien |trien khai )?(?:xong|hoan thanh|hoan tat|ht|lam|thuc hien|trien khai)(?=\s|$|[?.!,])/;
/** "ai chưa công khai danh sách": somebody is asked for who has not done something. */
export const NOT_DONE_YET =
  /(?:^|\s)(?:ai|nao|bao nhieu(?: [a-z]+){1,2}|may(?: [a-z]+){1,2}|nhung(?: [a-z]+){1,2})(?: (?:con|van|la|ma|dang|hien))* chua (?!dat(?![a-z]))[a-z]{2,}(?!.*(?:chua|khong)\s*[?.!]*$)/;
/** "ai chưa", "xã nào chưa": not reported, as the office means it. */
export const NOT_YET = /(?:^|\s)(?:ai|nao) chua\s*[?.!]*$/;
/** "ai không trễ": the opposite of who is late. */
export const NOT_LATE = /(?:^|\s)(?:khong|ko|k|chua)(?: (?:bi|co))? $/;
/** "đừng nhắc V.1 nữa" */
export const NOT_TO_NUDGE =
  /(?:^|\s)(?:dung|khoan|khoan hay|tam dung|tam ngung|ngung|khong can|ko can|khoi|khong phai|chua can|thoi)(?: (?:co|phai|can|gui|vin))* (?:nhac|don doc|giuc|hoi thuc)(?= |$)/;
/** "nhắc", and not that somebody was reminded. */
export const NUDGING = /(?<!(?:da|duoc|bi|loi|tin|lan|ban) )(?<![a-z])(?:nhac|giuc|hoi thuc)(?= |$)(?! roi(?![a-z]))/;
export const NUDGED = /(?:^|\s)(?:da|co) nhac(?=\s|$)/;

/** Who or what is asked after: with one of these a line wants to know something. */
export const ASKS =
  /(?:^|\s)(?:ai|nao|bao nhieu|the nao(?! cung)|nhu the nao|ra sao|sao roi|den dau|toi dau|khi nao|bao gio|la (?:(?:cai|viec|nhiem vu|dau viec|chi tieu|muc|noi dung|phan) )?gi|gi vay|(?<!(?:chua|khong|ko) )lam gi|gom gi|can gi|la sao|nghia la|so may|(?<!(?:muoi|chuc|hai|ba|bon|nam|sau|bay|tam|chin) )may ?(?:%|phan tram)|la may|duoc may|dc may|ngay may|hom nao|luc nao|may gio|nhung gi|may (?:don vi|dv|co quan|so|huyen|xa|phuong|viec|nhiem vu|ngay)|chua vay|dau roi|how|who|what|which)(?=\s|$|[?.!,])|\?/;
export const WHO = /(?:^|\s)(?:ai|nao|don vi|dv|co quan|danh sach|ds|nhung|cac|who|which)(?=\s|$|[?.!,])/;
/** "gửi số mấy ấy nhỉ": whom its writer asks, at the end. */
export const WONDERS =
  /^(?!.*(?:^| )(?:hay|hoac) ).*(?:^|\s)(?:nhi|ay nhi|the nhi|the ta|vay ta|vay ha|(?<!(?:tre|dung|qua|truoc|sai|lo|tra|phieu|giay|lich|cuoc|ngay|gio|theo|den|toi|da|lai|co|duoc|bi) )hen)(?: (?:a|anh|chi|em|oi|ban|bot))*\s*[?.!]*$/;
/** "xong chưa", "hoàn thành chưa" and an early question mark turn a report into a question. */
export const DONE_YET =
  /(?:(?:xong|thanh|lam|hien|cao|tat|khai|co|sinh|dat)(?: roi)? (?:chua|hay chua|khong|ko)|(?:dung|phai|duoc|dc) (?:khong|ko|k|hong|chua))(?: (?:vay|a|nhi|the|anh|chi|em|oi|ban|bot|co|chu|ha|nha|nhe))*\s*[?.!]*$/;
/** "Loc Thanh da bao cao V.1 chua", in front of the code and behind it: "da" alone might be a polite "dạ". */
/** "V.1 xong chưa ạ, bên em thấy …": asked in front of more. */
export const DONE_YET_AHEAD =
  /(?:xong|thanh|lam|hien|cao|tat|khai|gui|nop|nhan|dat)(?: roi)? chua(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|ban|bot|nhe))+\s*[,.;]/;
export const DONE_SINCE =
  /(?:^|\s)da (?:bao cao|bc|gui|nop|nhap|lam|hoan thanh|xong|thuc hien|trien khai|tra loi)(?:\s|$)/;
/** "các xã khác báo V.1 chưa": who asks so has nothing to report of them. */
export const OTHERS_YET =
  /(?:^|[^a-z])(?:(?:cac|nhung|may|moi|tat ca) (?:[a-z]+ ){0,4}|(?:don vi|xa|huyen|so|phuong) khac (?:[a-z]+ ){0,2})(?:bao cao|bao|gui|nop|nhap|lam|xong|thuc hien|trien khai)(?: (?!ma |nhung |con )[a-z0-9.]+){0,5} chua(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|roi))*\s*[?.!]*$/;
export const YET = /^[^a-z0-9]*(?:hay )?chua\s*(?:vay|a|nhi|the|anh|chi|em)?\s*[?.!]*$/;
/** Of the office, which reports nothing: "hoàn thành IV.3 quý II chưa nhỉ". */
export const YET_AT_END =
  /(?:^|\s)chua(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|hen|ta|roi))*\s*(?:[?.!]*$|[,.;](?!\d)| hay (?:van|la|con|moi|chi)(?![a-z])| de (?:anh|chi|em|toi|minh|lanh dao|trinh|bao cao|hop|gui|con)(?![a-z]))/;
/** With one of these behind it "chưa" asks whoever says it. */
export const YET_ASKED = /(?:^|\s)chua (?:nhi|vay|ha|hen|the|ta)(?: (?:a|anh|chi|em|oi))*\s*[?.!]*$/;
/** "tháng 6 em báo I.10 chưa": whether it was reported, and not how it stands. */
export const TOLD_YET =
  /(?:^|\s)(?:em|toi|minh|xa|so|huyen|phuong|don vi|ben em|chung em|nha minh|co)(?: da)? (?:bao cao|bao|bc|gui|nop|nhap)(?: (?!nhung|ma|con|thi|la)[a-z0-9./]+){0,6} chua(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|ta|roi))*\s*[?.!]*$/;
/** "b3 quý II 60% chưa ạ": whether a figure is so. */
export const FIGURE_YET =
  /(?<!(?<![a-z])(?:quy|thang|nam|ky|con|con lai|[a-z]|[ivx]+)[ .]?)(?<![\d.,/a-z])\d[\d.,/]*(?: ?%| phan tram)? chua(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|ta))*\s*[?.!]*$/;
/** "Sở Tài chính đã xong kế hoạch rà soát chưa anh" */
export const SINCE_YET =
  /(?:^|\s)da (?:bao cao|bc|gui|nop|nhap|nhan|duyet|xem|thay|lam|hoan thanh|xong|thuc hien|trien khai|ban hanh|co)(?: (?!nhung|ma|con)[a-z0-9.%]+){0,12} chua(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha))*\s*[?.!]*$/;
export const UNKNOWN = /(?:^|\s)(?:chua|khong|ko|k) (?:biet|ro|nam|chac)(?![a-z])/;
/** "cho xem lại b3 quý I em đã gửi" */
export const SEE_AGAIN =
  /^[^a-z]*(?:(?:da|em|toi|anh|chi|a|oi|bot) )*(?:(?:cho|xin|muon|can|nho) )*(?:(?:em|toi|minh|phep) )*(?:xem|coi|kiem tra|ktra|tra cuu) (?:lai|giup|gium|ho)(?![a-z])/;
/** "V.1 xong rồi đúng không ạ, kiểm tra giúp em": behind what is told it asks whether it is so. */
export const IS_IT_SO =
  /(?:^|[\s,;])(?:dung|phai)(?: vay| roi)? (?:khong|ko|k|hong)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ban|bot|ha|nhe))*\s*(?:$|[?.!,;](?!\d))/;
/** Of a state only: with a document or a figure it asks to look through what is reported. */
export const CHECK_IT =
  /^(?!.*(?:\d ?(?:\/|%|phan tram))).*(?:^|[\s,;.])(?:kiem tra|ktra|check)(?: lai)?(?: (?:giup|gium|dum|ho|cho))(?: (?:em|toi|minh|voi|a|nhe|nha|anh|chi))*\s*[?.!]*$/;
/** "em xử lý sao ạ" */
export const WHAT_TO_DO =
  /(?:^|\s)(?:lam|xu ly|the|thi|phai|bao cao|gui) (?:the nao|sao|lam sao|nhu nao)(?: (?:vay|a|nhi|the|anh|chi|em|oi|day|gio|duoc))*\s*[?.!]*$/;
/** "sao V.1 em báo xong rồi mà vẫn nhắc": why, and not what. */
export const WHY =
  /(?:^|\s)(?:sao|tai sao|vi sao|lam sao)(?: [a-z0-9./,]+){0,14} (?:van|con|cu|lai|bi|chua)(?: (?:van|con|cu|lai|bi|de|thay|ghi))* (?:nhac|bao|hien|thay|ghi|de|tre|qua han|do|ghi nhan|cap nhat|ra|thanh|len|tinh|bang|co|chi)(?![a-z])/;
/** "sao V.1 báo quá hạn trong khi em nộp rồi": why, where the one does not go with the other. */
export const WHY_THEN =
  /(?:^|\s)(?:sao|tai sao|vi sao)(?: [a-z0-9./,-]+){1,14} (?:trong khi|ma) (?:em|toi|minh|ben em|ben toi|don vi|xa|huyen|so|da)(?![a-z])/;
/** "em báo hôm trước lên hệ thống chưa ạ": whether what was reported has arrived. */
export const ARRIVED_YET =
  /(?:^|\s)(?:bao|bao cao|bc|gui|nop|nhap)(?: [a-z0-9./%-]+){0,10} (?:len|vao|toi|den|ghi nhan|cap nhat|nhan|luu|hien)(?: (?!ma |nhung )[a-z]+){0,3} chua(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|ban|bot))*\s*[?.!]*$/;
/** "đã ghi nhận chưa em", "lên hệ thống chưa": whether a report has arrived, whoever sent it. */
export const RECEIVED_YET =
  /(?:^|\s)(?:ghi nhan|nhan(?: duoc| dc)?|len|vao|vo|luu|cap nhat|hien|thay|toi|den|duyet|xac nhan|tiep nhan|xem)(?: (?:duoc|dc|he thong|bot|so|phan mem|cong|may|tren|trong|du lieu|gi|roi|do|cua|em|xa|so lieu|bao cao)){0,4} chua(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|ban|bot|ta|co|chu))*\s*[?.!]*$/;
/** "gõ vậy đúng mẫu chưa ạ": whether it is written as it should be. */
export const RIGHT_WAY =
  /(?:^|\s)(?:dung|sai|du|chuan|hop le|on)(?: (?:mau|cu phap|cach|kieu|dinh dang|format|quy dinh|yeu cau|chuan))+ (?:chua|khong|ko|k|hong)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|ban|bot|ta))*\s*[?.!]*$/;
/** "ghi 0/0 ha chi": how it is to be filled in; without its mark "ha" alone says nothing. */
export const TO_BE_WRITTEN =
  /(?:^|\s)(?:ghi|bao|nhap|dien|chon|de|tinh|bam|lay|go)(?: (?:la|so|vao|cai))* [a-z0-9./,%]+(?: [a-z0-9./,%]+){0,5} (?:ha|ho|hen|a ha|phai hong|phai hem|dung hong|dung hem|duoc hong)(?: (?:anh|chi|em|oi|ban|bot|co|chu|ta))*\s*[?.!]*$/;
/** With their marks these ask, whatever stands in front of them. */
export function asksAsTyped({ text, folded }: Line): boolean {
  return MAY_ASK_AS_TYPED.test(folded) && ASKS_AS_TYPED.test(text);
}

const MAY_ASK_AS_TYPED = /(?:^|[\s,])(?:(?:h[aou]|a)(?![a-z])|chang|phai h|dung h)/;
const ASKS_AS_TYPED =
  /(?:^|[\s,])(?:hả|hở|hử|chăng|phải hông|đúng hông|phải hem|đúng hem)(?: (?:anh|chị|em|ạ|ơi|bạn|bot|cô|chú|ta))*\s*[?.!]*$|(?:^|\s)(?:hả|hở)\s+(?:hay|hoặc)\s|\s(?<=[\p{L}\d%]\s+)à(?: (?:anh|chị|em|bạn|bot|cô|chú))*\s*[?.!]*$/iu;
/** "số hóa 80%, thanh toán 45%, vậy ổn chưa chị", "… rồi mà sao không thấy": behind a comma all of it is asked about. */
export const ASKED_OF_ALL =
  /(?:[,;.]|(?<=[%\d])) *(?:(?:vay|nhu vay|nhu the|the|thi|la|da|bao cao|ghi|so lieu|nhu) )*(?:on|dung|duoc|dc|du|chuan|hop le|khop)(?: (?:roi|het))? (?:chua|khong|ko|k)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|ban|bot|ta))*\s*[?.!]*$|(?:^|\s)ma (?:sao|tai sao|vi sao) (?:khong|ko|chua|van|lai|cu)(?: [a-z]+){0,5}\s*[?.!]*$/;
/** "b3 85% là cao hay thấp", "báo vậy đúng hay sai" */
export const GOOD_OR_BAD =
  /(?:^|\s)(?:cao hay thap|thap hay cao|dung hay sai|sai hay dung|dat hay (?:chua|khong|ko|rot)|on hay (?:chua|khong|ko)|duoc hay (?:chua|khong|ko)|nhieu hay it|it hay nhieu|tot hay (?:xau|chua|khong))(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|ban|bot|ta))*\s*[?.!]*$/;
/** Of their own work: "tôi", "em", "đơn vị tôi". */
export const MINE =
  /(?:^|\s)(?:toi|em|minh|cua toi|don vi toi|dv toi|dv em|don vi em|don vi minh|co quan toi|co quan em)(?=\s|$|[?.!,])/;

/** What one has to report, of which the own list tells. */
export const OWN_WORK = /(?:^|[^a-z])(?:chi tieu|so lieu|viec|nhiem vu|dau viec|muc|cong viec)(?![a-z])/;
export const MINE_TO_DO =
  /(?:phai|can) (?:lam|bao cao|bao|gui|nop|nhap)(?: (?:nhung|cac|viec|chi tieu|so lieu|bao cao|nhiem vu|cho|them)){0,4} (?:gi|nao|may|bao nhieu)(?=\s|$|[?.!,])|(?:viec|nhiem vu|chi tieu|so lieu|bao cao) (?:gi|nao) (?:\w+ )?(?:phai|can) (?:lam|bao cao|bao|gui|nop|nhap)(?=\s|$|[?.!,])|(?<!(?:khong|ko|chua|chang) (?:duoc |dc |bi )?)(?:duoc|dc|bi) giao (?:lam |phu trach |bao cao )?(?:nhung |cac )?(?:(?:muc|viec|nhiem vu|dau viec|chi tieu|phan|cai) )?(?:gi|nao|(?:may|bao nhieu) [a-z]+)(?=\s|$|[?.!,])/;
export const WHO_HAS =
  /(?:(?:don vi|dv|dvi|co quan|so|huyen|xa|phuong) +nao|(?:^|\s)ai|bao nhieu (?:don vi|dv|co quan|so|huyen|xa|phuong)) (?:da |duoc |co |dang |con |bi |gap |moi |vua )*(?:hoan thanh|xong|bao cao|gui|nop|vuong|kho khan)(?=\s|$|[?.!,])/;
/** "có ai vướng không" */
export const IS_THERE =
  /(?:^|\s)co (?:ai|don vi|dv|co quan|so|huyen|xa|phuong|gi|vuong|vuong mac|kho khan|phat sinh)(?:\s[a-z]+){0,5} (?:khong|ko|chua)(?: (?:vay|a|nhi|the|anh|chi|em|oi))*[\s?.!]*$/;
/** Whether anything is due, of which the office asks as of what is late. */
export const DUE = /(?:^|\s)(?:(?:sap )?(?:den|toi) han|het han)(?=\s|$|[?.!,])/;
/** Without anything that is named: "nộp đủ chưa", "được bao nhiêu rồi". */
export const IS_ASKED =
  /(?:^|[^a-z])(?:(?:toan|ca) tinh|(?:tat ca )?(?:cac|moi) (?:don vi|dv|co quan|noi|ben|huyen|xa|so|dia phuong))(?: (?:tinh hinh|tien do|ket qua|toi nay|den nay|hien nay|hien|bay gio|gio|hom nay|nay|dang|da|lam|bao cao|bao|nop|gui|thuc hien|trien khai|dat|duoc|thi|la))* (?:the nao|nhu the nao|ra sao|sao roi|den dau|toi dau)(?![a-z])|(?:^|[^a-z])co (?:them )?(?:ai|(?:don vi|co quan|noi|ben|so|huyen|xa) nao)(?: (?:da|vua|moi|nao))* (?:bao cao|bao|bc|nop|gui|cap nhat|nhap)(?: (?:them|moi|gi|nua|bao cao|so lieu|roi|len|vao|ve))* (?:khong|ko|k|chua|hong)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|roi))*\s*[?.!]*$|(?:may|bao nhieu) (?:don vi|dv|co quan|so|xa|phuong|huyen|dia phuong|noi)(?: (?:moi|da|vua|hom nay|cap nhat))* (?:bao cao|bc|nop|gui|xong|hoan thanh)(?![a-z])|(?:bao cao|nop|gui|hoan thanh|xong|dat|ket qua|tien do|so lieu)(?:\s[a-z0-9%]+){0,4} (?:chua|khong|ko|bao nhieu|the nao|ra sao|den dau)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|roi))*\s*[?.!]*$/;
/** What belongs to a conversation and asks nothing of the data. */
export const DOOR =
  /^(?:da |vang )*(?:(?:em |toi )?(?:da nhan|da ro|mai (?:em |toi )?lam|hoan tac|bao nham|bao cao nham|gui nham|nham roi)|(?:(?:em|toi|cho em|cho toi|cho) )*xin (?:phep )?(?:gia han|them thoi gian|lui han|lui|(?:nop |bao cao |bc |gui )?(?:cham|muon|tre))|viec nay khong phai)/;
const ASKED_NUMBER =
  "(?:cho|xin|cho xin|xin cho)(?: (?:em|toi|minh|tui|xin))* (?:sdt|so dt|so dien thoai|so may(?! (?:tinh|chu|in|moc|scan|quet|phat|lanh))|so lien he|so lien lac)(?![^,;.]*\\d)";
/** "cho em hỏi V.1 xong rồi …", "cho em xin số điện thoại văn phòng" */
export const ASKING_LEAD = new RegExp(
  `^[^a-z]*(?:(?:da|vang|a|anh|chi|anh chi|bot|em|toi|minh|alo|xin chao|chao|ban|oi|van phong) )*(?:(?:(?:cho|xin|xin cho|muon|can) )?(?:(?:em|toi|minh|anh|chi|cho) )*hoi(?! (?:thao|nghi|dong|hop|y|am))(?: (?:a|voi|chut|ti|la|xiu|tham))*(?=[\\s,:])|${ASKED_NUMBER}(?![a-z]))`,
);
/** "có phải báo cáo lại không ạ" */
export const IS_IT =
  /(?:^|\s)co (?:phai|can|duoc|bi|the|nen|dung|du|kip|hop|sai|thieu|on|tinh|ghi|gui|sao|van de|hop le)(?:\s[a-z0-9./]+){0,8} (?:khong|ko|k|hong)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ban|bot|ha))*\s*(?:[?.!]*$|,(?!\d))/;
/** What a focal point asks in English of their own work. */
export const WHAT_IS_DUE =
  /(?:^|\s)(?:what|which(?: duties| tasks)?) (?:is|are) (?:overdue|due|late|left|open|next|missing)(?=\s|$|[?.!,])/;
/** "bên em còn thiếu gì không chị" */
export const LACKS_ANY =
  /(?:^|[^a-z])(?:thieu|sot|no|vuong|can|phai) (?:them |bo sung |lam |bao )?(?:gi|muc nao|viec nao|phan nao|cai gi)(?: nua)? (?:khong|ko|k|hong)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ban|bot|ha|vp|ad|co|chu))*\s*[?.!]*$/;
/** The same anywhere in a line that does not begin with a code. */
export const DOORS =
  /(?:^|[^a-z])(?:xin (?:phep )?(?:(?:duoc |cho )?(?:nop |bao cao |bc |gui )?(?:cham|muon|tre)(?! han)|lui|doi|hoan|khat|them (?:\d+|may|vai|it|1 it) (?:ngay|hom|tuan))|hoan tac|(?<!\d.{0,40}(?:truoc|cu|qua|kia|roi) (?:(?:em|toi|minh|xa|da|bi) )*)(?:bao|gui|bam|nhap|bao cao|go) nham|(?:em|toi|cho|don vi|xa|huyen|so) xin (?:gia han|lui|them thoi gian)|xin (?:gia han|lui han|lui thoi)|(?:xin|cho|nho|de nghi)(?: [a-z]+){0,3} (?:bo|go|xoa|loai|rut)(?: [a-z0-9.]+){0,4} (?:ra )?khoi (?:danh sach|ke hoach|he thong|chuong trinh)|rut lai bao cao|rut bao cao|huy bao cao|thu hoi bao cao|da nhan(?: duoc)?(?! (?:\d|ho so|hs)|.* (?:chua|khong)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha))*\s*[?.!]*$))(?![a-z])/;
/** One thing is held against another: "so sánh A với B", "A với B bên nào cao hơn", "quý II tăng hay giảm so với quý I". */
export const COMPARING =
  /(?:^|[^a-z])(?:so sanh|so (?!voi)(?=[^,;]{1,80} voi )|doi chieu|(?:cao|thap|nhieu|it|nhanh|cham|tot|kem|hay|on|du|day du|som) hon|tang hay giam|hon hay kem|hon kem|chenh(?: lech)?|ben nao|(?:tang|giam) (?:bao nhieu|may))(?![a-z])/;
/** "so quý 3 với quý 2", "quý II có cao hơn quý I không", "tháng 9 tăng so tháng 8 không" */
export const PERIODS_COMPARED =
  /(?:^|[^a-z])so (?:(?:ct-?)?[a-z]\d{1,2}[ab]? )?(?:quy|thang|q|t|ky|nam)(?: ?\w+){1,3} (?:voi|va) |(?:^|[^a-z])(?:cao|thap|tang|giam|hon|kem|nhieu|it|khac|chenh)(?: [a-z]+){0,2} (?:so )?(?:voi )?(?:quy|thang|q|t|ky|nam) ?[\divx]+|(?:quy|thang|q|t) ?[\divx]+ (?:voi|va|hay|hoac) (?:quy|thang|q|t) ?[\divx]+ (?:[a-z0-9.]+ ){0,6}(?:tang|giam|hon|chenh|khac nhau)/;
/** "b3 quý III có cao hơn quý II không": no figure is told in it. */
export const MORE_THAN_BEFORE =
  /^(?!.*(?:%|phan tram|\d ?\/ ?\d)).*(?<![a-z])(?:cao|thap|tang|giam|nhieu|it|tot|kem|khac)(?: (?:len|hon|di|gi|xuong))* (?:so )?(?:voi )?(?:quy|thang|q|t|ky|nam|cung ky)(?! sinh)[ \w]{0,30} (?:khong|ko|k|chua|hong)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha))*\s*[?.!]*$/;
/** What the office asks after in those whom nobody has joined yet, which is no report that lacks. */
export const NOT_JOINED =
  /(?:^|[^a-z])(?:chua|khong|ko) (?:(?:co|duoc|thay|chiu|ai) )*(?:(?:tao |lap |dang ky )?tai khoan|(?:vao|tham gia|ket noi|lien ket|dang ky|dang nhap|su dung|dung|cai|kich hoat)(?: [a-z]+){0,2} (?:bot|zalo|telegram|nhom|tai khoan|ung dung|app|he thong bao cao|dau moi)|kich hoat|lien ket tai khoan|gia nhap)(?![a-z])/;
/** "13 đơn vị còn lại là ai", "những xã còn lại" */
export const THE_OTHERS =
  /(?:^|[^a-z])(?:don vi|dv|xa|phuong|huyen|so|co quan|noi|ben) (?:nao )?con lai(?:,? (?:la|gom|co|thi))*(?: (?:nhung|cac))? (?:ai|nao|gi|don vi nao|xa nao|dau|ten|the nao)|(?:^|[^a-z])con lai (?:la |gom )?(?:(?:nhung |cac )?(?:don vi|xa|huyen|so|phuong|co quan) nao|(?:nhung )?ai)(?![a-z])/;
/** "báo đang thực hiện hay chưa thực hiện hả anh": which of two to choose. */
export const WHICH_TO_SAY =
  /(?:^|[^a-z])(?:bao|ghi|chon|bam|nhap|tinh|dien|de|la|goi)(?: (?:la|cao))? [^,;]{2,40} (?:hay(?: la)?|hoac) [^,;]{2,40}(?: (?:ha|vay|nhi|the|day|duoc|a|dung))(?: (?:a|anh|chi|em|oi|nhi|vay|ban))*\s*[?.!]*$/;
/** "không phát sinh là những sở nào đấy" */
export const WHICH_THEY_ARE =
  /(?:^|[^a-z])(?:la|gom|co) (?:(?:nhung|cac|may) )?(?:(?:don vi|dv|co quan|noi|ben|so|huyen|xa|phuong) nao|ai)(?: (?:day|do|the|vay|a|em|nhi|ha))*\s*[?.!]*$/;
/** Behind "đã", "đang" a clause tells what was done, with whomever: "đã công khai số điện thoại đầu mối". */
const NOT_TOLD =
  "(?<!(?<![a-z])(?:da|dang|vua)(?: (?!(?:thi|muon|nhung|ma|nen|xin|hoi(?! (?:nghi|thao|dong))|biet|ro|can|neu|nho|tim|khong|ko|chua)(?![a-z]))[a-z]+){0,8} )";
const NUMBER = "so dien thoai (?:cua )?(?:ai|van phong|vp|bot|dau moi)";
/** A number is asked for behind words that ask; behind any other it is spoken of. */
const NUMBER_ASKED = `(?<=(?<![a-z])(?:a|ad|anh|bot|can|chi|cho|em|hoi|la|minh|oi|tim|toi|voi|xin)\\s+)${NUMBER}`;
/** Whom to ask: "muốn sửa thì liên hệ ai", "ai phụ trách mục VII, cho em xin số". */
export const WHOM_TO_ASK = new RegExp(
  `(?:^|[^a-z])${NOT_TOLD}(?:${[
    "(?:lien he|lien lac|goi(?: dien)?|hoi|gap)(?: (?:voi|cho|den))? (?:ai|so nao|o dau|dau|cho nao|ben nao|phong nao|ban nao)",
    "ai (?:phu trach|ho tro|giai dap|huong dan)(?! (?:deu|cung|da)(?![a-z]))",
    "(?:xin|cho)(?: em| toi)?(?: xin)? (?:sdt|so dien thoai|so lien he|so lien lac|lien he|dau moi lien he)",
    NUMBER_ASKED,
    "so dien thoai (?:cua )?(?:van phong|vp|bot|dau moi)(?: [a-z]+){0,6} (?:(?:khong|ko)(?=(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|ban|bot))*\\s*(?:$|[?.!,;]))|nao|gi|may|bao nhieu)",
  ].join("|")})(?![a-z])`,
);
/** In a clause of its own it asks by itself, and beside a state or a figure it is a part of what is reported. */
export const NUMBER_ALONE = new RegExp(`(?<![a-z]\\s*)${NUMBER}(?![a-z])`);
/** For the office, which has no troubles of its own. */
export const TROUBLE = /(?:^|\s)(?:vuong|vuong mac|kho khan)(?=\s|$|[?.!,])/;
const HOW_SAID =
  /(?:^|[^a-z])(?:(?<!(?:da|dang|duoc) )(?:huong dan|chi|bay|day)(?: (?:giup|cho|dum|gium))? (?:em|toi|minh|tui|bac|chu|co|ben em|xa em|dv em)(?: (?:voi|cach|a|nhe|nha|lam|bao cao|bao|gui|nhap|dung|chut|ti|ty|giup|chau|bot|ad))*(?=\s*(?:$|[,.!?]))|(?:bao|bao cao|gui|nhap|dung|lam|go|dien|viet|soan|nop|ghi|xem|sua|tai|vao|bam|lay|tinh)(?: [a-z0-9]+){0,6} (?:(?:thi |la |cho )?(?:vao dau|o dau|bam dau|cho nao|vao cho nao|o cho nao|lam sao|nhu nao|phai lam sao)|(?:the |phai |ghi |bao )sao)|(?:ghi|bao|bao cao|lam|gui|nhap|dien|tra loi|soan|viet|go|khai|chon|sua|nop) sao)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|day))*(?=\s*(?:$|[,.!?]))|(?:bao cao|gui|nhap|dung|lam|go|dien|viet|soan|nop|ghi|bao)(?: [a-z]+){0,3} (?:the nao|nhu the nao|ra sao|kieu gi|cach nao|bang cach nao)(?=\s|$|[?.!,])|(?:^|\s)(?<!(?:chua|khong|ko|k) )(?:co|con) cach (?:nao|gi)(?: (?:khac|de|ma))* [a-z]+ [^,;]*(?:khong|ko|k|hong|hk)(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|bot|ad))*\s*[?.!]*$/;
/** "cách báo cáo", "hướng dẫn em với", "báo vào đâu". */
export const HOW = new RegExp(
  `${HOW_SAID.source}|(?:^|\\s)${NOT_TOLD}cach (?:bao cao|gui|nhap|dung|su dung|(?:go|ghi|dien|viet|khai|nop|soan) (?:bao cao|so lieu|chi tieu))(?=\\s|$|[?.!,])`,
);

export const HOW_MUCH_DONE =
  /(?:^|[^a-z])(?:lam|xong|hoan thanh|bao cao|thuc hien)(?: [a-z]+)? (?:bao nhieu|may|duoc gi)(?: (?:viec|nhiem vu|dau viec|muc))?(?![a-z])/;
export const FIGURES = /(?:^|[^a-z])(?:chi tieu|so lieu)(?![a-z])/;
/** "số liệu quý 1 còn thiếu chỉ tiêu nào": which figures lack, and not who has not sent theirs. */
export const FIGURES_LACKING =
  /^(?!.*(?<![a-z])(?:ai|(?:don vi|co quan|noi|ben|xa|phuong|huyen) nao)(?![a-z])).*(?<![a-z])(?:(?:chi tieu|so lieu) (?:nao|gi)(?![a-z])|(?:so lieu|chi tieu)(?: [a-z0-9]+){0,6} (?:thieu|chua nhap|chua co|chua gui|chua nop|chua bao)(?: (?:cai|muc|so|phan))? (?:nao|gi)(?![a-z]))/;
export const REPORT = /(?:^|\s)(?:bao cao|bao|bc|nop|gui)(?=\s)/;
/** Two counts, and nothing that asks: who says so tells something. */
export const COUNTS =
  /(?<![a-z0-9./])\d{2,}(?:\.\d{3})*(?: (?:ho so|hs|tthc|phieu|truong hop|giao dich|luot))(?![a-z]).*(?<![a-z0-9./])\d+(?![a-z0-9./])(?!.*(?:\?|(?<![a-z])(?:chua|khong|ko|nao|may|sao|bao nhieu)(?![a-z])))/;

/** One of these, and a line wants to know something of what it names. */
export const ASKING: readonly RegExp[] = [
  ASKING_LEAD,
  IS_IT,
  IS_IT_SO,
  CHECK_IT,
  SEE_AGAIN,
  WHY,
  WHY_THEN,
  ARRIVED_YET,
  RECEIVED_YET,
  TO_BE_WRITTEN,
  ASKED_OF_ALL,
  GOOD_OR_BAD,
  FIGURE_YET,
  TOLD_YET,
  YET_ASKED,
  WHAT_TO_DO,
  WHICH_TO_SAY,
  COMPARING,
  DONE_YET_AHEAD,
  OTHERS_YET,
  WONDERS,
  SINCE_YET,
  ASKS,
  DONE_YET,
];

/** Words that carry no meaning of their own beside a slot. */
export const LIGHT = new Set(
  (
    "a ah o e k ad bot ai gi nao may bao nhieu the nhu ra sao den dau toi gio hien nay roi vay nhi nhe nha ha voi di cho xin hoi xem em anh chi toi minh " +
    "cac nhung cua ve tai trong ky nam thi la co duoc dang da chua khong ko so lieu chi tieu muc ty ti le phan tram tinh hinh tien ket qua " +
    "don vi dv dvi co quan bao cao bc cao thuc hien hoan thanh xong dat tong danh sach tat ca toan tinh het con hay giup gium dum ho muon can biet " +
    "ke hoach han nop khi gio sap giao sanh chi tiet thong tin noi dung nhiem vu nv viec dau va voi o be this the is are how of for in what so quy tu"
  ).split(" "),
);
