/** What one can do now: in the middle of a report, and the rest in few lines. */
export const helpNow = {
  inReport: "Đang báo cáo {{label}}: {{now}}.\nThôi, giữ nháp: /huy",
  step: {
    status: "chọn tình hình, hoặc nhắn như: xong 18/KH 23/2 · đang làm 60%",
    document: "nhắn số và ngày văn bản, hoặc chọn Không có văn bản",
    progress: "nhắn tỷ lệ, ví dụ 60%, và kết quả đến nay, hoặc Bỏ qua",
    difficulty: "nhắn vướng mắc là gì",
    period: "chọn kỳ, hoặc nhắn như: T2 · quý I",
    figure: "nhắn hai số, ví dụ 1.250/2.000, hoặc tỷ lệ",
    doubt: "chọn một cách hiểu, hoặc gõ lại",
    confirm: "bấm Xác nhận để gửi, hoặc nhắn chỗ cần sửa",
    unusual: "bấm Đúng nếu số ấy đúng, hoặc gõ lại",
    together: "chọn cho tất cả, hoặc Từng việc",
    edit: "gõ lại dòng cần sửa",
  },
  byNumber: "Trả lời một lựa chọn bằng số hoặc chữ đứng trước nó.",
  files: "Ảnh, tệp: gửi kèm báo cáo. Nhiều việc một tệp: /baocao excel",
  photos: "Ảnh: gửi kèm báo cáo. Lựa chọn: trả lời bằng số hoặc chữ đứng trước.",
  mend: "Xem lại, sửa: /biennhan · Gửi nhầm: nhắn hoan tac trong 10 phút · Tập trước, không lưu gì: /tapthu",
  also: "Có việc phát sinh: /phatsinh · Nghỉ phép: /nghi · Bàn giao: /bangiao",
  leader: "Bản sao biên nhận của cơ quan: /bansao",
  administrator: "Ngày nghỉ, làm bù: /ngaynghi · Cài đặt hạn và kỳ: /caidat · Lịch gửi: /lich",
} as const;
