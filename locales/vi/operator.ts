/** What the operator reads: configuration, command line, start. */
export const operator = {
  config: {
    TELEGRAM_BOT_TOKEN: "TELEGRAM_BOT_TOKEN không đúng dạng <số>:<chuỗi> mà BotFather đã cấp.",
    TELEGRAM_API_ROOT: "TELEGRAM_API_ROOT phải là địa chỉ http(s)://, ví dụ https://api.telegram.org",
    TELEGRAM_WEBHOOK_URL:
      "TELEGRAM_WEBHOOK_URL phải là địa chỉ https:// đầy đủ, ví dụ https://bot.example.gov.vn/webhook/telegram",
    ZALO_BOT_TOKEN: "ZALO_BOT_TOKEN không đúng dạng <số>:<chuỗi>; nhiều bot thì cách nhau bằng dấu phẩy.",
    ZALO_API_ROOT: "ZALO_API_ROOT phải là địa chỉ http(s)://, ví dụ https://bot-api.zaloplatforms.com",
    ZALO_WEBHOOK_URL: "ZALO_WEBHOOK_URL phải là địa chỉ https:// đầy đủ, ví dụ https://bot.example.gov.vn/webhook/zalo",
    WEBHOOK_SECRET: "WEBHOOK_SECRET phải gồm 8 đến 256 chữ, số, dấu _ hoặc -.",
    DATABASE_URL: "DATABASE_URL phải có dạng postgresql://tài_khoản:mật_khẩu@máy_chủ:5432/cơ_sở_dữ_liệu",
    DATA_DIR: "DATA_DIR phải là một thư mục.",
    PORT: "PORT phải là số từ 0 đến 65535.",
    PUBLIC_URL: "PUBLIC_URL phải là địa chỉ http(s):// mà điện thoại mở được, ví dụ https://bot.example.gov.vn",
    LOG_LEVEL: "LOG_LEVEL phải là một trong: trace, debug, info, warn, error, fatal, silent.",
    secretMissing: "Có webhook thì phải có WEBHOOK_SECRET (8 đến 256 chữ, số, dấu _ hoặc -).",
    noChannel:
      "Chưa có TELEGRAM_BOT_TOKEN hoặc ZALO_BOT_TOKEN nên không có kênh nào để chạy.\nMuốn dùng thử không cần token: npm run demo",
    wrong: "Cấu hình chưa đúng:",
  },
  start: {
    administratorCode:
      "Chưa có người quản trị. Mã quản trị (dùng một lần, đến {{at}}): {{code}}\nGửi mã này cho bot, trên Zalo: LIENKET {{code}}",
    ready: "Sẵn sàng: http://127.0.0.1:{{port}}",
    stopped: "Đã dừng.",
  },
  database: {
    in_use: "Thư mục dữ liệu đang được tiến trình khác dùng ({{detail}}). Dừng tiến trình đó hoặc đặt DATA_DIR khác.",
    unwritable: "Không ghi được vào DATA_DIR: {{detail}}.",
    foreign: "Tệp trong DATA_DIR thuộc tài khoản khác (uid {{detail}}). Chạy bằng tài khoản đó hoặc đặt DATA_DIR khác.",
    unreachable: "Không kết nối được cơ sở dữ liệu: {{detail}}.",
    too_old: "PostgreSQL {{detail}} cũ quá, cần từ 15 trở lên.",
    older: "Bot đang chạy là bản cũ hơn lệnh này (thiếu {{detail}}). Khởi động lại bot bằng bản mới.",
    newer: "Cơ sở dữ liệu mới hơn chương trình ({{detail}}). Dùng bản chương trình mới hơn.",
    altered: "Bản nâng cấp {{detail}} của cơ sở dữ liệu khác với bản của chương trình.",
    damaged: "Cơ sở dữ liệu trong DATA_DIR không mở được: {{detail}}.",
  },
  usage: {
    number: '"{{typed}}" phải là số nguyên dương.',
    instant: '"{{typed}}" không phải thời điểm. Ví dụ: 2024-02-26 hoặc 2024-02-26T07:30',
    nothingToInvite: "Mời ai? Ví dụ: invite STP, invite office, invite --all",
    tooMuch: "Chỉ chọn một: mã cơ quan, --all, hoặc --person.",
    reserved: "Lệnh {{command}} chưa có ở bản này.",
    textMissing: 'Thiếu --agency hoặc nội dung. Ví dụ: understand --agency STP --at 2024-06-14 "b3 quý I 1.250/2.000"',
    unknownAgency: 'Không có cơ quan mang mã "{{code}}".',
    badLine: 'Dòng {{line}} không phải JSON dạng {"agency", "at", "text"}.',
  },
  invite: {
    code: "Mã mời: {{code}} (dùng một lần, đến {{at}})",
    count: "{{count}} mã.",
  },
  people: {
    joined: "Đã liên kết ({{count}}):",
    notJoined: "Cơ quan chưa có ai liên kết ({{count}}):",
    codes: "Mã chưa dùng ({{count}}):",
    removed: "Đã thu hồi cán bộ số {{id}} {{name}}: {{posts}}.",
  },
  plan: {
    imported:
      "Kế hoạch: {{sections}} mục, {{tasks}} nhiệm vụ, {{indicators}} chỉ tiêu, {{agencies}} cơ quan, {{duties}} đầu việc.",
    changes: "Đầu việc thêm {{added}}, đổi {{changed}}, bỏ {{removed}}.",
  },
  status: {
    database: "Cơ sở dữ liệu: {{kind}}",
    plan: "Kế hoạch {{number}} năm {{year}}: {{duties}} đầu việc, đang thực hiện",
    archive: "Kế hoạch {{number}} năm {{year}}: {{duties}} đầu việc, đã kết thúc (chỉ tra cứu)",
    noPlan: "Chưa nạp kế hoạch: chạy plan import",
    people: "Cán bộ: {{people}} · báo cáo: {{reports}} · số liệu: {{figures}} · biên nhận cuối: {{last}}",
    inbox: "Hộp nhận: {{counts}}",
    outbox: "Hộp gửi: {{counts}}",
    channel: "{{channel}} {{bot}}: lần cuối thông {{ok}} · lỗi cuối: {{error}} · gửi tháng này: {{sent}}",
  },
  quota: {
    messages:
      "Zalo: bot {{bot}} đã gửi {{used}}/{{allowed}} tin của tháng. Gần hết thì chỉ còn gửi trả lời và nhắc việc quá hạn.",
    people: "Zalo: bot {{bot}} đã có {{used}}/{{allowed}} người. Đủ số này thì cần thêm bot.",
  },
  doctor: {
    noPlan: "chưa nạp kế hoạch: chạy plan import",
    noHolidays: "chưa có lịch nghỉ năm {{year}}: bổ sung vào holidays.csv rồi chạy plan import",
    failedUpdates: "{{count}} tin không xử lý được",
    noToken: "chưa có TELEGRAM_BOT_TOKEN hoặc ZALO_BOT_TOKEN",
    answers: "trả lời",
    unreachable: "không kết nối được {{host}}",
  },
} as const;
