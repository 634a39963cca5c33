/** Days and periods as the office writes them. */
export const calendar = {
  weekday: {
    monday: "thứ Hai",
    tuesday: "thứ Ba",
    wednesday: "thứ Tư",
    thursday: "thứ Năm",
    friday: "thứ Sáu",
    saturday: "thứ Bảy",
    sunday: "Chủ nhật",
  },
  dayWithWeekday: "{{weekday}} {{day}}",
  moment: "{{time}} ngày {{day}}",
  period: {
    day: "ngày {{day}}",
    month: "tháng {{month}}/{{year}}",
    quarter: "quý {{quarter}}/{{year}}",
    halfYear: "6 tháng đầu năm {{year}}",
    nineMonths: "9 tháng đầu năm {{year}}",
    year: "năm {{year}}",
  },
  periodShort: {
    month: "tháng {{month}}",
    quarter: "quý {{quarter}}",
    halfYear: "6 tháng",
    nineMonths: "9 tháng",
  },
  restDays: {
    none: "Chưa có lịch nghỉ năm {{year}}",
    some: "Lịch nghỉ năm {{year}} còn thiếu: {{list}}",
    missing: "{{name}} (có {{entered}}/{{days}} ngày)",
    holiday: {
      newYear: "Tết Dương lịch",
      tet: "Tết Nguyên đán",
      kings: "Giỗ Tổ Hùng Vương",
      victory: "30/4",
      labour: "Quốc tế Lao động 1/5",
      national: "Quốc khánh",
    },
  },
} as const;
