import { anyOf, vocabulary } from "../../text/vocabulary.js";

/**
 * What stands in front of the end of some work. `idle`: it says nothing. `past`: the end has come, of whatever stands in
 * front of it. `work`: the work itself, or where it was done. `less`: it is no end, or that of a part. `urging`: somebody
 * is to end it. What typed without some of its marks may be one of several is the first of them.
 */
export type Ahead = "idle" | "past" | "work" | "less" | "urging";

export const ahead = vocabulary<Ahead>([
  [
    "urging",
    `
      giao | tập trung | khẩn trương | tranh thủ | phấn đấu | cố gắng | ráng | gắng | đôn đốc | nhắc | nhắc nhở | yêu cầu | đề nghị | chỉ đạo | đảm bảo | bảo đảm |
      đẩy nhanh | quyết tâm | sẽ | chúc | mong | hứa | hẹn | nhờ | dự kiến | thống nhất
    `,
  ],
  [
    "less",
    `
      phải | cần | chờ | hạn | mốc | thời gian | thời hạn | ngày | để | cho | nếu | khi | lúc | là | nào | gì | sao | ai | đâu | không | ko | chưa | chẳng | khó | sắp | dần |
      còn | nốt | các | mấy | phòng | phần lớn | phần nhiều | đa số | hầu hết | một số | một phần | một nửa | nửa | vài | mảng | nhóm | khâu | bước
    `,
  ],
  [
    "idle",
    `
      thì | cũng | đều | hiện | hiện nay | hiện tại | hiện đã | đến nay | tới nay | nay | giờ | mới | mãi mới | mãi | em | anh | chị | ạ | dạ | vâng |
      tụi em | tui em | tụi mình | tôi | mình | xin | báo | bc | báo cáo | thông báo | vượt khó | được | dc | đc | đơn vị | cơ quan | riêng | này | đó | kia |
      trung tâm | sở | xã | huyện | phường | thị trấn | thành phố | vậy là | thế là | như vậy là | như thế là | tình hình | trạng thái | kết quả | tiến độ |
      tình trạng | tỷ lệ | tỉ lệ | mức độ | mức | nhiệm vụ | nv | việc | công việc | đầu việc | mục | công tác | phần việc | nhiệm vụ này | việc này | cái này |
      rồi | nhanh chóng | kịp thời | cả | cả hai | cả ba | hai việc | tất cả | toàn bộ | hết | đầy đủ | luôn | tự | cùng | bot | anh chị | chị em | của | về | theo | đã được | mà | đến | tới | và | với | lẫn | từ | cuối | đầu | giữa | ký là | ký ban hành là | bên | vẫn | vẫn là
    `,
  ],
  ["idle", anyOf("hôm | bữa", "qua | kia | trước")],
  ["idle", anyOf("sáng | chiều | tối | trưa | tuần | tháng | quý | kỳ", "qua | trước | rồi")],
  ["past", "đã | vừa | vừa mới | mới vừa | đã vừa | đã vừa mới | đều đã | cũng đã | đã đều"],
  [
    "work",
    `
      làm | thực hiện | triển khai | tổ chức | ban hành | ký | ký ban hành | phát hành | đóng dấu | phê duyệt | công bố | công khai | niêm yết | đăng |
      đăng tải | cập nhật | xử lý | tổng hợp | kiện toàn | bố trí | xây dựng | rà soát | rà | thẩm định | đồng bộ | kết nối | tích hợp | đánh giá |
      kế hoạch | kh | văn bản | báo cáo kết quả | video | clip | danh sách | quy trình | ý kiến | phối hợp | phối hợp với | kỳ này | quý này | tháng này | một cửa | bộ phận một cửa | bpmc | trang ttđt |
      trang thông tin | trang | cổng | web | website | fanpage
    `,
  ],
]);

/**
 * What may stand right behind it, in the same clause. `idle`: it says nothing. `goes_on`: words that tell when, where, by
 * what or with what it ended.
 */
export type Behind = "idle" | "goes_on";

export const behind = vocabulary<Behind>([
  [
    "idle",
    `
      rồi | r | rùi | rui | nhé | nhe | nha | nghen | nghe | hen | hén | ạ | à | luôn | hết | cả | tất cả | hết cả | hoàn toàn | toàn bộ | trọn vẹn | đầy đủ |
      tốt | xuất sắc | dứt điểm | kịp thời | sớm | trễ | chậm | muộn | vượt mức | vượt | em | anh | chị | anh chị | vp | văn phòng | bot | đó | đấy | đây | thôi |
      vậy | xuôi | ok | oke | ơi | được | dc | đc | nhiệm vụ | nv | việc | công việc | công tác | mục | trước hạn | sớm hạn | đúng hạn | trễ hạn | quá hạn |
      chậm hạn | đúng tiến độ | đúng kế hoạch | đúng quy định | đúng yêu cầu | trước thời hạn | cơ quan | đơn vị | xong | xong rồi | xong xuôi | từ lâu | lâu rồi | ráo | trơn |
      cô | chú | bác | sếp | ban | bạn | các anh chị | quý cơ quan | cảm ơn | lớp | buổi | cuộc | hội nghị | phần của em | phần em | phần của mình | phần việc của em | phần của sở | phần của xã | phần của huyện
    `,
  ],
  [
    "goes_on",
    `
      theo | từ | ngày | hôm | vào | trên | tại | ở | lên | qua | bằng | kèm | gồm | với | của | cho | cùng | đối với | về | nhưng | mà | còn | song | và | vì | do | nên | số |
      kế hoạch | kh | qđ | cv | văn bản | báo cáo | bc | sáng nay | chiều nay | trưa nay | sáng | chiều | tối | tuần | tháng | quý | năm | kỳ | trước | sau | đợt này | dịp |
      trong tháng | trong quý | trong năm | trong kỳ | trong tuần | trong ngày | trong hôm nay | trong sáng | trong chiều | trong thời gian | trong phạm vi | trong toàn | trong nội bộ | trong đợt | trong giờ |
      theo đúng | các | những | tuy nhiên | ngoài ra | đồng thời | hiện | hiện nay | giờ | so với | đạt | hơn | là | hay | hoặc | phối hợp | cuối | đầu | giữa | gần
    `,
  ],
  ["goes_on", anyOf("bữa | tuần | tháng | quý | hôm", "nay | này | qua | kia | trước | rồi")],
]);
