import { fold } from "../text/fold.js";

/** What a form says in brackets about how to fill it in: "(ghi rõ kết quả, khó khăn)", "<trạng thái>", "(nếu có)". */
const BRACKETS = /[([{][^()[\]{}\n]{2,160}[)\]}]|<\p{L}[^<>\n]{1,100}>/gu;
const INSTRUCTS =
  /^[([{<]\s*(?:(?:de nghi|vui long|yeu cau|can) )?(?:(?:ghi|neu|dien|nhap|viet|chon|mo ta|trinh bay|bao cao|danh dau|liet ke|cho biet|tich|tick)(?= )(?! (?:chu|nhan|la|nham)(?![a-z]))(?: (?:ro|cu the|ngan gon|tom tat|day du|mot trong|so|so lieu|ten|ngay|ket qua|noi dung|trang thai|tinh trang|tinh hinh|kho khan|vuong mac|ly do|nguyen nhan|tu so|mau so|ty le|van ban|san pham|tien do|vao|them)(?![a-z]| *:? *\d))|trang thai *[:/]|neu co *[)\]}>])|(?<![a-z])thi (?:ghi|bao cao|dien|nhap|de trong|bo trong|bo qua|chon)(?![a-z])/;
/** Nothing behind a code or a label but dots. */
const UNFILLED = /^[^\p{L}\p{N}]*[\p{L}\p{N}][\p{L}\p{N}.\s-]{0,40}?\s*:[\s.…_–-]*$/u;
const DOTTED = /\.{4}|…{2}|_{3}/;

/**
 * A message without what its form asks to be filled in; everything else stays in its place. Lines of a form that were left
 * empty are gone where others are filled in.
 */
export function withoutPlaceholders(text: string): string {
  const lines = text.split("\n").map((line) => {
    const left = line.replace(BRACKETS, (typed) =>
      typed[0] === "<" || INSTRUCTS.test(fold(typed)) ? " ".repeat(typed.length) : typed,
    );
    const isEmpty = UNFILLED.test(left) && (left !== line || DOTTED.test(line));
    return isEmpty ? { left, kept: " ".repeat(left.length) } : { left, kept: left };
  });
  const isFilled = lines.some(({ kept }) => /[\p{L}\p{N}]/u.test(kept));
  return lines.map(({ left, kept }) => (isFilled ? kept : left)).join("\n");
}
