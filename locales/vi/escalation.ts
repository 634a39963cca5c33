/** What a leader hears of when something of their agency stays overdue. */
export const escalation = {
  one: "{{agency}}: {{what}} đã quá hạn {{days}} ngày làm việc, chưa xong.",
  several: "{{what}} của các cơ quan đồng chí phụ trách đã quá hạn {{days}} ngày làm việc, chưa xong.",
  duties: "{{count}} việc",
  figures: "số liệu {{count}} chỉ tiêu",
  both: "{{first}} và {{second}}",
  duty: "🔴 {{label}} · {{what}} · hạn {{day}} · {{state}}",
  silent: "chưa báo cáo",
  ofAgency: "{{label}} · {{agency}}",
  lasting: "🔴 {{n}} đầu việc quá hạn từ {{days}} ngày làm việc",
  who: "Người phụ trách: {{names}}.",
  lastingFigures: "số liệu {{period}}: {{names}}",
  lastingFiguresCount: "số liệu của {{n}} đơn vị quá hạn đủ {{days}} ngày làm việc",
  leaderless: "Quá hạn {{days}} ngày làm việc mà lãnh đạo đang nghỉ, không có người thay: {{names}}",
  nobody: "Chưa có đầu mối nào tham gia.",
} as const;
