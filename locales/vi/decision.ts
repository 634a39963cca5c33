/** What is said of a decision that is read from a document of Word. */
export const decision = {
  password: "tệp đặt mật khẩu: mở bằng Word, bỏ mật khẩu rồi lưu lại",
  oldFormat: "tệp .doc kiểu cũ: mở bằng Word rồi lưu thành .docx",
  textTooLarge: "phần chữ quá lớn, không phải một quyết định có bảng nhiệm vụ",
  notDocx: "không phải tệp .docx, hoặc tệp bị hỏng: mở bằng Word rồi lưu thành .docx",
  noTable:
    "Không thấy bảng nhiệm vụ trong {{file}}: cần một bảng có các cột Nhiệm vụ (hoặc Nội dung), Cơ quan chủ trì, Thời gian (hoặc Thời hạn).",

  readFirst:
    "{{file}} là tài liệu Word: tạo tệp kế hoạch từ quyết định bằng plan read {{file}} kế-hoạch.xlsx --from NĂM, xem, rồi nạp tệp đó.",
  tooManyRows: "quá {{mostRows}} dòng nhiệm vụ: không phải một kế hoạch",
  onlySection: "Nhiệm vụ",
  read: "Đã đọc {{sections}} mục, {{tasks}} nhiệm vụ.",
  readIndicators: "Bảng chỉ tiêu: {{count}} chỉ tiêu.",
  head: "Quyết định {{number}}, ngày {{date}}, năm {{year}}: {{title}}",
  unknown: "chưa rõ",
  otherTables: "{{count}} bảng khác không phải bảng nhiệm vụ hay chỉ tiêu: không đọc.",
  measured:
    "câu có tỷ lệ trong quyết định: nếu là chỉ tiêu thì điền mã, mức giao, cơ quan báo cáo; nếu không thì xóa dòng",
  measuredHead: "Câu có tỷ lệ trong quyết định, để đối chiếu trang Chỉ tiêu:",
  noAgencies:
    "Trang Cơ quan còn trống. Đã nạp kế hoạch năm trước thì thêm --from NĂM để lấy cơ quan, nhóm, chỉ tiêu của kế hoạch đó.",
  toReview: 'Cần xem {{count}} dòng (cột "Cần xem" trong tệp):',
  more: "và {{count}} dòng khác",
  next: "Xem trước khi nạp: npm run -s cli -- plan import {{file}} --preview",

  notSaid: "quyết định không ghi theo mẫu: điền",
  rowLeft: "dòng trong bảng của quyết định chưa rõ là mục hay nhiệm vụ: điền mã, chủ trì, thời gian, hoặc xóa dòng",
  indicatorOf: "chỉ tiêu của kế hoạch năm {{year}}: đối chiếu tên và mức giao với quyết định",
  notInTable:
    "chỉ tiêu của kế hoạch năm {{year}}, không có trong bảng chỉ tiêu của quyết định: xóa dòng nếu không giao nữa",
  otherTarget: "mức giao trước là {{before}}, quyết định ghi {{now}}",
  otherUnit: "quyết định ghi đơn vị {{unit}}",
  newIndicator: "chỉ tiêu mới, mã {{code}}: điền Tử số, Mẫu số, xem Chiều và Cách cộng",
  noUnit: "quyết định không ghi đơn vị",
  partOfEarlier: "phần có thời hạn riêng lấy từ kế hoạch trước: xem có còn đúng không",
  doubt: {
    number_twice: "số này in hai lần: mã là {{code}}",
    no_number: "quyết định không ghi số: mã là {{code}}",
    no_section: "bảng không chia mục: xem tên mục",
    second_deadline: "cùng ô với dòng trên mà cơ quan hoặc thời hạn khác: tách thành {{code}}",
    below_heading: "việc nhỏ của một việc lớn: nội dung gồm cả tên việc lớn",
  },
} as const;
