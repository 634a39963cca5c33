import { type Line, withoutPart } from "../text/line.js";
import { findAllIn } from "../text/occurs.js";

/** How something was done, which names no work: "theo đúng kế hoạch", "theo quy định", "đúng tiến độ đề ra". */
const MANNER =
  /(?<![a-z])(?:theo|dung|bam(?: sat)?)(?: (?:dung|voi))?(?: (?:noi dung|cac))? (?:ke hoach|tien do|quy dinh|yeu cau|chi dao|huong dan|lo trinh|chuong trinh)(?: (?:da |duoc )?(?:de ra|duoc giao|duoc duyet|phe duyet|cua (?:tinh|huyen|xa|so|ubnd|cap tren)|hien hanh|chung))*(?=\s*(?:$|[,.;:)]|va |nhe|nha|a(?![a-z])|roi))/g;

/** "đưa lên cổng DVC", "đăng tải trên trang của sở": where what is done was put, behind a comma. */
const WHERE =
  /(?:dua|dang|up|tai|day)(?<=[,;.] *(?:(?:da|va|roi|duoc) )*(?:dua|dang|up|tai|day))(?: tai)? (?:len|tren)(?: [a-z]+){1,6}(?=\s*(?:$|[,.;:)]|roi))/g;

export function withoutManner(line: Line): Line {
  return [...findAllIn(MANNER, line), ...findAllIn(WHERE, line)].reduce(
    (left, { 0: typed, index }) => withoutPart(left, index, index + typed.length),
    line,
  );
}
