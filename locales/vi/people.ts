/** Joining, naming, leaving: who answers for whom. */
export const people = {
  post: {
    focal_point: "đầu mối {{agency}}",
    leader: "lãnh đạo {{agency}}",
    staff: "chuyên viên Văn phòng UBND $t(common.place)",
    lead: "lãnh đạo Văn phòng UBND $t(common.place)",
    administrator: "quản trị hệ thống",
  },
  contacts: {
    head: "{{agency}}:",
    nobody: "{{agency}}: hiện chưa có ai. Mã mời: hỏi người quản trị.",
    unnamed: "chưa ghi tên",
    unreached: "bot không gửi tin tới được",
    seen: "nhắn gần nhất {{when}}",
    foreign:
      "Người và số điện thoại của đơn vị khác chỉ Văn phòng UBND $t(common.place) xem được. Cần liên hệ: hỏi $t(common.contact).",
    others: "Số điện thoại, người của đơn vị khác: hỏi $t(common.contact).",
    whose: "Xem người của đơn vị nào? Ví dụ: số điện thoại đầu mối {{agency}}",
  },
  /** For whom a code is. */
  invited: {
    focal_point: "đầu mối",
    leader: "lãnh đạo",
    staff: "chuyên viên Văn phòng",
    lead: "lãnh đạo Văn phòng",
    administrator: "quản trị",
    account: "thêm tài khoản",
  },
  named: { full: "{{title}} {{name}}", plain: "đ/c {{name}}" },
  atPost: { full: "{{post}} (đ/c {{name}}, {{title}})", plain: "{{post}} (đ/c {{name}})" },
  formerMember: "cán bộ đã thôi làm đầu mối",
  channel: { telegram: "Telegram", zalo: "Zalo" },
  stranger:
    "Bot này dành cho đầu mối các cơ quan của $t(common.place). Xin mã mời tại $t(common.contact), rồi gửi mã vào đây.",
  offer: {
    notRecorded: '"{{typed}}" chưa ghi nhận, liên kết xong xin gửi lại.',
    fileNotRecorded: "Ảnh, tệp vừa gửi chưa ghi nhận, liên kết xong xin gửi lại.",
    focal_point:
      "Mã này dành cho đầu mối của {{agency}}.\nLiên kết tài khoản {{channel}} này để báo cáo thay mặt {{agency}}?",
    leader:
      "Mã này dành cho lãnh đạo {{agency}}.\nLiên kết tài khoản {{channel}} này để theo dõi và báo cáo thay mặt {{agency}}?",
    staff:
      "Mã này dành cho chuyên viên Văn phòng UBND $t(common.place).\nLiên kết tài khoản {{channel}} này để xem tổng hợp của cả $t(common.place)?",
    lead: "Mã này dành cho lãnh đạo Văn phòng UBND $t(common.place).\nLiên kết tài khoản {{channel}} này để xem tổng hợp của cả $t(common.place)?",
    administrator: "Mã này dành cho người quản trị.\nLiên kết tài khoản {{channel}} này để quản trị hệ thống?",
    account: "Mã này thêm một tài khoản cho {{owner}}.\nDùng cả tài khoản {{channel}} này để nhận việc và báo cáo?",
    madeOutTo: "Mã cấp cho: {{shown}}.",
    holds: "Vẫn giữ: {{posts}}.",
    notMe: "Không phải tôi",
    declined: "Không liên kết. Mã chưa dùng, chuyển lại cho đúng người hoặc $t(common.contact).",
  },
  joined: {
    focal_point: "Đã liên kết với {{agency}}.",
    leader: "Đã liên kết với {{agency}}, vị trí lãnh đạo.",
    staff: "Đã liên kết với Văn phòng UBND $t(common.place), vị trí chuyên viên tổng hợp.",
    lead: "Đã liên kết với Văn phòng UBND $t(common.place), vị trí lãnh đạo.",
    administrator: "Đã liên kết, vị trí quản trị.",
    account: "Đã thêm tài khoản {{channel}} này. Tài khoản đã liên kết trước vẫn dùng như cũ.",
  },
  /** For whom a code was made out to: what is known of them already. */
  known: {
    greeting: "Chào đ/c {{name}}. {{linked}}",
    named: "Đã ghi: {{shown}}. Cần sửa: /ten",
    withPhone:
      "Đã ghi: {{shown}}, điện thoại {{phone}} (số đầy đủ chỉ Văn phòng UBND $t(common.place) xem). Cần sửa: /ten",
  },
  /** One's own telephone number, sent instead of a code. */
  number: {
    send: "Gửi số điện thoại của tôi",
    instead: "Đã báo số điện thoại với Văn phòng thì bấm nút bên dưới, không cần mã.",
    matched: "Số điện thoại này đã có mã mời.",
    which: "Số điện thoại này có {{count}} mã mời. Liên kết vị trí nào trước?",
    notYours:
      "Đó không phải số của đồng chí. Bấm nút bên dưới để gửi số của chính tài khoản này, hoặc gửi mã mời vào đây.",
    unknown: "Chưa có mã mời nào cho số {{phone}}. Xin mã mời tại $t(common.contact), rồi gửi mã vào đây.",
    begin: "Có thể bắt đầu từ đây:",
  },
  /** Whoever sent a number that no code was made out to, and waits for an administrator's yes. */
  wish: {
    sent: "Chưa có mã mời nào cho số {{phone}}. Đã chuyển Văn phòng xem xét, có trả lời sẽ nhắn ở đây.",
    waits: "Văn phòng đang xem xét số {{phone}}, có trả lời sẽ nhắn ở đây.",
    refused: "Văn phòng chưa đồng ý liên kết tài khoản này. Cần hỏi, liên hệ $t(common.contact).",
    more: "Còn {{count}} người khác xin liên kết.",
    lapsed:
      "Đề nghị liên kết đã quá 7 ngày chưa được trả lời nên hết hạn. Xin liên hệ $t(common.contact), hoặc nhắn vào đây để gửi lại số điện thoại.",
    granted: "Văn phòng đã đồng ý.",
    asks: 'Xin liên kết: tài khoản {{channel}} "{{name}}", số {{phone}}. Số này chưa có mã mời nào.',
    grant: "Đồng ý liên kết",
    refuse: "Từ chối",
    which:
      '"{{name}}", số {{phone}}, thuộc cơ quan nào? Gõ mã hoặc tên cơ quan; nếu là lãnh đạo, gõ: lãnh đạo và mã cơ quan.',
    noAgency: 'Chưa rõ cơ quan "{{typed}}".',
    readBack: 'Cho "{{name}}", số {{phone}}, làm {{post}}?',
    grantedNow: "Đã đồng ý. Người xin đã được mời xác nhận.",
    refusedNow: "Đã từ chối, người xin được báo.",
    over: "Đề nghị này đã được trả lời hoặc đã hết hạn.",
  },
  code: {
    wrong: "Không có mã này. Mã mời gồm 8 chữ và số, ví dụ K7Q4M2PX. Còn {{left}} lần thử trong giờ này.",
    tooMany: "Đã thử sai 5 lần. Gửi lại mã sau {{at}}, hoặc liên hệ $t(common.contact).",
    used: "Mã này đã được dùng lúc {{at}}. Cần mã mới, liên hệ $t(common.contact).",
    expired: "Mã này hết hạn lúc {{at}}. Cần mã mới, liên hệ $t(common.contact).",
    alreadyYours: "Mã này đã dùng cho chính tài khoản của đồng chí: {{post}}.",
    alreadyYoursUnspent: "Đồng chí đã là {{post}}. Mã chưa dùng, có thể chuyển cho đồng nghiệp.",
    alreadyLinked: "Tài khoản này đã liên kết rồi. Gửi mã từ tài khoản cần thêm.",
    linkedToOther: "Tài khoản này đã liên kết với một cán bộ khác, không thể gộp. Cần đổi, liên hệ $t(common.contact).",
  },
  accounts: {
    head: "Tài khoản đã liên kết:",
    first: "{{channel}} · nhận nhắc việc",
    other: "{{channel}} · dự phòng",
    prefer: "Nhắc việc ở đây",
    add: "Tài khoản mới",
    open: "Tài khoản",
  },
  ownCode:
    "Mã thêm tài khoản: {{code}}\nDùng một lần, đến {{at}}.\nTrên tài khoản kia, mở bot này và gửi: {{words}}\nKhông chuyển mã này cho người khác.",
  invite: {
    noLeader: "Lãnh đạo (--leader) chỉ đi với mã cơ quan, ví dụ: invite MÃ --leader",
    noAgencies: "Chưa có cơ quan {{typed}}: kế hoạch chưa được nạp. Chạy trước: plan import",
    unknownAgency: "Không có cơ quan nào mang mã {{typed}}. Mã như {{examples}}; hoặc office, lead, admin.",
    nearAgencies: "Không có cơ quan nào mang mã {{typed}}. Gần nhất: {{near}}.",
  },
  unknownPerson: "Không có cán bộ số {{id}}. Xem số ở lệnh people.",
  alreadyLeft: "Cán bộ số {{id}} đã thôi làm đầu mối từ trước.",
  naming: {
    begun: "Họ tên chưa ghi, gửi lại: /ten.",
    begunAsWas: "Họ tên vẫn là {{shown}}, đổi thì gửi lại: /ten.",
    begunLabel: "ghi họ tên",
    ask: "Họ tên và chức vụ? Ví dụ: {{example}}",
    now: "Đang hiển thị: {{shown}}.",
    keep: "Ghi như sau?\n{{shown}}",
    unread: 'Chưa rõ "{{typed}}".',
    kept: "Đã ghi: {{shown}}.",
    example: "Nguyễn Văn Hùng, Phó Trưởng phòng",
    empty: '"{{typed}}" chưa phải họ tên. Ví dụ: {{example}}',
    digits: '"{{typed}}" có chữ số, họ tên chỉ gồm chữ. Ví dụ: {{example}}',
    signs: '"{{typed}}" có dấu lạ, họ tên chỉ gồm chữ. Ví dụ: {{example}}',
    long: '"{{typed}}" dài quá {{longest}} chữ. Ví dụ: {{example}}',
    titleSigns: 'Chức vụ "{{typed}}" chưa đọc được. Ví dụ: {{example}}',
    titleLong: 'Chức vụ "{{typed}}" dài quá {{longest}} chữ. Ví dụ: {{example}}',
  },
} as const;
