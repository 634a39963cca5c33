/** What a person types to choose `label` in a text that shows choices: its key, a word for it, or the label. Null: not there. */
export function keyFor(text: string, label: string): string | null {
  const composed = text.normalize("NFC");
  const wanted = label.normalize("NFC").trim();
  const key = keyBefore(composed, wanted);
  if (key) return key;
  const words = /^(?:Trả lời|Answer): (.+)$/m.exec(composed)?.[1];
  if (words) {
    // "Trả lời: có (xác nhận 3 dòng) / sửa / hủy"
    for (const word of words.split(" / ")) {
      const [, said, instead] = /^(.*?)(?: \((.+)\))?$/.exec(word)!;
      if (same(instead ?? said!, wanted)) return said!;
      if (instead === undefined && isYes(said!) && /^(?:Xác nhận|Confirm)$/.test(wanted)) return said!;
    }
  }
  // '"thêm" để xem 11 việc khác', '("quay lại" hoặc "hủy" để dừng)'
  const onward = /"([^"]+)" (?:để|to) ([^;.)]+)/g;
  for (const [, word, what] of composed.matchAll(onward))
    if (same(what!, wanted) || (/^(?:xem tiếp|go on)$/.test(what!) && /^(?:Trang sau|Next)/.test(wanted))) return word!;
  for (const [, word] of composed.matchAll(/"([^"]+)"/g)) if (same(word!, wanted)) return word!;
  return null;
}

function keyBefore(text: string, label: string): string | null {
  for (const line of text.split("\n")) {
    for (const { index, 0: found, 1: key } of line.matchAll(/(?:^| {2})(\d{1,2}|[a-z])\. /g)) {
      const rest = line.slice(index + found.length).replace(/^(?:[🔴🟡✅⚪•-]\uFE0F?\s*)+/u, "");
      if (rest === label || (rest.startsWith(label) && !/^[\p{L}\p{N}]/u.test(rest.slice(label.length)))) return key!;
    }
  }
  return null;
}

function same(said: string, label: string): boolean {
  return said.trim().toLowerCase() === label.toLowerCase();
}

function isYes(word: string): boolean {
  return word === "có" || word === "yes";
}
