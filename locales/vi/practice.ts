/** Practice: a report from question to receipt, of which nothing is saved. Every message begins with the mark. */
export const practice = {
  begin: "TẬP THỬ · Không ghi gì, không ai được báo.",
  button: "Tập thử",
  end: "Kết thúc tập",
  again: "Tập lại",
  confirmed: "TẬP THỬ · Nếu là thật, đến đây đã ghi nhận và có số biên nhận:",
  notSaved: "Chưa có gì được lưu. Gõ một báo cáo khác để tập tiếp, hoặc kết thúc.",
  only: "Đang tập thử: chỉ tập được báo cáo, ví dụ: {{example}}. Việc khác thì kết thúc tập trước.",
  help: "Đang tập thử, chưa ghi gì: {{now}}. Thôi tập, nhắn: ket thuc tap; rồi /trogiup xem hướng dẫn chung.",
  helpConfirmed:
    "Đã tập xong một báo cáo, chưa ghi gì: gõ một báo cáo khác để tập tiếp. Thôi tập, nhắn: ket thuc tap; rồi /trogiup xem hướng dẫn chung.",
  noFiles: "TẬP THỬ · Ảnh, tệp không nhận khi đang tập, chưa lưu vào đâu. Khi báo cáo thật thì gửi kèm được.",
  over: "TẬP THỬ · Đã kết thúc, không có gì được lưu. Từ đây là báo cáo thật.",
  overBySilence: "TẬP THỬ · Đã tự kết thúc sau 15 phút không nhắn, không có gì được lưu. Từ đây là báo cáo thật.",
  nothing: "Hiện không có việc nào để tập. Xem việc: /viec",
} as const;
