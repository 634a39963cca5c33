/** What is said about a plan's workbook, and the sheet that tells how to fill it in. */
export const workbook = {
  empty: "tệp trống",
  tooLarge: "tệp lớn hơn {{megabytes}} MB, không phải tệp kế hoạch",
  unpacksTooLarge: "nội dung giải nén quá lớn, không phải tệp kế hoạch",
  password: "tệp đặt mật khẩu: mở bằng Excel, bỏ mật khẩu rồi lưu lại",
  oldFormat: "tệp .xls kiểu cũ: mở bằng Excel rồi lưu thành .xlsx",
  isWord: "đây là tệp Word, không phải bảng tính: cần tệp .xlsx",
  headBelow: "tên cột đang ở dòng {{row}}: dòng đầu tiên của trang tính phải là tên cột, xóa các dòng ở trên",
  notXlsx: "không phải tệp .xlsx, hoặc tệp bị hỏng: mở bằng Excel rồi lưu thành .xlsx",
  tooManyRows: "quá {{mostRows}} dòng: xóa các dòng thừa ở cuối trang",

  noSheet: "thiếu trang tính này",
  sheetMisnamed: 'trang tính tên "{{found}}", phải là "{{name}}"',
  noRows: "chưa có dòng nào",
  noColumn: 'thiếu cột "{{name}}"',
  columnTwice: 'cột "{{name}}" có hai lần',
  columnMisnamed: 'cột tên "{{found}}", phải là "{{name}}"',
  merged: "ô gộp: bỏ gộp và điền từng ô",
  formulaError: "công thức bị lỗi {{code}}: sửa công thức hoặc gõ giá trị",
  uncalculated: "công thức chưa có kết quả: mở bằng Excel rồi lưu lại, hoặc gõ giá trị",
  toReview: 'cần xem: "{{text}}". Xem xong thì xóa ô này',

  missing: 'thiếu "{{column}}"',
  noItem: 'thiếu giá trị của dòng "{{name}}"',
  itemTwice: 'dòng "{{name}}" có hai lần',
  itemMisnamed: 'không có dòng "{{typed}}", có phải là "{{name}}"?',
  notAYear: '"{{text}}" không phải là năm. Ví dụ: 2026',
  notUnderstood: 'không đọc được "{{text}}". Ví dụ: {{example}}',
  signedElsewhen: "ngày {{date}} không hợp với kế hoạch năm {{year}}: phải trong năm đó hoặc năm trước",
  shortYear: '"{{text}}": ghi đủ bốn chữ số của năm, ngày trước tháng sau. Ví dụ: 30/6/2026',
  ambiguousDay:
    "ô để tháng trước ngày, có thể hiểu hai cách, {{one}} hoặc {{other}}: định dạng ô là ngày/tháng/năm rồi xem lại",
  notADay: '"{{text}}" không phải là ngày. Ví dụ: 30/6/2026',
  notANumber: '"{{text}}" không phải là số. Ví dụ: 85,5',
  ambiguousNumber: '"{{text}}" có thể hiểu hai cách: ghi {{whole}} hoặc {{decimal}}',
  negative: '"{{text}}" là số âm',
  over100: '"{{text}}" lớn hơn 100%',
  notAWord: '"{{text}}" phải là một trong: {{words}}',
  endsBeforeItBegins: '"Đến ngày" sớm hơn "Từ ngày"',

  codeBecameDay: "mã đã bị đổi thành ngày: định dạng ô là Văn bản (Text) rồi gõ lại mã",
  unknownCode: 'không có mã "{{text}}"',
  unknownSection: 'không có mục "{{text}}"',
  noSection: 'chưa rõ {{code}} thuộc mục nào: ghi mã mục ở cột "Mục"',
  unknownAgency: 'không rõ "{{text}}" là cơ quan nào: ghi mã, tên ở trang Cơ quan, hoặc thêm cách gọi ở trang Nhóm',
  unknownAgencyNear: 'không rõ "{{text}}", có phải là {{near}}?',
  severalAgencies: '"{{text}}" là tên của nhiều cơ quan: ghi mã ({{codes}})',
  agencyNotThere: '"{{text}}" ({{code}}) không có vào ngày của kế hoạch: xem "Từ ngày", "Đến ngày" ở trang Cơ quan',
  oneLevelAGroup: 'mỗi nhóm chỉ ghi một "cấp": tách thành hai nhóm rồi gộp bằng mã',
  groupOfItself: "nhóm {{code}} gồm chính nó",
  otherYear: '"{{text}}" là năm {{named}}, kế hoạch là năm {{year}}',
  unknownTiming:
    'không đọc được thời hạn "{{text}}". Ghi ở "Đọc là" một trong: Tháng 02/{{year}}, Quý II/{{year}}, 30/6/{{year}}, Trong năm {{year}}, Hàng tháng, Hàng quý, Tháng cuối hàng quý, Thường xuyên, Khi phát sinh, Theo yêu cầu',
  partTiming: '"{{text}}": thời hạn riêng phải là ngày, tháng, quý hoặc năm. Ví dụ: Quý I/{{year}}',
  partOfNothing: "không có nhiệm vụ {{code}} để có phần này",
  partCode: 'phần "{{part}}" chỉ gồm chữ thường không dấu, số và gạch nối. Ví dụ: dot-hai',

  guide: {
    title: "Hướng dẫn điền kế hoạch",
    steps: `Mỗi trang tính là một bảng, dòng đầu là tên cột. Giữ nguyên tên trang và tên cột; thứ tự cột tùy ý; thêm cột riêng thì được bỏ qua. Cột tô đỏ ở dòng đầu phải điền.
Điền theo thứ tự: Kế hoạch, Cơ quan, Nhóm, Mục, Nhiệm vụ, Chỉ tiêu, Ngày nghỉ.
Xem trước, chưa ghi gì: npm run -s cli -- plan import TỆP.xlsx --preview. Đúng rồi thì chạy lại không có --preview.
Có lỗi thì mọi lỗi được nêu một lần, kèm tên trang và ô; chưa sửa hết thì chưa ghi gì.
Nhiều giá trị trong một ô cách nhau bằng dấu chấm phẩy. Ngày ghi 30/6/2026 (ngày trước, tháng sau). Không gộp ô.
Cột "Cần xem" còn chữ thì chưa nạp được: xem xong ô nào thì xóa ô đó.`,
    plan: "Kế hoạch|Năm, Số, Ngày, Tên, Cơ quan ban hành phải có. Các dòng sau để trống thì theo mặc định: tính từ ngày của kế hoạch; kỳ số liệu: quý, nhận thêm tháng, từ ngày 15 tháng trước (hoặc: theo lịch); hạn sau kỳ: xã 1, còn lại 2 ngày làm việc; được sửa trong 5 ngày làm việc; rơi vào ngày nghỉ thì giữ nguyên; nhắc việc trước hạn 14, 7, 3, 1 ngày làm việc, đúng hạn, sau hạn 1, 3, 7 rồi mỗi 5 ngày, 6 lần, lúc 08:00.",
    sections: "Mục|Mã là cách gọi khi báo cáo (IIb), Số in là số trong văn bản (II); Số in được trùng, Mã thì không.",
    tasks: `Nhiệm vụ|Nội dung, Chủ trì, Phối hợp, Thời gian chép nguyên văn. Chủ trì ghi mã, tên cơ quan hoặc cách gọi ở trang Nhóm, cách nhau bằng ; hoặc xuống dòng; "Các cơ quan liên quan" không chỉ ai.
Thời gian: Tháng 02/2026 · Quý II/2026 · 30/6/2026 · Trong năm 2026 · Hàng tháng · Hàng quý · Tháng cuối hàng quý · Thường xuyên · Khi phát sinh · Theo yêu cầu. Ghi cách khác thì thêm ở cột Đọc là bằng những chữ này, hoặc "khi phát sinh: ký quyết định công bố, +5 ngày làm việc".
Thời hạn riêng của một số cơ quan: ghi "Thường xuyên; riêng S01, S02: Quý I/2026", hoặc thêm một dòng có Mã dạng A.4/dot-hai. Không phát sinh: ghi "có" nếu việc có thể không phát sinh.`,
    indicators:
      "Chỉ tiêu|Đơn vị để trống là %. Mẫu số để trống là số đếm, không phải tỷ lệ. Chiều: ít nhất, nhiều nhất. Cách cộng: cộng dồn (các kỳ cộng lại), cuối kỳ (lấy kỳ sau cùng), có/chưa.",
    targets: "Chỉ tiêu giao|Mức giao riêng cho từng cơ quan; không có thì theo mức chung.",
    agencies:
      "Cơ quan|Mỗi cơ quan một mã. Cấp: tỉnh, sở ban ngành, huyện, xã (cả phường, đặc khu), trực thuộc, khác. Từ ngày, Đến ngày: thời gian cơ quan tồn tại, để trống là từ đầu năm và chưa kết thúc.",
    groups:
      'Nhóm|Gồm: mã cơ quan, mã nhóm khác, "cấp: xã", "loại: phường", hoặc "khi phát sinh" nếu chỉ biết khi có việc. Dòng không có Mã chỉ giải thích một cách gọi trong cột Chủ trì.',
    holidays: "Ngày nghỉ|Lịch nghỉ, làm bù theo thông báo hằng năm của Chính phủ. Loại: nghỉ, làm bù.",
  },
  pick: { title: "Chọn trong danh sách", message: "Chọn một giá trị trong danh sách." },
  next: {
    number: "điền số của văn bản mới",
    issuedOn: "điền ngày ký",
    yearMoved: "đã đổi năm {{from}} thành {{to}}: {{columns}}",
    noHolidays: "chưa có lịch nghỉ năm {{year}}: thêm các ngày theo thông báo, rồi xóa ô này",
  },
} as const;
