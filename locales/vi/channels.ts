export const channels = {
  choices: {
    yes: "có",
    answerWith: "Trả lời: {{words}}",
    answerByNumber: "Trả lời bằng số {{range}}",
    answerByLetter: "Trả lời bằng chữ {{range}}",
    onward: '"thêm" để {{what}}',
    seeMore: "xem tiếp",
    back: '"{{word}}" để trở lại',
    cancel: '"{{word}}" để dừng',
    backOrCancel: '"{{back}}" hoặc "{{cancel}}" để dừng',
  },
  files: {
    link: "{{name}}: {{url}} (mở được đến {{until}})",
    noLink: "Chưa gửi được tệp {{name}} ở đây vì máy chủ chưa có địa chỉ công khai. Nhờ quản trị đặt PUBLIC_URL.",
    noPicture: "Chưa gửi được hình ở đây vì máy chủ chưa có địa chỉ công khai. Nhờ quản trị đặt PUBLIC_URL.",
    expired: "Liên kết đã hết hạn. Nhắn lại cho bot để nhận tệp mới.",
    unknown: "Không có tệp này.",
  },
} as const;
