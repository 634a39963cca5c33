/** The digest of the morning. */
export const reminders = {
  oneAgency: "{{agency}}: {{counts}}.",
  severalAgencies: "Hôm nay: {{counts}}.",
  overdue: "{{count}} việc quá hạn",
  soon: "{{count}} việc đến hạn trong 7 ngày",
  soonToday: "{{count}} việc đến hạn hôm nay",
  soonOneDay: "{{count}} việc đến hạn {{day}}",
  daysOverdue: "quá hạn {{count}} ngày",
  dueToday: "đến hết hôm nay",
  until: "đến hết {{day}}",
  workingDaysLeft: "còn {{count}} ngày làm việc",
  draft: "báo cáo đang dở",
  others: "Còn {{count}} việc khác.",
  replyHere: "Trả lời ngay dưới tin này, ví dụ: {{example}}",
  late: "Bản nhắc 08:00, gửi muộn lúc {{time}}.",
  work: "Xem việc",
} as const;
