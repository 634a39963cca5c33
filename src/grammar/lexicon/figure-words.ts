import { anyOf, vocabulary } from "../../text/vocabulary.js";

/**
 * Words in the clause of a figure, beside those of its indicator. `idle`: they leave it that indicator's figure. `other`: it
 * counts something else, though its words may be the indicator's.
 */
export const besideFigure = vocabulary<"idle" | "other">([
  ["other", "trực tiếp | bản giấy | hồ sơ giấy | bằng giấy | nộp giấy | hồ sơ tồn | tồn đọng | quá hạn | trễ hạn"],
  [
    "idle",
    `
      là | đạt | khoảng | tầm | cỡ | chừng | ước | ước đạt | công việc | khối lượng | phần việc | được | dc | đc | có | hiện | hiện có | hiện nay | hiện tại | bằng | tổng | tổng số | tổng cộng | trên | trong | cộng | tỷ lệ | tỉ lệ | số liệu | kết quả | số | con số | của |
      kỳ | kỳ này | đợt này | thực hiện | tương ứng | với | và | đã | em | xin | báo cáo | báo | bc | gửi | nộp | nhập | ghi | lấy | mức | tới | đến | đến nay | xong | hoàn thành | tử | tử số | mẫu | mẫu số |
      lũy kế | luỹ kế | cộng dồn | ạ | à | nha | nhé | nhá | nhen | nghen | nghe | hen | nhe | thôi | luôn | rồi | r | đó | đây | nè | này | thì | cũng | đều | vẫn | còn | chỉ | mới | vừa | vừa mới | giờ | nay |
      năm nay | vừa rồi | vừa qua | giao | tỉnh giao | chỉ tiêu | chỉ tiêu giao | kế hoạch | vượt | vượt chỉ tiêu | đủ | hết | đủ hết | cả | toàn bộ | tất cả | riêng | xã | huyện | sở | phường | thị trấn | thành phố | ngành | tỉnh | ban |
      trung tâm | đơn vị | bên | phía | chị | anh | vp | văn phòng | bot | cô | chú | anh chị | mình | tôi | tụi em | chúng tôi | ơi | dạ | vâng | kính gửi | đầu mối | công chức | xin lỗi | trước đây | bữa trước | hồi nãy | nên | lúc | sáng | chiều | giúp | giùm | dùm | hộ | nhờ | toàn tỉnh | toàn huyện | toàn xã | toàn thành phố | cả huyện | cả tỉnh | toàn |
      nhận | tiếp nhận | xử lý | giải quyết | đúng hạn | trước hạn | đúng quy định | kịp thời | phiếu | phát | phát ra | thu | thu về | hồ sơ | hs | hso | giao dịch | gd | lượt | thủ tục | tthc | tt | phản ánh |
      kiến nghị | pakn | người dân | ng dân | dân | doanh nghiệp | công bố | công khai | niêm yết | thống kê | lên | cổng | dvcqg | hệ thống | điện tử | trực tuyến | online | qua mạng | phát sinh | phí | lệ phí | mở | đính chính | đính chính lại |
      sửa | sửa lại | sửa thành | chốt | tính | tính đến | trong đó | đúng | đúng là | mới đúng | chuẩn | chính thức | hài lòng | rất | đồng bộ | tích hợp | số hóa | số hoá | cấp | điều kiện | đủ điều kiện | nội bộ | kq | tiến độ | tình hình | cụ thể | chi tiết |
      về | cho | ở | tại | từ | theo | dvc | dịch vụ công | quốc gia | một cửa | mcđt | nhiệm vụ | mục | cập nhật | bổ sung | nữa | tăng lên | giảm còn | lên được | xuống | xuống còn | thấp | cao | khá | tốt | nhiêu | đâu đó | y tế | hôm nay | ngày | tháng | quý | năm |
      không phát sinh | việc | phần | ra | để | thực tế | đếm | đếm lại | tính lại | rà lại | kiểm lại | cuối cùng | lần này | tỷ số | điểm | nộp được | làm được | xử lý được | bản sao | chứng thực | cảm ơn | cám ơn | cảm ơn nhiều | tks | thanks | trân trọng | mong | ok | ad | admin | sếp | bác | c | e | ac
    `,
  ],
  ["idle", anyOf("hôm | sáng | chiều | tuần | tháng | quý | kỳ", "nay | qua | này | trước")],
]);
