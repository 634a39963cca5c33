/** The receipts of an agency, listed and opened again. */
export const receipts = {
  head: "{{agency}} · {{count}} biên nhận, mới nhất trước:",
  none: "{{agency}} chưa gửi báo cáo nào. Xem việc: /viec",
  line: "{{number}} · {{when}} · {{what}} · {{time}}",
  open: "Mở {{number}}",
  newer: "Mới hơn",
  older: "Cũ hơn",
  sentAt: "Gửi {{when}}",
  list: "Biên nhận",
} as const;
