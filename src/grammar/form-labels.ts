import { type Line, withoutPart } from "../text/line.js";
import { findAllIn } from "../text/occurs.js";

/** What the lines of a form begin with; the words behind them are the report's. */
const LABEL =
  /(?:^|\n)[^a-z0-9\n]*(?:(?:\d{1,2}|[a-h])[.)] *)?((?:ten (?:nhiem vu|cong viec|dau viec|chi tieu)|tinh trang|trang thai|tien do|(?:ket qua|tinh hinh)(?: thuc hien)?|so(?: hieu)? (?:van ban|vb)|(?:so, )?ky hieu(?: van ban| vb)?|van ban|ngay (?:van ban|vb|ban hanh|ky)|ngay thang(?: nam)?(?: van ban)?) *:)(?= *[^\s])/g;

/** The label of a line says what stands behind it, and names no work by its words. */
export function withoutLabels(line: Line): Line {
  let left = line;
  for (const label of findAllIn(LABEL, line)) {
    const end = label.index + label[0].length;
    left = withoutPart(left, end - label[1]!.length, end);
  }
  return left;
}
