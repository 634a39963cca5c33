/** Two agencies or groups, or two periods, that the office compares. */
export const compare = {
  all: "So sánh",
  of: "So sánh {{what}}",
  periods: "{{period}} so với {{versus}}",
  due: "Đến hạn: {{n}} · {{versus}}: {{before}}",
  onTime: "Đúng hạn: {{n}} ({{share}}) · {{versus}}: {{before}} ({{shareBefore}})",
  late: "Trễ: {{n}} ({{share}}) · {{versus}}: {{before}} ({{shareBefore}})",
  open: "Chưa xong: {{n}} ({{share}}) · {{versus}}: {{before}} ({{shareBefore}})",
  name: "— {{name}}",
  figure: "{{name}} · {{value}} · chỉ tiêu giao {{target}}: {{reached}}",
  figures: "{{name}} · {{value}}/{{target}} {{reached}} · {{given}}/{{asked}} đơn vị",
  missing: "{{name}} · chưa có số liệu · chỉ tiêu giao {{target}}",
  notAsked: "{{name}} · không được giao chỉ tiêu này",
} as const;
