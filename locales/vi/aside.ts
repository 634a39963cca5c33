/** What is said in a conversation besides reports: whom to ask, a mistake, more time. */
export const aside = {
  contact: "Cần hỏi, gọi $t(common.contact). Cách báo cáo: /trogiup",
  extension: "Chưa xin gia hạn được ở đây: đề nghị gọi $t(common.contact). Chưa ghi nhận gì.",
  foreign: "Việc không thuộc đơn vị thì gọi $t(common.contact) để điều chỉnh. Chưa ghi nhận gì.",
  noted: "Vâng, chưa ghi nhận báo cáo nào. Khi có kết quả, nhắn ví dụ: {{example}}",
  notYours: "{{code}} không giao cho đơn vị của đồng chí, không phải báo cáo.",
  due: "{{label}} · đến hết {{day}}",
  overdue: "{{label}} · hạn {{day}}, quá hạn {{days}} ngày",
  unsent: "{{label}} chưa gửi, chưa ghi nhận gì. Sửa hoặc hủy ngay dưới đây.",
  nothingSent: "Chưa có báo cáo nào đã gửi. Xem việc: /viec",
  mistake: "Báo cáo lại thì thay báo cáo cũ (biên nhận {{number}}).",
  closed: "Biên nhận {{number}} đã hết thời hạn tự sửa. Cần sửa, gọi $t(common.contact).",
  mend: "Sửa {{label}}",
} as const;
