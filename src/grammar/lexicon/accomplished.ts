import { anyOf, vocabulary } from "../../text/vocabulary.js";

const verbs = `
  ban hành | công khai | công bố | đăng tải | niêm yết | phát động | cập nhật | tổng hợp | phê duyệt | kiện toàn | bố trí |
  xây dựng | kết nối | báo cáo | thẩm định | lựa chọn
`;

/** What makes public, as people call it; the plan says "công khai". */
export const published = vocabulary<true>([
  [true, anyOf("đã | vừa | đã vừa", "đăng danh sách | đăng công khai | đăng lên | đăng tải | đăng trên | niêm yết")],
]);

/** What ends a task that is called so: "đã công khai" of one that says "công khai". */
export const accomplished = vocabulary<true>([
  [true, anyOf("đã | vừa | đã vừa", verbs)],
  [true, anyOf(verbs, "rồi | xong | xong rồi | xong hết | hết rồi | đầy đủ rồi")],
]);
