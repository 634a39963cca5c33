/** What is said about plan folders and their import. */
export const plan = {
  atFile: "{{file}}: {{what}}",
  atLine: "{{file}} dòng {{line}}: {{what}}",
  noFile: "không đọc được tệp này",
  notYaml: "sai cú pháp YAML",
  notCsv: "sai cú pháp CSV",
  unknownKey: "không có mục tên {{key}}",
  missing: "thiếu {{key}}",
  wrongType: "{{key}} phải có kiểu {{expected}}",
  oneOf: "{{key}} phải là một trong: {{values}}",
  outOfRange: "{{key}} nằm ngoài khoảng cho phép",
  badValue: "{{key}} sai dạng",
  twice: "{{code}} có hai lần",
  unknownCode: "không có cơ quan hay nhóm nào mã {{code}}",
  unknownWording: 'chưa rõ "{{text}}" là những cơ quan nào, ghi thêm vào groups.yaml',
  taskOutsideSection: 'mã {{code}} phải bắt đầu bằng "{{section}}."',
  partOfOther: "{{code}} không chủ trì nhiệm vụ này",
  wrongCount: '"{{text}}" ghi {{said}} cơ quan, đếm được {{found}}',
  moreProblems: "và {{count}} lỗi khác",
  noSuchMove:
    "Không đổi được mã {{from}} thành {{to}}: không có nhiệm vụ {{from}}, hoặc mã {{to}} đang là nhiệm vụ khác.",
} as const;
