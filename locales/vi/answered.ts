/** What a reminder says of duties that were answered, or sent back, since it came. */
export const answered = {
  line: "✅ {{what}} · đã báo cáo ({{who}}, {{at}})",
  returned: "{{what}} · bị trả lại, gửi lại chậm nhất {{until}}",
} as const;
