import { anyOf, vocabulary } from "../../text/vocabulary.js";

/** What is on its way: neither done nor only begun to be thought of. */
export const underway = vocabulary<true>([
  [
    true,
    anyOf(
      "đã | mới | vừa | đang | còn | mới đang | vừa mới",
      "gửi dự thảo | có dự thảo | xong dự thảo | lấy ý kiến | xin ý kiến | trình ký | trình duyệt | trình lãnh đạo | chờ ký | chờ duyệt | soạn dự thảo",
    ),
  ],
  [
    true,
    "trình ký | chờ ký | chờ duyệt | lấy ý kiến | xin ý kiến | đang ở bước | vẫn duy trì | duy trì thường xuyên | duy trì tốt | duy trì ổn định | vẫn làm | vẫn hoạt động | hoạt động bình thường | hoạt động ổn định | hoạt động tốt | vẫn thực hiện thường xuyên | vẫn làm thường xuyên | vẫn chạy",
  ],
]);
