/** What a leader hears of when something of their agency stays overdue. */
export const escalation = {
  one: "{{agency}}: {{count}} việc đã quá hạn {{days}} ngày làm việc, chưa xong.",
  several: "{{count}} việc của các cơ quan đồng chí phụ trách đã quá hạn {{days}} ngày làm việc, chưa xong.",
  duty: "🔴 {{label}} · {{what}} · hạn {{day}} · {{state}}",
  silent: "chưa báo cáo",
  ofAgency: "{{label}} · {{agency}}",
  lasting: "🔴 {{n}} đầu việc quá hạn từ {{days}} ngày làm việc",
  who: "Người phụ trách: {{names}}.",
  nobody: "Chưa có đầu mối nào tham gia.",
} as const;
