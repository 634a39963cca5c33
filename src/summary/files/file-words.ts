import { type Line, lineOf, withoutPart } from "../../text/line.js";
import { normalise } from "../../text/normalise.js";
import { findPhrase, vocabulary } from "../../text/vocabulary.js";
import type { FileKind } from "./order.js";

/** The form of a file; "picture": which picture depends on what is asked about. */
type Form = Exclude<FileKind, "progress" | "indicators"> | "picture";

/** What a wish for a file says of its form. */
export interface FileWish {
  /** Null: nothing says which. */
  readonly form: Form | null;
  /** The rest, which says of what. */
  readonly words: string;
  /** Of which list of a workbook it speaks. */
  readonly list: "silent" | "overdue" | null;
}

const forms = vocabulary<Form>([
  ["trend", "biểu đồ xu hướng | xu hướng | diễn biến | qua các quý | qua các kỳ | qua các tháng | theo thời gian"],
  ["ranking", "biểu đồ xếp hạng | xếp hạng | biểu đồ so sánh | so sánh các đơn vị | so sánh đơn vị | so sánh"],
  [
    "workbook",
    "excel | xlsx | xls | file excel | tệp excel | bảng excel | bản excel | bảng tính | ra excel | ra file excel | file xlsx",
  ],
  [
    "document",
    "word | docx | doc | file word | tệp word | bản word | văn bản word | ra word | ra file word | file docx",
  ],
  ["picture", "biểu đồ | vẽ biểu đồ | đồ thị | hình ảnh | hình | ảnh | png | biểu đồ tiến độ | ảnh biểu đồ"],
]);
const lists = vocabulary<NonNullable<FileWish["list"]>>([
  [
    "silent",
    "chưa báo cáo | chưa nộp | chưa gửi | chưa gửi báo cáo | chưa nộp báo cáo | chưa có báo cáo | không báo cáo | chưa bc | còn nợ | còn nợ báo cáo | nợ báo cáo",
  ],
  ["overdue", "quá hạn | trễ hạn | trễ | chậm | chậm hạn | chậm báo cáo | trễ báo cáo"],
]);
/** "anh" without its mark is whoever is spoken to, but where nothing but a form can stand. */
const you = /^anh$/i;
const spokenTo = /^ (?:oi|a|chi|em|cho|gui|xuat|giup|can|muon)(?![a-z])/;
const beforeForm = /^(?:\s*\/?(?:xuat|gui|ve|tai|lay))?\s*$/;

/**
 * Takes out of a wish what it says of the form: "quý II cấp xã" of "excel quý II cấp xã". Of several forms the first counts,
 * for a message brings one file; "biểu đồ xu hướng" is one.
 */
export function readFileWords(typed: string): FileWish {
  let line: Line = lineOf(normalise(typed).replace(/\s+/g, " "));
  let form: FileWish["form"] = null;
  for (let from = 0; ; ) {
    const found = findPhrase(forms, line, from);
    if (!found) break;
    const isYou =
      you.test(line.text.slice(found.start, found.end)) &&
      (!beforeForm.test(line.folded.slice(0, found.start)) || spokenTo.test(line.folded.slice(found.end)));
    if (!isYou) {
      if (form === null || form === "picture") form = found.value;
      line = withoutPart(line, found.start, found.end);
    }
    from = found.end;
  }
  return { form, words: line.text.replace(/\s+/g, " ").trim(), list: findPhrase(lists, line)?.value ?? null };
}
