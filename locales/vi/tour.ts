/** The tour of the first day: three messages, about the person's own first duty. */
export const tour = {
  next: "Tiếp",
  skip: "Bỏ qua",
  skipped: "Đã bỏ qua. Xem lại lúc nào cũng được: /trogiup",
  work: "Hướng dẫn 1/3 · Việc gấp nhất của {{agency}}: {{label}}\n{{text}}\n{{due}}\nMọi việc có trong /viec; chạm một việc là báo cáo được. Số liệu: /chitieu",
  noWork:
    "Hướng dẫn 1/3 · {{agency}} hiện không có việc nào đang mở.\nMọi việc có trong /viec; chạm một việc là báo cáo được. Số liệu: /chitieu",
  line: "Hướng dẫn 2/3 · Nhắn một dòng cũng được, không cần dấu. Ví dụ nhắn:\n{{line}}\nBot đọc lại:\n{{read}}\nChỉ ghi khi bấm Xác nhận, rồi có số biên nhận. Thử trước cũng được, không lưu gì.",
  lineOnly:
    "Hướng dẫn 2/3 · Nhắn một dòng cũng được, không cần dấu. Ví dụ:\n{{line}}\nBot đọc lại, chỉ ghi khi bấm Xác nhận. Thử trước cũng được, không lưu gì.",
  after:
    "Hướng dẫn 3/3 · Ngày làm việc, bot nhắc việc sắp đến hạn và quá hạn; đã báo cáo thì trước hạn không nhắc, đến hạn mà chưa xong thì nhắc lại.\nGửi nhầm: nhắn hoan tac trong 10 phút, hoặc báo cáo lại là sửa. Xem lại: /biennhan\n{{files}}\nCần người giúp: nhắn lien he ai. Xem lại hướng dẫn: /trogiup",
  office: {
    ask: "Hướng dẫn 1/3 · Hỏi thẳng, không cần dấu:\ntong hop quy II · tong hop muc {{section}}\ndon vi nao chua bao cao {{task}} · {{agency}} con no gi\nChạm tên đơn vị, mã việc để mở báo cáo phía sau con số. Toàn cảnh: /tonghop · Ai chưa báo cáo: /chuabaocao",
    decide:
      "Hướng dẫn 2/3 · Việc chờ xử lý (gia hạn, sửa sau khóa, duyệt quý): /duyet\nTrả lại: mở báo cáo của đơn vị, chọn Trả lại, ghi lý do.\nNhắc đơn vị chưa báo cáo: /nhac {{task}} · Giao việc ngoài kế hoạch: /giaoviec\nTrước khi gửi, bot đọc lại và hỏi; việc đến nhiều đơn vị thì hỏi mã PIN: /pin",
    files:
      "Hướng dẫn 3/3 · Excel, Word, biểu đồ: /xuat, hoặc: xuat excel quy II · bieu do so sanh cac don vi\nGửi định kỳ: /lich · Mỗi sáng ngày làm việc, bot báo việc mới quá hạn và ai chưa nhận được tin (/chuagui).\nXem lại hướng dẫn: /trogiup",
    waiting: "Chờ xử lý",
  },
} as const;
