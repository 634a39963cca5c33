/** What an administrator reads and changes that holds whatever the plan. */
export const officeSetting = {
  event: "Hạn việc phát sinh: {{value}}",
  return: "Gửi lại báo cáo bị trả: {{value}}",
  leader: "Báo lãnh đạo khi quá hạn: {{value}}",
  office: "Báo Văn phòng khi quá hạn: {{value}}",
  how: "Khác: /caidat phát sinh 5 · /caidat trả lại 2 · /caidat báo lãnh đạo 2 · /caidat báo văn phòng không",
  fromNow: "Tính từ bây giờ; việc đã mở, báo cáo đã trả và tin đã báo giữ nguyên.",
} as const;
