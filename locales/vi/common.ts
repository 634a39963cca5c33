/** Words that every room uses. */
export const common = {
  confirm: "Xác nhận",
  edit: "Sửa",
  cancel: "Hủy",
  back: "Quay lại",
  /** Whom to ask: what the plan says, given with every text; of a plan that names nobody, the other. */
  contact: "{{contact}}",
  contactUnknown: "Văn phòng UBND $t(common.place)",
  /** Whose plan it is, by its issuer: given with every text. */
  place: "{{place}}",
  places: { province: "tỉnh", city: "thành phố" },
  status: {
    not_started: "Chưa thực hiện",
    in_progress: "Đang thực hiện",
    done: "Hoàn thành",
    blocked: "Có vướng mắc",
    nothing_arose: "Không phát sinh",
  },
} as const;
