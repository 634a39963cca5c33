/** Messages as offices send them: a line, several, a long note, questions. */
export const ordinary: Readonly<Record<string, string>> = {
  "one line": "V.1 xong 18/KH-STP 23/2",
  "a question": "đơn vị nào chưa báo cáo V.1 quý I",
  "five lines":
    "V.1 xong 18/KH-STP 23/2\nb3 quý I 1.250/2.000\nV.2 đang thực hiện 60%\nI.10 T1 không phát sinh\nCT-b1 T3 85,5%",
  "a note":
    "V.2 đang thực hiện 60%, đã phối hợp với Sở Tài chính và UBND huyện Di Linh rà soát 12 TTHC, còn chờ Sở Y tế có ý kiến về " +
    "kinh phí tháng 3; sẽ hoàn thành theo Kế hoạch số 18/KH-UBND ngày 23/02/2024",
  "sixty lines": Array.from({ length: 60 }, () => "V.2 đang làm 60% đã rà soát 12 TTHC, còn chờ Sở Tài chính").join(
    "\n",
  ),
  "sixty figures": Array.from({ length: 60 }, () => "b3 quý I 120/150, còn 30 hồ sơ đang xử lý trực tiếp").join("\n"),
};

/** Pieces of which messages are made that take long to read if anything of them is read again and again. */
const pieces: Readonly<Record<string, readonly [start: string, piece: string, end?: string]>> = {
  "words of Telex": ["", "hoanf thanhf "],
  "glued words": ["", "dangthuchien "],
  "mistyped words": ["", "hoan thnh "],
  "names in words": ["", "kế hoạch rà soát xong, "],
  "names and figures": ["", "số hóa 85%, "],
  codes: ["", "V.1 "],
  "codes alone": ["", "V."],
  "codes said": ["", "V.1 xong, "],
  "codes with periods": ["", "I.10 T1 "],
  "reports with periods": ["I.10 ", "T1 xong, "],
  "codes joined": ["", "V.1 đến V.3 "],
  "code lists": ["V.1", ",2"],
  "spaced code lists": ["V.1", ", 2"],
  "endless codes": ["I.1", ".1"],
  "numbered list": ["", "1. V.1 xong "],
  documents: ["V.1 xong ", "18/KH-STP 23/2 "],
  signs: ["", "/KH-STP"],
  introductions: ["V.1 xong ", "số ", "x 18/KH-STP"],
  dates: ["V.1 xong ", "23/2 "],
  years: ["V.1 ", "2024 "],
  "days to come": ["V.1 ", "mai xong "],
  numbers: ["b3 ", "1.250 "],
  thousands: ["b3 1", " 000"],
  digits: ["b3 ", "1"],
  pairs: ["b3 ", "5/6 "],
  figures: ["", "b3 5/6, "],
  "figures by month": ["b1 ", "T1 80%, "],
  percentages: ["V.1 ", "60% "],
  levels: ["", "số hóa đang ở mức 60% "],
  "numbers in words": ["V.1 ", "năm mươi trên sáu mươi phần trăm "],
  targets: ["b3 ", "chỉ tiêu 60% "],
  periods: ["V.1 hoàn thành ", "T1, "],
  quarters: ["", "quý I, "],
  ranges: ["", "T1-T2 "],
  statuses: ["V.1 ", "xong "],
  "statuses in clauses": ["V.1 ", "đang làm, "],
  denials: ["V.1 ", "chưa "],
  nothing: ["V.1 ", "không có "],
  difficulties: ["V.1 ", "vướng mắc, khó khăn "],
  contradictions: ["V.1 xong ", "nhưng chưa xong "],
  fillers: ["V.1 xong x", ", đạt"],
  "lead words": ["", "em "],
  thanks: ["V.1 xong ", "cảm ơn anh ", "x"],
  manners: ["V.1 xong ", "anha", "x"],
  agencies: ["", "Sở Y tế "],
  owners: ["V.1 của ", "Sở Y tế "],
  places: ["V.1 xong ", "tại Đà Lạt "],
  "agencies begun": ["", "UBND "],
  groups: ["", "các xã "],
  indicators: ["", "hồ sơ trực tuyến "],
  "indicators begun": ["", "tỷ lệ "],
  sections: ["tổng hợp ", "mục VII "],
  "question words": ["V.1 ", "ai "],
  "questions denied": ["", "không ai nào "],
  questions: ["", "V.1 xong chưa "],
  "question marks": ["", "?"],
  slashes: ["V.1 ", "/ "],
  dashes: ["V.1 ", "- "],
  dots: ["V.1 xong", ".", "x"],
  commas: ["V.1 xong", ",", "x"],
  brackets: ["V.1 xong ", "()"],
  "open brackets": ["", "("],
  quotes: ["", '"'],
  spaces: ["V.1 xong", " ", "x"],
  NUL: ["V.1 ", "\0"],
  "control characters": ["", "V.1\u0001 "],
  "chosen marks": ["V.1 ", "\ue000xong "],
  "combining marks": ["V.1 xong a", "\u0301\u0323"],
  emoji: ["", "👍"],
  "codes with emoji": ["", "V.1 👍 "],
  "one word": ["", "a"],
  "one word behind a code": ["V.1 ", "x"],
  "Roman numerals": ["", "i "],
  abbreviations: ["", "b/c "],
  "empty lines": ["V.1 xong", "\n", "V.2 xong"],
  "lines of dots": ["", ".\n"],
  "short lines": ["", "đã\n"],
  "lines that go on": ["V.1 xong\n", "đã làm\n"],
  "reports in lines": ["", "V.1 xong\n"],
  headings: ["", "Quý I:\n"],
};

/** By name, messages of up to so many UTF-16 units. */
export const hostile: Readonly<Record<string, (length: number) => string>> = Object.fromEntries(
  Object.entries(pieces).map(([name, [start, piece, end = ""]]) => [
    name,
    (length: number) =>
      start + piece.repeat(Math.max(0, Math.floor((length - start.length - end.length) / piece.length))) + end,
  ]),
);

/** As long as Telegram lets a message be, and the ordinary ones as they are. */
const longest = 4096;

/** By name, all that is measured. */
export const asLong: readonly (readonly [name: string, text: string])[] = [
  ...Object.entries(ordinary),
  ...Object.entries(hostile).map(([name, make]) => [name, make(longest)] as const),
];
