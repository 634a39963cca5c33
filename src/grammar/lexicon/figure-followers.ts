const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

/** Behind a figure, beside what ends any report (`done-followers.ts`): what is counted, and what it is held against. */
export const counted = words(`
  phiếu giao dịch gd pakn phản ánh kiến nghị dvc dvctt kết quả kq lượt trường hợp người ng dân đơn hso lệ phí tt vụ ý
  tổng trong đạt tương tức tăng giảm so cao thấp hơn kém chứ nhầm mà cả là nữa lận đúng hài lòng tỷ tỉ lệ mức
  phần giải xử lý tiếp nhận nộp trả trực tuyến điện tử nội một phần toàn trình đủ hết rồi r toàn giúp giùm dùm
`);
