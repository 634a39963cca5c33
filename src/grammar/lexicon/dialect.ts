/**
 * Words of the Central Highlands, the centre and the south, and of chats, with the word that the rest of the lexicon
 * knows. `ahead`, `behind`: what has to stand beside those that are another word elsewhere ("hỏng" is broken, "chi" a
 * branch).
 */
export interface Spoken {
  readonly words: string;
  readonly standard: string;
  readonly ahead?: string;
  readonly behind?: string;
}

/** What is denied with "không": as words behind "hong", "hem", which by themselves may be others. */
const denied =
  "có|co|phát|phat|ai|thấy|thay|bị|bi|biết|biet|còn|con|xong|cần|can|phải|phai|đạt|dat|vướng|vuong|kịp|kip|làm|lam";

export const spoken: readonly Spoken[] = [
  { words: "hổng|hông|nỏ|hêm", standard: "không" },
  { words: "hỏng|hong|hem|hk|hok", standard: "không", behind: denied },
  { words: "chẳng|chả", standard: "không", behind: "có|phát|ai" },
  { words: "ni", standard: "này", ahead: "tháng|thang|quý|quy|kỳ|ky|bữa|hôm|năm|tuần|đợt" },
  { words: "mô", standard: "nào", ahead: "xã|huyện|sở|đơn vị|phường|ai|việc|mục|khi" },
  { words: "mô", standard: "đâu", behind: "$|[,.;!?]" },
  {
    words: "chi",
    standard: "gì",
    ahead: "phát sinh|vướng mắc|khó khăn|vướng|có|làm",
    behind: "$|[,.;!?]|đâu|hết|cả|mô|ạ",
  },
  { words: "chi", standard: "gì", ahead: "cái|cai|điều|là việc|la viec", behind: "$|[,.;!?]|vậy|vay|rứa|rua|thế|ạ" },
  { words: "răng", standard: "sao", ahead: "làm|thế|như|vì|tại|xử lý|tính|ghi|báo" },
  { words: "dzị|dzậy|zậy|zị|rứa|vầy", standard: "vậy" },
  { words: "nghen|nghe", standard: "nhé", behind: "$|[,.;!?]|anh|chị|em|vp|bot" },
  { words: "rùi|gòi|roài|òi", standard: "rồi" },
  {
    words: "hdan|hdẫn|h\\.dẫn|h\\.dan|hướg dẫn|hd",
    standard: "hướng dẫn",
    behind: "em|dùng|dung|sử dụng|su dung|xài|xai|cách|cach",
  },
  { words: "hỉ", standard: "nhỉ", behind: "$|[,.;!?]|anh|chị|em" },
];
