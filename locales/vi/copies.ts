/** A leader's copies of the receipts of their agency. */
export const copies = {
  one: "Bản sao biên nhận {{number}}",
  sender: "Người gửi: {{who}}, {{at}}.",
  head: "{{who}}: {{counts}}.",
  yourAgencies: "Các cơ quan đồng chí phụ trách",
  receipts: "{{count}} biên nhận từ {{since}}",
  moment: "{{time}} {{day}}",
  line: "{{number}} · {{what}} · {{onTime}} · {{who}}, {{at}}",
  lineOf: "{{number}} · {{agency}} · {{what}} · {{onTime}} · {{who}}, {{at}}",
  others: "Còn {{count}} biên nhận khác.",
  overdue: "🔴 Đang quá hạn: {{list}}",
  now: {
    daily: "Bản sao biên nhận của cơ quan: mỗi ngày làm việc một bản lúc 08:00.",
    each: "Bản sao biên nhận của cơ quan: gửi ngay từng biên nhận, trong giờ làm việc.",
  },
  choose: { daily: "Mỗi ngày một bản", each: "Gửi từng biên nhận" },
  leadersOnly: "Bản sao biên nhận dành cho lãnh đạo cơ quan.",
} as const;
