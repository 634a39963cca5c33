/** What a reminder says besides duties, what people answer to it, and when they want it. */
export const ladder = {
  later: "{{count}} việc đến hạn sau 7 ngày tới",
  figuresOverdue: "{{count}} chỉ tiêu quá hạn",
  figuresSoon: "{{count}} chỉ tiêu đến hạn",
  figures: {
    line: "Số liệu {{periods}}",
    ofPeriod: "{{period}}: {{many}}, {{until}}",
    count: "{{count}} chỉ tiêu",
    ofAgencies: "{{many}} ({{agencies}})",
    open: "Số liệu {{period}}",
    openAll: "Số liệu",
    label: "số liệu {{period}}",
  },
  exhausted: {
    line: "🔴 Đã hết lượt nhắc, không tự nhắc nữa: {{parts}}",
    duties: "{{n}} việc: {{list}}",
    figures: "số liệu {{period}} của {{n}} đơn vị",
  },
  setting: {
    before: "Nhắc trước hạn: {{value}}",
    onDay: "Nhắc đúng ngày đến hạn: {{value}}",
    after: "Nhắc sau hạn: {{value}}",
    at: "Giờ nhắc: {{value}}",
    days: "{{days}} ngày làm việc",
    every: "rồi mỗi {{days}} ngày làm việc",
    times: "tất cả {{n}} lần",
    yes: "có",
    none: "không",
    how: "Nhắc việc: /caidat nhắc trước 10, 5, 1 · /caidat nhắc sau 1, 3, 7, rồi mỗi 5 ngày, 6 lần · /caidat nhắc đúng hạn không · /caidat giờ nhắc 8h30",
    hours: "Giờ nhắc từ {{begin}} đến trước {{noonBegins}}, từ {{noonEnds}} đến trước {{end}}.",
    effect: "{{days}} ngày làm việc tới, tính theo việc chưa xong hiện nay: {{from}} lượt nhắc, đổi thành {{to}}.",
    hourEffect: "{{n}} cán bộ đã tự chọn giờ thì giữ giờ đó.",
    done: "Đã đổi. {{line}}",
  },
  tomorrow: "Nhắc lại ngày mai",
  putOff: "Sẽ nhắc lại {{day}} lúc {{time}}: {{labels}}. Hạn không đổi, chưa ghi nhận báo cáo nào.",
  seen: "Đã ghi nhận đồng chí đã nhận nhắc việc: {{labels}}. Đây chưa phải báo cáo, lần nhắc tới {{day}} lúc {{time}}.",
  seenLast:
    "Đã ghi nhận đồng chí đã nhận nhắc việc: {{labels}}. Đây chưa phải báo cáo; không còn lần nhắc nào, xem ở /viec.",
  nothingToPutOff:
    "Hôm nay chưa có tin nhắc việc nào để hẹn nhắc lại. Xem việc: /viec · Đổi giờ nhắc, nhắn ví dụ: nhac luc 14h",
  onlyTomorrow:
    "Chỉ hẹn nhắc lại được sang ngày làm việc tới: nhắn nhac lai ngay mai. Đổi giờ nhắc, nhắn ví dụ: nhac luc 14h. Cần thêm thời gian: /giahan",
  settled: "Các việc trong tin nhắc này đã báo cáo xong, không còn gì để nhắc. Xem việc: /viec",
  hour: {
    change: "Đổi giờ nhắc",
    ask: "Bản nhắc việc đang gửi lúc {{time}} các ngày làm việc. Chọn giờ khác, hoặc gõ: nhắc lúc 14h15",
    asPlan: "Theo kế hoạch ({{time}})",
    chosen: "Đã đổi: bản nhắc việc gửi lúc {{time}} các ngày làm việc.",
    unknown: "Chưa hiểu giờ “{{words}}”. Gõ ví dụ: nhắc lúc 14h15",
    outside:
      "{{time}} không nhắc được: chỉ từ {{begin}} đến trước {{noonBegins}} và từ {{noonEnds}} đến trước {{end}}. Gõ ví dụ: nhắc lúc 14h15",
    focalPointsOnly: "Giờ nhắc dành cho cán bộ đầu mối.",
  },
} as const;
