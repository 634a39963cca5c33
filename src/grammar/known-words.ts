import { fold } from "../text/fold.js";

/** Phrases of reports and questions whose words people type without their spaces, or with a wrong letter. */
const phrases = `
  hoàn thành | đã hoàn thành | hoàn tất | thực hiện | đang thực hiện | đã thực hiện | chưa thực hiện | triển khai | đang triển khai |
  chưa triển khai | xong rồi | xong hết | đang làm | chưa làm | đã làm | làm xong | đã xong | chưa xong | không phát sinh | phát sinh | vướng mắc |
  khó khăn | có vướng mắc | gặp khó khăn | báo cáo | chưa báo cáo | đã báo cáo | tổng hợp | đơn vị | đơn vị nào | nhiệm vụ |
  chỉ tiêu | số liệu | tiến độ | tình hình | kết quả | quá hạn | trễ hạn | đến hạn | kế hoạch | quyết định | công văn | văn bản |
  ban hành | đã ban hành | phần trăm | quý một | quý hai | quý ba | quý bốn | tháng một | hồ sơ | trực tuyến | gửi báo cáo |
  xin báo cáo | kính gửi | cảm ơn | hướng dẫn | trợ giúp | danh sách | nhắc nhở | đôn đốc | xuất file | toàn tỉnh | bao nhiêu |
  thế nào | như thế nào | việc của tôi | gia hạn | biên nhận
`;

const pairs = new Set<string>();
const syllables = new Set<string>([
  "ok",
  "oke",
  "tks",
  "kps",
  "done",
  "excel",
  "word",
  "file",
  "pdf",
  "online",
  "web",
  "app",
  "zalo",
  "dvc",
  "help",
]);
for (const phrase of phrases.split("|")) {
  const words = fold(phrase.trim()).split(/\s+/);
  for (const [index, word] of words.entries()) {
    syllables.add(word);
    if (index > 0) pairs.add(`${words[index - 1]} ${word}`);
  }
}

export function isKnownPair(first: string, second: string): boolean {
  return pairs.has(`${first} ${second}`);
}

export function isKnownSyllable(word: string): boolean {
  return syllables.has(word);
}
