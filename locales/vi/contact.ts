/** Whom to ask: for strangers, and who else answers for one's agency. */
export const contact = {
  stranger: "Cần hỏi, gọi $t(common.contact). Có mã mời của cơ quan thì gửi mã vào đây.",
  colleagues: "Cùng báo cáo cho {{agency}}: {{names}}.",
} as const;
