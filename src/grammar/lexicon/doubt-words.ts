import { anyOf, vocabulary } from "../../text/vocabulary.js";

/**
 * How near a word has to stand to the status that it takes back: anywhere in front, in the same clause, or right in
 * front. `marked`: in the same clause where its marks are typed, since without them it may be another word.
 */
export type Reach = "text" | "clause" | "marked" | "next";

/** Words in front of a status that make it a plan, a wish, a guess or its denial. */
export const takingBack = vocabulary<Reach>([
  ["text", "cố gắng | quyết tâm | chậm nhất | sẽ | khi"],
  [
    "clause",
    `
      phải | cần | không | ko | kg | hok | chưa | chẳng | không thể | không kịp | chưa kịp | chuẩn bị | hình như | hầu như | gần như |
      tương đối | có thể | có lẽ | đề nghị | đề xuất | xin lùi | lùi hạn | lùi thời gian |
      gia hạn | xin thêm | trước khi | hạn chót | nữa là | nữa thì | nữa mới | là sẽ
    `,
  ],
  ["marked", "chờ | đợi | khó | muốn | định | chắc | nhằm | đừng"],
  ["next", "để | nào | sớm | chờ | cho | đợi | yêu cầu | lỡ | trót"],
]);
/** "phải không" asks, "cán bộ" is no "cần". */
export const innocent = vocabulary<true>([
  [
    true,
    "cán bộ | can bo | chắc chắn | chac chan | xây dựng | xay dung | sử dụng | su dung | áp dụng | ap dung | ứng dụng | ung dung | nội dung | noi dung | khi đó | vượt khó | không những | không chỉ | không ngừng | thẩm định | quy định | quyết định | xác định | nghị định | ổn định | giám định | kiểm định | chỉ định | nhất định | cần thiết | bộ phận | cố định",
  ],
]);

/** When it will be: what has happened then, has not happened yet. */
export const later = vocabulary<true>([
  [true, anyOf("ngày | sáng | chiều | trưa | tối", "mai")],
  [true, anyOf("tuần | tháng | quý | năm | kỳ | đợt | hôm | thời gian", "sau | tới")],
  [true, anyOf("cuối | hết", "tuần | tháng | quý | năm | kỳ")],
  [true, anyOf("thứ", "hai | ba | tư | năm | sáu | bảy | 2 | 3 | 4 | 5 | 6 | 7")],
  [true, "nữa | mai | mai mới | mốt | ngày kia | chủ nhật | sắp tới | nay mai"],
  [
    true,
    anyOf(
      "trong | nội | nội trong",
      "ngày | hôm nay | ngày hôm nay | sáng nay | chiều nay | tuần | tuần này | tuần tới | tuần sau | tháng tới | tháng sau | quý tới | quý sau | nay mai",
    ),
  ],
]);
/** Of difficulties: they are over. */
export const solved = vocabulary<true>([[true, "hết | tháo gỡ | giải quyết | khắc phục | xử lý"]]);
/** How much of it is done. */
export const inPart = vocabulary<true>([
  [
    true,
    `
      nửa | quá nửa | một nửa | 1 nửa | một phần | gần nửa | gần một nửa | hơn nửa | hơn một nửa | phần lớn | phần đầu | hầu hết | gần hết |
      một số | vài | một vài | dự thảo | bản dự thảo | nháp | bản nháp | sơ bộ | bước đầu
    `,
  ],
]);
/** Between a status and what it is said of. */
export const beforePart = vocabulary<true>([
  [true, "được | dc | đc | khoảng | mới | mới được | chỉ | chỉ được | trong | vào | đến | tới | phần | các | những"],
]);
/** Between two clauses. */
export const connecting = vocabulary<true>([
  [
    true,
    `
      nhưng | nhưng mà | tuy nhiên | song | mà | còn | và | hiện | hiện nay | hiện tại | hiện đang | đến nay | tới nay |
      thì | vẫn | riêng | nhưng hiện | nhưng vẫn
    `,
  ],
]);
