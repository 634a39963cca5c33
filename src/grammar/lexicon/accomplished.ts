import { anyOf, vocabulary } from "../../text/vocabulary.js";

/** What ends a task that is called so: "đã công khai" of one that says "công khai". */
export const accomplished = vocabulary<true>([
  [
    true,
    anyOf(
      "đã | vừa | đã vừa",
      `
        ban hành | công khai | công bố | đăng tải | niêm yết | phát động | cập nhật | tổng hợp | phê duyệt | kiện toàn | bố trí |
        xây dựng | kết nối | báo cáo | thẩm định | lựa chọn
      `,
    ),
  ],
]);
