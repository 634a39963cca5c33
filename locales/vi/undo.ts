/** Taking back what was just sent. */
export const undo = {
  ask: "Rút lại biên nhận {{number}} ({{what}})? Rút lại thì coi như chưa gửi.",
  yes: "Rút lại",
  no: "Không",
  done: "Đã rút lại {{undone}}, coi như chưa gửi. Biên nhận {{number}}",
  doneTo: "Đã rút lại {{undone}}. Biên nhận {{number}}",
  stands: "{{label}} hiện là: {{content}} ({{receipt}})",
  unreported: "{{label}} hiện chưa có báo cáo",
  more: "và {{count}} dòng khác",
  notSender: "Chỉ người gửi mới rút lại được, trong 10 phút sau khi gửi. Báo cáo lại thì thay báo cáo cũ.",
  takenBack: "Biên nhận {{number}} đã rút lại rồi. Xem biên nhận: /biennhan",
  late: "Biên nhận {{number}} gửi đã quá 10 phút, không rút lại được nữa. Báo cáo lại thì thay báo cáo cũ; cần bỏ hẳn, gọi $t(common.contact).",
  changed: "Việc trong biên nhận {{number}} đã được báo cáo lại sau đó, không rút lại được. Xem biên nhận: /biennhan",
  returned: "$t(common.contact) đã trả lại {{number}}, không rút lại nữa. Sửa và gửi lại: /viec",
  resent:
    "{{number}} là báo cáo gửi lại theo yêu cầu của $t(common.contact), không rút lại được. Báo cáo lại thì thay báo cáo này.",
  locked: "{{number}} thuộc kỳ đã khóa, không rút lại được. Báo cáo lại thì $t(common.contact) đồng ý mới ghi.",
  state: "đã rút lại",
  of: "rút lại {{number}}",
} as const;
