import { agreeable } from "./assent.js";
import { fold } from "./fold.js";
import { type Found, type Line, skipSeparators, withoutPart } from "./line.js";
import { hasAccents, normalise } from "./normalise.js";
import { findIn } from "./occurs.js";
import { anyOf, readPhrase, vocabulary } from "./vocabulary.js";

/**
 * What people say in a conversation about work that neither reports nor asks for a list. `contact`: whom to ask. `undo`,
 * `mistake`: what was sent was wrong. `extension`: more time. `received`: they have seen it. `later`: they will do it.
 * `foreign`: it is not theirs. `again`: show it once more. `goOn`: what was begun is gone on with. `deadline`: until when.
 * `drafts`: what was begun is to be given up. `privacy`: what is kept of their person. `picture`: what went with a report is
 * to be taken off it.
 */
export type Aside =
  | "contact"
  | "undo"
  | "mistake"
  | "extension"
  | "received"
  | "later"
  | "foreign"
  | "again"
  | "goOn"
  | "deadline"
  | "drafts"
  | "privacy"
  | "picture";

const notOf = "không phải | ko phải | k phải | không phải là | không thuộc | ko thuộc | đâu phải | chẳng phải";
const duty = "của | việc của | nhiệm vụ của | phần việc của | trách nhiệm của | thẩm quyền của | chức năng của";
const us =
  "tôi | em | mình | chúng tôi | chúng em | bên em | bên tôi | bên mình | đơn vị | đơn vị tôi | đơn vị em | đơn vị mình | cơ quan | cơ quan tôi | cơ quan em | cơ quan mình | sở em | sở tôi | sở mình | xã em | xã tôi | xã mình | huyện em | huyện tôi | huyện mình | phường em | phường tôi | phường mình | phòng em | phòng tôi";

const me = "tôi | em | mình | cá nhân tôi | cá nhân em | riêng tôi";
const ofMe = [anyOf("của | về", me), "cá nhân", anyOf("cá nhân của", me)].join(" | ");

/** A time to come and a verb together say `later`, with the person between them: "mai em làm". */
type Word = Aside | "time" | "verb";

const asides = vocabulary<Word>([
  [
    "time",
    `
      mai | ngày mai | sáng mai | chiều mai | chiều | chiều nay | tối nay | trưa nay | lát | lát nữa | tí |
      tí nữa | chút nữa | tuần sau | đầu tuần sau | cuối tuần | hôm sau | hôm khác | sẽ | để lát nữa | để tí nữa |
      để chiều | để tối
    `,
  ],
  ["verb", "đã liên hệ | đã gọi | đã hỏi | làm | báo cáo | bc | gửi | nộp | nhập | trả lời | cập nhật | xử lý | tính"],
  [
    "contact",
    `
      liên hệ | liên hệ ai | liên hệ với ai | cần liên hệ ai | liên lạc ai | liên lạc với ai | hỏi ai | hỏi ở đâu |
      gọi ai | gọi cho ai | gặp ai | số điện thoại | sđt | sdt | số điện thoại liên hệ | xin số điện thoại |
      ai phụ trách | ai hỗ trợ | ai giải đáp | ai hướng dẫn | liên hệ ở đâu | liên hệ chỗ nào | liên hệ đâu |
      cần hỗ trợ | cần người hỗ trợ | đường dây nóng | hotline | contact
    `,
  ],
  [
    "undo",
    `
      hoàn tác | thu hồi | thu hồi báo cáo | rút lại | rút báo cáo | rút lại báo cáo | xóa báo cáo | hủy báo cáo |
      bỏ báo cáo | bỏ báo cáo vừa gửi | bỏ báo cáo đã gửi | bỏ tin vừa gửi | xóa tin vừa gửi | hủy tin vừa gửi |
      làm lại từ đầu | báo lại từ đầu | báo cáo lại từ đầu | gửi lại từ đầu | nhập lại từ đầu | xóa báo cáo vừa gửi |
      hủy báo cáo vừa gửi | hủy báo cáo đã gửi | xóa báo cáo đã gửi | undo | xóa | xóa giúp | xóa hộ | xóa bỏ |
      hủy giúp | bỏ giúp
    `,
  ],
  [
    "picture",
    anyOf(
      "xóa | xóa bỏ | xóa hết | bỏ | bỏ hết | gỡ | gỡ bỏ | hủy",
      `
        ảnh | cái ảnh | các ảnh | tấm ảnh | bức ảnh | ảnh chụp | ảnh kèm | ảnh minh chứng | ảnh chứng minh | hình |
        cái hình | tấm hình | hình ảnh | cái hình ảnh | hình chụp | tệp | tệp kèm | file | file kèm | cái file |
        minh chứng | tài liệu kèm | tài liệu kèm theo
      `,
    ),
  ],
  [
    "drafts",
    anyOf(
      "xóa | xóa hết | xóa bỏ | bỏ | bỏ hết | bỏ hẳn | hủy | hủy hết | xóa tất cả | bỏ tất cả | hủy tất cả | delete",
      `
        nháp | bản nháp | các bản nháp | báo cáo nháp | các báo cáo nháp | tin nháp | các nháp | bản đang dở |
        báo cáo đang dở | các báo cáo đang dở | việc đang dở | cái đang dở | phần đang dở | draft | drafts
      `,
    ),
  ],
  [
    "privacy",
    anyOf(
      "xóa | xóa bỏ | xóa hết | hủy | gỡ | gỡ bỏ | xem | sửa | lấy | lấy lại | rút | tải | xuất | trích xuất | cung cấp",
      anyOf("dữ liệu | thông tin | mọi dữ liệu | mọi thông tin | hết dữ liệu | toàn bộ dữ liệu", ofMe),
    ),
  ],
  [
    "privacy",
    `
      dữ liệu cá nhân | thông tin cá nhân | quyền riêng tư | riêng tư | bảo mật thông tin | bảo mật thông tin cá nhân |
      bảo vệ dữ liệu cá nhân | bảo vệ thông tin cá nhân | chính sách bảo mật | chính sách riêng tư | privacy |
      personal data | delete my data | my personal data
    `,
  ],
  ["privacy", anyOf("xóa | xóa bỏ | hủy | gỡ | đóng", anyOf("tài khoản | tên | số điện thoại", anyOf("của", me)))],
  [
    "privacy",
    anyOf(
      "bot | hệ thống | ứng dụng | app",
      anyOf("lưu | giữ | biết | có lưu | lưu giữ", anyOf("gì | những gì", ofMe)),
    ),
  ],
  [
    "mistake",
    anyOf(
      "báo | báo cáo | gửi | nhập | ghi | gõ | bấm | chọn | nộp | điền",
      "nhầm | sai | lộn | nhầm lẫn | nhầm rồi | nhầm mất rồi",
    ),
  ],
  ["mistake", "nhầm | nhầm rồi | nhầm mất rồi | lộn rồi | nhầm lẫn"],
  [
    "mistake",
    anyOf(
      "cho | xin | cho em | cho tôi | cho mình | em xin | em cần | em muốn | tôi cần | tôi muốn | cần | muốn | nhờ | xin phép",
      "sửa | sửa lại | chỉnh lại | chỉnh sửa | đính chính",
    ),
  ],
  [
    "extension",
    `
      gia hạn | xin gia hạn | đề nghị gia hạn | được gia hạn | lùi hạn | xin lùi hạn | lùi thời hạn | dời hạn |
      xin thêm thời gian | thêm thời gian | xin thêm ngày | xin hoãn | hoãn lại | kéo dài thời hạn | xin khất |
      xin lùi | xin lùi lại | cho lùi | cho lùi lại | cho em lùi | xin dời | xin dời lại | xin nộp chậm | xin nộp muộn |
      xin gửi chậm | xin gửi muộn | xin báo cáo chậm | xin báo cáo muộn
    `,
  ],
  [
    "received",
    `
      đã nhận | đã nhận được | nhận được rồi | đã nhận tin | đã nhận thông tin | nhận rồi | đã tiếp nhận | đã rõ |
      rõ | rõ rồi | đã hiểu | hiểu rồi | đã biết | biết rồi | đã xem | xem rồi | đã đọc | đọc rồi | đã nắm |
      nắm được rồi | đã nắm thông tin | ghi nhận | noted
    `,
  ],
  [
    "later",
    "làm sau | báo cáo sau | gửi sau | nộp sau | tính sau | để mai | để sau | để mai làm | để sau làm | báo sau",
  ],
  ["goOn", "làm tiếp | báo cáo tiếp | báo tiếp | trả lời tiếp | tiếp tục | tiếp tục báo cáo | tiếp"],
  ["foreign", anyOf(notOf, us)],
  ["foreign", anyOf(anyOf(notOf, duty), us)],
  // What is left of it where the grammar has read the writer's own agency.
  ["foreign", anyOf(notOf, "việc | nhiệm vụ | phần việc | trách nhiệm | thẩm quyền | chức năng")],
  [
    "foreign",
    `
      không thuộc thẩm quyền | không đúng thẩm quyền | sai đơn vị | nhầm đơn vị | giao nhầm | giao nhầm đơn vị |
      giao sai đơn vị | không đúng đơn vị | gửi nhầm đơn vị | bỏ khỏi danh sách | gỡ khỏi danh sách |
      bỏ ra khỏi danh sách | gỡ ra khỏi danh sách | xóa khỏi danh sách | rút khỏi danh sách
    `,
  ],
  [
    "again",
    `
      xem lại | cho xem lại | nhắc lại | hỏi lại | xem lại báo cáo | xem lại câu hỏi | nhắc lại câu hỏi | hiện lại |
      gửi lại câu hỏi | đang ở đâu | đang đến đâu | đang làm đến đâu
    `,
  ],
  [
    "deadline",
    anyOf(
      "bao giờ | khi nào | lúc nào | hôm nào | ngày nào | mấy giờ",
      "hết hạn | đến hạn | tới hạn | là hạn | phải nộp | phải báo cáo | phải xong | phải gửi | phải làm xong | hết thời hạn",
    ),
  ],
  [
    "deadline",
    anyOf(
      "hạn | hết hạn | đến hạn | hạn nộp | hạn báo cáo | hạn chót | hạn cuối | thời hạn | hạn là | hạn đến | hạn tới | phải nộp | phải báo cáo | phải xong",
      "bao giờ | khi nào | lúc nào | hôm nào | ngày nào | ngày mấy | tới ngày mấy | đến ngày mấy | ngày bao nhiêu | tới ngày bao nhiêu | tới bao giờ | tới khi nào | tới ngày nào | mấy giờ | đến bao giờ | đến khi nào | đến ngày nào | là bao giờ | là khi nào | là ngày nào | trước ngày nào",
    ),
  ],
  ["deadline", "hạn chót | hạn cuối | hạn nộp | thời hạn | còn mấy ngày | còn bao nhiêu ngày | còn bao lâu | deadline"],
]);

/** What may stand around it and changes nothing. */
const around = vocabulary<true>([
  [
    true,
    `
      ạ | nhé | nha | nhá | với | ơi | à | ah | vậy | thế | nhỉ | rồi | luôn | đi | đã | nữa | mất | thôi | nên | vì | thì |
      là | mà | cho | của | về | với ạ | em | anh | chị | tôi | mình | bạn | bot | đồng chí | đ/c | sếp | bác | cô | chú |
      bên em | bên tôi | đơn vị em | đơn vị tôi | cơ quan em | cơ quan tôi | chúng tôi | chúng em | xin | xin lỗi |
      cho hỏi | cho em hỏi | cho tôi hỏi | hỏi | cần | muốn | nhờ | giúp | giúp em | giúp tôi | được không | được ko |
      việc | việc này | nhiệm vụ | nhiệm vụ này | nội dung này | báo cáo này | cái này | này | đó | kia | vừa rồi | vừa nãy |
      lúc nãy | ban nãy | vừa gửi | báo cáo | thưa | kính | trân trọng | cảm ơn | cám ơn | ở trên | trên | tin này |
      cho em | cho tôi | sai rồi | sai mất rồi | lỡ | bị | có | đi họp | đang họp | họp | sáng nay | hôm nay | đang bận | bận quá | bận họp | bận | ${agreeable}
    `,
  ],
]);

/** Words that may go on with a reason or a day, and still want the same. */
const open: readonly Aside[] = ["extension"];

/** Whether what is said to be done later is to be done tomorrow: "mai làm", "để sáng mai". */
export function saysTomorrow(text: string): boolean {
  return /(?<![a-z0-9])mai(?![a-z0-9])/.test(fold(normalise(text)));
}

/** Whether what was a mistake is to be mended now: "nhầm rồi, cho sửa b4". */
export function saysToMend(text: string): boolean {
  return /(?<![a-z0-9])(?:sua|chinh|dinh chinh)(?![a-z0-9])/.test(fold(normalise(text)));
}

/** "gửi nhầm, xóa giúp tôi": what was wrong and what is to be done about it are one wish. */
function together(one: Aside, other: Aside): Aside | null {
  if (one === other) return one;
  if ([one, other].includes("picture")) return [one, other].includes("mistake") ? "picture" : null;
  return [one, other].every((aside) => aside === "undo" || aside === "mistake") ? "undo" : null;
}

/** "xóa anh ơi" wants the report gone, and "anh" is who is spoken to; without any marks "xoa anh" is the picture. */
function isSpokenTo({ text, folded }: Line, { start, end }: Found<Word>): boolean {
  if (!/(?<!\p{L})anh$/iu.test(text.slice(start, end))) return false;
  return hasAccents(text) || /^ +oi(?![a-z0-9])/.test(folded.slice(end));
}

/** "à không, để mai gửi": what was begun in front is taken back, and says nothing. */
const TAKEN_BACK =
  /(?:^|[ .,])(?:a|oi|ay|y|o|ui|ua) (?:khong|ko|k|thoi)(?=[ .,]+(?:de|mai|ngay mai|sang mai|lat|chieu|toi nay|tuan sau|hom sau|(?:bao cao|bao|lam|gui|nop) sau)(?![a-z0-9]))/;

function withoutTakenBack(line: Line): Line {
  const found = findIn(TAKEN_BACK, line);
  return found ? withoutPart(line, found.index, found.index + found[0].length) : line;
}

/** Null for a line that says anything else besides. What it is about is taken out of the line before. */
export function readAside(said: Line): Aside | null {
  if (said.text.length > 200) return null;
  const line = withoutTakenBack(said);
  let aside: Aside | null = null;
  const put = { time: false, verb: false, goOn: false };
  let position = skipSeparators(line, 0);
  while (position < line.text.length) {
    const found = readPhrase(asides, line, position);
    const filler = readPhrase(around, line, position);
    if (found && (!filler || found.end >= filler.end)) {
      if (found.value === "time" || found.value === "verb" || found.value === "goOn") put[found.value] = true;
      else {
        const said = found.value === "picture" && isSpokenTo(line, found) ? "undo" : found.value;
        const both: Aside | null = aside === null ? said : together(aside, said);
        if (both === null) return null;
        aside = both;
        if (open.includes(both)) return both;
      }
      position = found.end;
    } else if (filler) position = filler.end;
    else {
      const sign = /^[^\p{L}\p{N}]+/u.exec(line.text.slice(position));
      if (!sign) return null;
      position += sign[0].length;
    }
    position = skipSeparators(line, position);
  }
  const isPutOff = put.time && (put.verb || put.goOn);
  if (aside === null && put.goOn && !put.time) return "goOn";
  if (aside === null)
    return isPutOff || /^\W*(?:mai|ngay mai|lat nua|ti nua|chut nua)\W*$/.test(line.folded) ? "later" : null;
  // "mai xem lại" wants nothing now.
  return put.time ? (aside === "later" ? aside : null) : aside;
}
