const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

/** Behind "xong", "hoàn thành", and no end of what is said there: the next word tells. */
export const passedOver = words(`
  rồi r rùi gòi òi hết cả luôn đủ đầy được đc dc toàn bộ tất các mọi những mấy việc nhiệm vụ nv công tác nội dung phần mục
  lớp cuộc buổi đợt bản bộ bài cái hồ sơ hs thủ tục tthc số liệu dữ chỉ tiêu kế hoạch báo cáo quyết định thông văn
`);

/** What may stand there and is no other work: courtesy, time, place, manner, a document, a person, another clause. */
export const closing = words(`
  ạ a ah nhé nhe nha nghe nghen nhen hen nhá nè đó đấy đây thôi vậy ok oke á ha dạ thưa kính cảm cám tks thanks mong nhờ
  anh chị em cô chú bác sếp bạn bot vp ac mn mình tôi bên đơn ubnd xã sở huyện phường thị thành tỉnh ban phòng tp
  từ hôm bữa ngày sáng trưa chiều tối tuần tháng quý năm kỳ lúc khi sau trước mới vừa nay mai cuối đầu giữa cách ngay lâu
  đúng sớm trễ muộn chậm tốt trọn nghiêm vượt hoàn xuôi xong phối
  theo tại bằng ở lên vào ra qua trên do để cho với và mà nhưng song còn thì là nên vì kèm gồm dù cùng cũng đã có không ko k
  số kh qđ qd cv tb bc ttr vb link file hạn hoặc hay chưa đang xin gửi niêm yết công khai đăng tải kết nối đồng
`);
