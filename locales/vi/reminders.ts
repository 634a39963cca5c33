/** The digest of the morning, and what else comes unasked. */
export const reminders = {
  oneAgency: "{{agency}}: {{counts}}.",
  severalAgencies: "Hôm nay: {{counts}}.",
  overdue: "{{count}} việc quá hạn",
  soon: "{{count}} việc đến hạn trong 7 ngày",
  soonToday: "{{count}} việc đến hạn hôm nay",
  soonOneDay: "{{count}} việc đến hạn {{day}}",
  daysOverdue: "quá hạn {{count}} ngày",
  dueToday: "đến hết hôm nay",
  dueTodayBy: "đến {{hour}} hôm nay",
  until: "đến hết {{day}}",
  workingDaysLeft: "còn {{count}} ngày làm việc",
  draft: "báo cáo đang dở",
  returned: {
    count: "{{count}} chỉ tiêu bị trả lại",
    until: "trả lại, gửi lại chậm nhất {{day}}",
    late: "trả lại, phải gửi lại từ {{day}}",
    others: "và {{count}} chỉ tiêu khác bị trả lại",
  },
  others: "Còn {{count}} việc khác.",
  replyHere: "Trả lời ngay dưới tin này, ví dụ: {{example}}",
  late: "Bản nhắc {{at}}, gửi muộn lúc {{time}}.",
  work: "Xem việc",
  joined:
    "Vừa liên kết: {{who}}, trên {{channel}}, lúc {{at}}. Người này xem và báo cáo được việc của {{agency}}.\nNếu không phải người của cơ quan, xin báo ngay $t(common.contact).",
} as const;
