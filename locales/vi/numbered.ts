/** Lines of a read-back, said by their numbers. */
export const numbered = {
  noSuchLine: "Có dòng 1 đến {{n}}. Ví dụ: bỏ dòng {{n}}",
  nothingLeft: 'Bỏ hết thì không còn gì để gửi. Để thôi, gửi "hủy".',
  whichLine: "Của dòng nào? Ví dụ: dòng 1 là {{text}}",
  whichPeriod: "Sửa dòng nào: {{labels}}? Gõ lại kèm tháng hoặc quý.",
  unread: "Chưa đọc được dòng {{n}} sửa thành gì. Gõ lại cả dòng, hoặc ví dụ: dòng {{n}} là 1.250/2.000",
  kept: "Đã giữ: {{said}}.",
  askedLater: '"{{text}}" (hỏi sau)',
  notKept: 'Chưa giữ "{{text}}": trả lời câu này trước, rồi gửi lại.',
};
