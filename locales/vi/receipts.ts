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
  returned: {
    open: "trả lại {{on}}, gửi lại chậm nhất {{day}}: {{reason}}",
    answered: "trả lại {{on}}: {{reason}}",
    withdrawn: "trả lại {{on}}, đã thôi trả lại: {{reason}}",
  },
  replaces: "thay {{receipt}}",
  resentUnchanged: "gửi lại không sửa, thay {{receipt}} đã trả lại",
  resent: "đã sửa, thay {{receipt}} đã trả lại",
  replacedBy: "đã thay bằng {{receipt}}",
  ofLine: "Dòng {{line}}: {{what}}",
} as const;
