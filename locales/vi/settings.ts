/** What the operator sets at the command line. */
export const settings = {
  cli: {
    settings: "cài đặt không có trong chat",
    list: "các cài đặt, giá trị đang dùng và giới hạn",
    set: "đổi một cài đặt; bot đang chạy dùng ngay",
    name: "tên cài đặt, xem ở settings list",
    value: "giá trị mới, ví dụ: 30 hoặc 0,05",
  },
  between: "{{least}}–{{most}}",
  unknown: 'Không có cài đặt "{{name}}". Có: {{list}}',
  wrong: '"{{typed}}" không dùng được cho {{name}}: phải là số nguyên từ {{least}} đến {{most}}.',
  wrongShare: '"{{typed}}" không dùng được cho {{name}}: phải là số từ {{least}} đến {{most}}, ví dụ 0,05.',
  already: "{{name}}: đang là {{to}} rồi, không đổi gì.",
  done: "{{name}}: {{from}} → {{to}}",
  what: {
    days: "giữ nội dung tin trong bao nhiêu ngày",
    updatesPerMinute: "số tin mỗi phút của một người được đọc",
    strangerPerDay: "số lần mỗi ngày trả lời một người lạ",
    groupPerHour: "số lần mỗi giờ trả lời một nhóm",
    strangerQuota: "phần tin Zalo trong tháng dành cho người lạ",
    messages: "số tin mỗi tháng của một bot Zalo",
    people: "số người của một bot Zalo",
    reserve: "phần tin Zalo giữ lại cho việc gấp",
  },
} as const;
