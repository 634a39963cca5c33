/** Six digits that confirm what touches many. */
export const pin = {
  askNew: "Đặt mã PIN 6 chữ số để xác nhận việc ảnh hưởng nhiều đơn vị. Gõ mã mới:",
  askAgain: "Gõ lại mã PIN lần nữa:",
  ask: "Gõ mã PIN 6 chữ số để {{what}}:",
  toChange: "đổi mã PIN",
  kept: "Đã đặt mã PIN. Tin có mã đã xóa khỏi bot; nếu còn trong cuộc trò chuyện, xin xóa.",
  notSame: "Hai lần gõ không giống nhau, chưa đặt mã.",
  noStep: "Không có bước nào đang chờ mã PIN, chưa làm gì. Cần làm thì bấm lại nút. Tin vừa gõ đã xóa khỏi bot.",
  notSix: "Mã PIN gồm đúng 6 chữ số, ví dụ 482017.",
  guessable: "Mã này dễ đoán: không lặp một chữ số, không theo dãy.",
  wrong: "Mã PIN không đúng, còn {{left}} lần trong giờ này.",
  tooMany: "Mã PIN sai 5 lần. Thử lại từ {{at}}; quên mã thì báo quản trị đặt lại.",
  none: "Việc này cần mã PIN mà đồng chí chưa đặt. Đặt mã: /pin, rồi làm lại.",
  left: "Đã thôi, chưa làm gì.",
} as const;
