/** What is said in a conversation besides reports: whom to ask, a mistake, more time. */
export const aside = {
  contact: "Cần hỏi, gọi $t(common.contact). Cách báo cáo: /trogiup",
  foreign: "Việc không thuộc đơn vị thì gọi $t(common.contact) để điều chỉnh. Chưa ghi nhận gì.",
  privacy:
    "Muốn xem, sửa hoặc xóa dữ liệu cá nhân (họ tên, chức vụ, số điện thoại), gọi $t(common.contact). Chưa xóa gì.",
  noted: "Vâng, chưa ghi nhận báo cáo nào. Khi có kết quả, nhắn ví dụ: {{example}}",
  notYours: "{{code}} không giao cho đơn vị của đồng chí, không phải báo cáo.",
  due: "{{label}} · đến hết {{day}}",
  overdue: "{{label}} · hạn {{day}}, quá hạn {{days}} ngày",
  unsent: "Báo cáo {{label}} chưa gửi, chưa ghi nhận gì. Sửa hoặc hủy ngay dưới đây.",
  nothingSent: "Chưa có báo cáo nào đã gửi. Xem việc: /viec",
  nothingSentOf: "Chưa có báo cáo nào về {{code}} đã gửi. Xem biên nhận: /biennhan",
  mistake: "Báo cáo lại thì thay báo cáo cũ (biên nhận {{number}}).",
  picture: "Ảnh, tệp không xóa riêng được. Báo cáo lại thì thay báo cáo cũ (biên nhận {{number}}).",
  closed: "Biên nhận {{number}} đã hết thời hạn tự sửa. Cần sửa, báo cáo lại: Văn phòng đồng ý thì ghi.",
  mend: "Sửa {{label}}",
} as const;
