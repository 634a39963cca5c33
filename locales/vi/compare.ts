/** Two agencies or groups that the office compares. */
export const compare = {
  all: "So sánh",
  of: "So sánh {{what}}",
  name: "— {{name}}",
  figure: "{{name}} · {{value}} · chỉ tiêu giao {{target}}: {{reached}}",
  figures: "{{name}} · {{value}}/{{target}} {{reached}} · {{given}}/{{asked}} đơn vị",
  missing: "{{name}} · chưa có số liệu · chỉ tiêu giao {{target}}",
  notAsked: "{{name}} · không được giao chỉ tiêu này",
} as const;
