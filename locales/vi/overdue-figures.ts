/** Figures whose due day has passed, beside the duties of those who have not reported. */
export const overdueFigures = {
  ofAgencies: "🔴 Số liệu {{period}} · {{n}} đơn vị chưa gửi đủ · {{overdue}}",
  ofAgency: "🔴 Số liệu {{period}} · {{overdue}} · còn thiếu {{count}} chỉ tiêu",
  days: "quá hạn {{days}} ngày",
  longest: "quá hạn lâu nhất {{days}} ngày",
  more: "🔴 Số liệu của {{count}} kỳ khác cũng quá hạn",
  list: "Số liệu {{period}} ({{n}})",
  open: "Số liệu {{period}}",
  head: "Số liệu · {{period}} · {{n}} đơn vị chưa gửi đủ",
  nobody: "Số liệu · {{period}}: không đơn vị nào còn thiếu quá hạn.",
} as const;
