/** A figure that differs from all before it is asked about. */
export const guard = {
  differs: "{{agency}} · {{label}} {{name}} · {{value}}: {{how}}",
  before: "Kỳ trước ({{period}}): {{value}}",
  replaced: "Đã báo cáo ({{period}}): {{value}}",
  smallerThan: "nhỏ hơn số đã báo cáo khoảng {{times}} lần",
  largerThan: "gấp khoảng {{times}} lần số đã báo cáo",
  wholeSmallerThan: "tổng số nhỏ hơn số đã báo cáo khoảng {{times}} lần",
  wholeLargerThan: "tổng số gấp khoảng {{times}} lần số đã báo cáo",
  ask: "Đúng thì chọn Đúng, hoặc gõ lý do để ghi kèm; chưa đúng thì gõ lại số.",
  sure: "Đúng, {{value}}",
  smaller: "nhỏ hơn các kỳ trước khoảng {{times}} lần",
  larger: "gấp khoảng {{times}} lần các kỳ trước",
  wholeSmaller: "tổng số nhỏ hơn các kỳ trước khoảng {{times}} lần",
  wholeLarger: "tổng số gấp khoảng {{times}} lần các kỳ trước",
  points: "lệch {{points}} điểm phần trăm so với các kỳ trước",
  zero: "các kỳ trước luôn khác 0",
  unread: 'Chưa rõ "{{text}}". Chọn Đúng, gõ lý do, hoặc gõ lại số.',
} as const;
