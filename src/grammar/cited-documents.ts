import { type Line, textBefore } from "../text/line.js";

const KIND =
  "(?: (?:cua|theo|tai|trong|so|van ban|vb|ke hoach|kh|quyet dinh|qd|cong van|cv|bao cao|bc|to trinh|ttr|thong bao|tb|nghi quyet|nq|huong dan|hd|chi thi|ct|chuong trinh|ctr))*[\\s:.]*$";
/** Behind these stands what was worked by, or is answered: somebody else's document. */
const CITING = new RegExp(
  `(?:^|[^a-z])(?:can cu|tra loi|phuc dap|(?<!tiep )nhan(?: duoc)?|quan triet|tham khao|tiep thu(?: y kien| gop y)*|(?:bao cao|bc) theo|theo (?:yeu cau|chi dao|de nghi|noi dung|tinh than)|(?<!da )(?<!dang )(?:thuc hien|trien khai(?: thuc hien)?)|thay the|thay cho|thay|(?:khong|ko|k|chang|chu) phai(?: la)?|sua doi|bai bo|lien quan(?: den)?)${KIND}`,
);
/** "căn cứ 12/CV-UBND của huyện và 15/TB-UBND": all that is joined to what is cited. */
const CITING_MORE = new RegExp(
  `(?:^|[^a-z])(?:can cu|(?<!da )(?<!dang )thuc hien) (?!.*(?<![a-z])(?:da|vua|xong|hoan thanh|ban hanh)(?![a-z])).*\\d.* (?:va|cung|cung voi)${KIND}`,
);
/** Documents that are cited together, with their days and issuers. */
const LONGEST_LIST = 240;
const BY = new RegExp(`(?:^|[^a-z])theo${KIND}`);
/** "theo 65/QĐ-UBND đã ban hành …": what was done by it follows. */
const DONE_BY =
  /^[ ,]*(?:(?:cua )?(?:ubnd tinh|tinh|chu tich)[ ,]+)?(?:(?:em|so|xa|huyen|phuong|don vi|ben em) )?(?:thi )?(?:da|xong|hoan thanh|dang|chua)(?![a-z])/;
const DONE_AHEAD = /(?:^|[^a-z])(?:da|vua|xong|hoan thanh)(?![a-z])/;
const ANOTHER = /\d{1,6} ?\/ ?(?:20\d\d ?\/ ?)?[a-z]{1,5} ?[-–]/;
/** What is sent up to be signed is not issued. */
const SUBMITTED =
  /(?:^|[^a-z])(?:(?:da|vua|moi|dang) trinh|(?<!quy |giai |chuong |cong |lo |qua )trinh (?:ky|duyet|ubnd|lanh dao|chu tich|cap|tham dinh)|(?:cho|doi)(?: [a-z]+){0,4} (?:phe duyet|duyet|ky|ban hanh|tham dinh|gop y|thong qua)|du thao|(?:xin|lay) y kien|(?:gui|nho|xin)(?: [a-z]+){0,2} (?:xem thu|xem truoc|gop y|sua giup|duyet))(?![a-z])/;

/** Whether a line cites the document at `start` instead of reporting it: "căn cứ 65/QĐ-UBND", "trả lời CV 12/VP". */
export function isCited(line: Line, start: number, end: number): boolean {
  const before = textBefore(line, start);
  const behind = line.folded.slice(end, end + 120);
  return (
    CITING.test(before) ||
    CITING_MORE.test(line.folded.slice(Math.max(0, start - LONGEST_LIST), start)) ||
    ((BY.test(before) || /^theo /.test(line.folded.slice(start, end))) &&
      (ANOTHER.test(behind) || (DONE_BY.test(behind) && !DONE_AHEAD.test(before))))
  );
}

/** What asks others to do something is a step, and not the end. */
const REQUESTING =
  /^[^,;.]{0,30}?(?:^|[^a-z])(?:de nghi|yeu cau|don doc|nhac|moi|xin y kien|lay y kien|hoi)(?: [a-z]+){0,2} (?:cac|so|xa|huyen|phuong|don vi|phong|co quan|nganh|dia phuong|ubnd|bo)(?![a-z])/;

/** Whether what stands behind a document tells that it asks others for something. */
export function isRequest({ folded }: Line, end: number): boolean {
  return REQUESTING.test(folded.slice(end));
}

/** Whether words beside a document, or its kind, tell that it waits for somebody's yes. */
export function isSubmitted({ folded }: Line, number: string): boolean {
  return /\/(?:20\d\d\/)?(?:ttr|dt(?=-))/i.test(number) || SUBMITTED.test(folded);
}
