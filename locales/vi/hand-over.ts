/** A post changes hands: the giver makes a code, the receiver confirms, the office is told. */
export const handOver = {
  which: "Bàn giao vị trí nào?",
  explain:
    "Bàn giao vị trí {{post}}?\nMột mã dùng một lần, trong 7 ngày, để gửi cho người nhận. Khi người đó xác nhận, đồng chí thôi giữ vị trí này; việc, báo cáo và bản nháp ở lại với vị trí. Văn phòng được báo.",
  offer: {
    stranger:
      "Mã này bàn giao vị trí {{who}}.\nLiên kết tài khoản {{channel}} này và nhận việc, báo cáo, bản nháp của {{agency}}?",
    member: "Mã này bàn giao vị trí {{who}}.\nNhận việc, báo cáo, bản nháp của {{agency}}?",
  },
  taken: "Đã nhận bàn giao từ {{who}}.",
  drafts: "{{count}} báo cáo đang dở được giữ, có trong /viec.",
  code: {
    made: "Mã bàn giao vị trí {{post}}: {{code}}",
    how: "Người nhận mở bot này và gửi: {{words}}\nDùng một lần, đến {{at}}. Chỉ chuyển cho người nhận.",
    link: "Hoặc mở: {{link}}",
    withdrawn: "Người bàn giao đã thu hồi mã này lúc {{at}}. Cần mã mới, hỏi người bàn giao.",
    giverLeft:
      "Người bàn giao không còn giữ vị trí này, mã không dùng được nữa. Cần mã mới, liên hệ $t(common.contact).",
    own: "Đây là mã bàn giao của chính đồng chí. Người nhận gửi mã từ tài khoản của mình.",
  },
  keep: "Đã thôi, chưa bàn giao gì. Đồng chí vẫn giữ vị trí.",
  state: {
    withdrawn: "Đã thu hồi mã bàn giao. Đồng chí vẫn giữ vị trí.",
    withdrawn_before: "Mã này đã được thu hồi từ trước. Đồng chí vẫn giữ vị trí.",
    taken: "Đã có người nhận bàn giao, không thu hồi được nữa. Cần đổi lại, liên hệ $t(common.contact).",
    expired: "Mã này đã hết hạn, không ai nhận bàn giao. Đồng chí vẫn giữ vị trí.",
  },
  notice: {
    giver: "Đã bàn giao vị trí {{post}} lúc {{at}}. Người nhận: {{to}}.\nTừ nay đồng chí không giữ vị trí này nữa.",
    office: "Vị trí {{post}} đã bàn giao lúc {{at}}. Người giao: {{from}}. Người nhận: {{to}}.",
    unnamed: "chưa ghi họ tên",
  },
  button: { make: "Tạo mã bàn giao", drop: "Thu hồi mã" },
} as const;
