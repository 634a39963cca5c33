import { type Found, type Line, lineOf } from "./line.js";
import { normalise } from "./normalise.js";
import type { Status } from "./understanding.js";
import { readPhrase, vocabulary } from "./vocabulary.js";

/**
 * `unfinished`: "chưa xong", which may be in progress, blocked or not begun. `none`: words that sound like a status and
 * deny it ("không vướng mắc").
 */
export type StatusWord = Status | "unfinished" | "none";

/** `open`: it says less where more words follow. `without_trouble`: not before "vướng mắc" and the like. */
type Condition = "always" | "open" | "without_trouble";

interface Meaning {
  readonly status: StatusWord;
  readonly condition: Condition;
}

const always = (status: StatusWord): Meaning => ({ status, condition: "always" });

/** Every word of the first before every one of the second. */
function anyOf(first: string, second: string): string {
  return first
    .split("|")
    .flatMap((one) => second.split("|").map((other) => `${one} ${other}`))
    .join("|");
}

const statuses = vocabulary<Meaning>([
  [
    always("done"),
    `
      hoàn thành | đã hoàn thành | đã hoàn thành xong | hoàn thành xong | hoàn tất | đã hoàn tất | xong |
      đã xong | làm xong | đã làm xong | thực hiện xong | đã thực hiện xong | đã thực hiện | đã làm |
      triển khai xong | đã triển khai xong | ht | đã ht | hthanh | xog | hoànthành | done | completed | finished |
      ok | oke | okie | okê | xg | đã xg
    `,
  ],
  [
    always("in_progress"),
    `
      đang thực hiện | đang được thực hiện | vẫn đang thực hiện | đang tiếp tục thực hiện | đang làm |
      vẫn đang làm | đang triển khai | đang triển khai thực hiện | đang tiến hành | đang xử lý | đang th |
      đang hoàn thiện | đang hoàn thành | đanglàm | đangthựchiện | gần xong | sắp xong | gần hoàn thành | sắp hoàn thành | cơ bản xong |
      cơ bản hoàn thành | hoàn thành cơ bản | hoàn thành một phần | xong một phần | làm dở | đang dở |
      in progress | in_progress
    `,
  ],
  [
    always("not_started"),
    `
      chưa thực hiện | chưa thực hiện được | chưa làm | chưa làm gì | chưa làm được | chưa triển khai |
      chưa triển khai thực hiện | chưa bắt đầu | chưa tiến hành | chưa th | chưa có gì | not started |
      not_started
    `,
  ],
  [
    always("blocked"),
    `
      vướng mắc | có vướng mắc | còn vướng mắc | đang vướng mắc | đang có vướng mắc | gặp vướng mắc |
      đang gặp vướng mắc | bị vướng mắc | vướng | có vướng | còn vướng | đang vướng | gặp vướng | bị vướng |
      đang bị vướng | khó khăn | có khó khăn | còn khó khăn | gặp khó khăn | đang gặp khó khăn |
      khó khăn vướng mắc | bị tắc | đang tắc | vm | blocked
    `,
  ],
  [
    always("nothing_arose"),
    anyOf("không | ko | k | kg | hok | hông | khg | 0 | chưa", "phát sinh | ps | có phát sinh | có ps"),
  ],
  [
    always("nothing_arose"),
    "kps | không phát sinh gì | không có gì phát sinh | khôngphátsinh | nothing arose | nothing_arose",
  ],
  [
    always("none"),
    anyOf(
      "không | ko | k | chưa",
      "vướng mắc | vướng | khó khăn | có vướng mắc | có vướng | có khó khăn | gặp vướng | gặp khó khăn",
    ),
  ],
  [
    always("unfinished"),
    `
      chưa xong | chưa hoàn thành | chưa hoàn tất | chưa ht | không hoàn thành | ko hoàn thành | không xong |
      chưa đạt
    `,
  ],
  [{ status: "nothing_arose", condition: "without_trouble" }, "không có | ko có | k có | không có gì"],
  [{ status: "nothing_arose", condition: "open" }, "không | ko | k | hok | 0"],
  [{ status: "not_started", condition: "open" }, "chưa | cth"],
  [{ status: "in_progress", condition: "open" }, "đang | vẫn đang"],
]);

const END = /^[\s.,;:!()–—-]*(?:$|[.,;:!()–—-])|^\s*(?:a|nhe|nha|em|anh|chi)\s*[.!]*$/;
const TROUBLE = /^ *(?:vuong|kho khan|van ban|vb|so |bao cao|ai )/;

/**
 * The status that stands at `at`. `end` lies before words that say more than a status ("đang trình ký"), so that they
 * are kept as a note.
 */
export function readStatusAt(line: Line, at: number): Found<StatusWord> | null {
  const longest = readPhrase(statuses, line, at);
  if (!longest) return null;
  const rest = line.folded.slice(longest.end);
  const ends = END.test(rest) && !/^[.,/]\d/.test(rest);
  const found = (status: StatusWord, end: number) => ({ value: status, start: at, end });
  switch (longest.value.condition) {
    case "always":
      return found(longest.value.status, longest.end);
    case "without_trouble":
      return TROUBLE.test(rest) ? null : found(longest.value.status, longest.end);
    default:
      return readOpenWord(longest, ends);
  }

  /** "không", "chưa", "đang": what they say depends on whether they stand alone. */
  function readOpenWord({ value, end }: Found<Meaning>, alone: boolean): Found<StatusWord> | null {
    if (value.status === "in_progress") return found("in_progress", alone ? end : at);
    if (value.status === "nothing_arose") return alone ? found("nothing_arose", end) : null;
    return alone ? found("not_started", end) : found("unfinished", at);
  }
}

/** A whole text as a status: "xong", "dang lam", "ko phat sinh", "Đang thực hiện"; null where it says more or less. */
export function readStatus(text: string): Status | null {
  const line = lineOf(normalise(text).trim());
  const found = readStatusAt(line, 0);
  if (!found || found.end === found.start || !/^[\s.!]*$/.test(line.folded.slice(found.end))) return null;
  return found.value === "unfinished" || found.value === "none" ? null : found.value;
}

/** The statuses in the order of the buttons; "nothing arose" is offered where nothing may have arisen. */
export function statusesOffered(nothingMayArise: boolean): readonly Status[] {
  const usual: readonly Status[] = ["done", "in_progress", "blocked", "not_started"];
  return nothingMayArise ? [...usual, "nothing_arose"] : usual;
}
