/** Help, language, and what meets a message that was not understood. */
export const help = {
  oneLine: "Có thể nhắn thẳng, ví dụ:\n{{example}}",
  command: {
    start: "Liên kết bằng mã mời",
    viec: "Việc của tôi",
    chitieu: "Số liệu chỉ tiêu",
    ten: "Họ tên, chức vụ",
    huy: "Thôi, giữ nháp",
    tonghop: "Tổng hợp",
    chuabaocao: "Ai chưa báo cáo",
    trogiup: "Hướng dẫn",
    ngonngu: "Ngôn ngữ",
  },
  minute: "Hướng dẫn 1 phút",
  summary: "Tổng hợp",
  focalPoint:
    "Báo cáo việc: /viec, chọn việc, chọn tình hình, xác nhận.\nSố liệu: /chitieu, chọn chỉ tiêu, gõ hai số.\nHoặc nhắn thẳng, không cần dấu, nhiều dòng một tin:\n{{examples}}\nXong sẽ có số biên nhận; báo cáo lại việc cũ là sửa.",
  lookUp: "Xem việc: /viec · Xem số liệu: /chitieu",
  office:
    "Tổng hợp: /tonghop, hoặc hỏi: tong hop quy II, tong hop muc {{section}}.\nAi chưa báo cáo: /chuabaocao, hoặc: don vi nao chua bao cao {{task}}",
  officeNoPlan: "Tổng hợp: /tonghop, hoặc hỏi: tong hop quy II.\nAi chưa báo cáo: /chuabaocao",
  everyone: "/huy: thôi, giữ nháp · /ten: họ tên, chức vụ · /ngonngu: ngôn ngữ",
  askLanguage: "Chọn ngôn ngữ · Choose a language",
  language: "Tiếng Việt",
  languageSet: "Đã chuyển sang tiếng Việt.",
  unread: "Chưa hiểu tin này. Xem việc: /viec · Trợ giúp: /trogiup",
  notText: "Tin này không đọc được. Gõ báo cáo, ví dụ: {{example}}; minh chứng thì gửi ảnh; hoặc xem việc: /viec",
  officeOnly: "Lệnh này dành cho Văn phòng UBND $t(common.place).",
  oldButton: "Lựa chọn này đã cũ. Xem việc hiện nay: /viec",
  noSuchNumber: 'Không có lựa chọn số {{number}}. Trả lời bằng một số trong tin vừa rồi, hoặc gửi "viec".',
  unknownCommand: "Không có lệnh này. Xem các lệnh: /trogiup",
  privateOnly: "Bot chỉ trả lời trong cuộc trò chuyện riêng.",
  quota: "Bot {{bot}} tháng này: {{sent}}/{{messages}} tin, {{people}}/{{seats}} người.",
  failed: "Xin lỗi, tin vừa rồi chưa xử lý được và chưa ghi nhận gì. Xin gửi lại; nếu vẫn lỗi, báo $t(common.contact).",
  tooMany:
    "Quá {{limit}} tin trong một phút. Tin này và các tin gửi sau đến {{until}} không được đọc, chưa ghi nhận gì; từ {{until}} xin gửi lại từ tin này.",
  later: "Chức năng này sẽ có ở bản sau. Các lệnh hiện có: /trogiup",
} as const;
