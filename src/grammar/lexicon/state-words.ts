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
      đẩy nhanh | quyết tâm | sẽ | chúc | mong | hứa | hẹn | nhờ | dự kiến | thống nhất | họp với | họp bàn | họp về | đi họp | trao đổi | bàn bạc | gặp mặt
    `,
  ],
  [
    "less",
    `
      phải | cần | chờ | hạn | mốc | thời gian | thời hạn | ngày | để | cho | nếu | khi | lúc | nào | gì | sao | ai | đâu | không | ko | chưa | chẳng | khó | sắp | dần |
      còn | nốt | các | mấy | phòng | phần lớn | phần nhiều | đa số | hầu hết | một số | một phần | một nửa | nửa | vài | mảng | nhóm | khâu | bước
    `,
  ],
  [
    "idle",
    `
      thì | cũng | đều | hiện | hiện nay | hiện tại | hiện đã | đến nay | tới nay | nay | giờ | mới | mãi mới | mãi | em | anh | chị | ạ | dạ | vâng |
      tụi em | tui em | tụi mình | tôi | mình | xin | báo | bc | báo cáo | thông báo | vượt khó | được | dc | đc | đơn vị | cơ quan | riêng | này | đó | kia |
      trung tâm | sở | xã | huyện | phường | thị trấn | thành phố | vậy là | thế là | như vậy là | như thế là | trạng thái là | tình hình là | kết quả là | tình trạng là | hiện là | nay là | báo là | ghi là | ghi | ghi nhận | nên | từ | đầu năm | năm nay | trong năm | trong kỳ | trong tháng | trong quý | cho đến | tính đến | sửa | sửa lại | sửa thành | chuyển | chuyển thành | đổi thành | thực tế | thực ra | thật ra | hiện đang | hiện vẫn | tỉnh | phòng tư pháp | ngành | đài | tình hình | trạng thái | kết quả | tiến độ |
      tình trạng | tỷ lệ | tỉ lệ | mức độ | mức | ok | oke | okie | nhiệm vụ | nv | việc | công việc | đầu việc | mục | công tác | phần việc | nhiệm vụ này | việc này | cái này |
      rồi | nhanh chóng | kịp thời | cả | cả hai | cả ba | hai việc | tất cả | toàn bộ | hết | đầy đủ | luôn | tự | cùng | bot | anh chị | chị em | của | về | theo | đã được | mà | lại | đến | tới | ở | tại | các tháng | tháng nào cũng | tháng nào | mọi tháng | các quý | các kỳ | mấy tháng | những tháng | và | với | lẫn | từ | cuối | đầu | giữa | ký là | ký ban hành là | bên | vẫn | vẫn là
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
 * What may stand right behind a state, in the same clause. `idle`: it says nothing. `goes_on`: words that tell when, where,
 * why, how or with what.
 */
export type Behind = "idle" | "goes_on";

const POLITE = `
  rồi | r | rùi | rui | nhé | nhe | nha | nhá | nghen | nghe | hen | hén | ạ | à | luôn | em | anh | chị | anh chị | các anh chị | vp | văn phòng | bot | đó | đấy | đây | thôi | vậy |
  ok | oke | ơi | cô | chú | bác | sếp | bạn | quý cơ quan | cảm ơn | nè | tôi | tui | c | e | ac | a c | ad | admin
`;

const TIMES = anyOf("bữa | tuần | tháng | quý | hôm", "nay | này | qua | kia | trước | rồi");

const done = vocabulary<Behind>([
  [
    "idle",
    `
      ${POLITE} | hết | cả | tất cả | hết cả | hoàn toàn | toàn bộ | trọn vẹn | đầy đủ | tốt | xuất sắc | dứt điểm | kịp thời | sớm | trễ | chậm | muộn | vượt mức | vượt |
      xuôi | được | dc | đc | nhiệm vụ | nv | việc | công việc | công tác | mục | trước hạn | sớm hạn | đúng hạn | trễ hạn | quá hạn | chậm hạn | đúng tiến độ | đúng kế hoạch |
      đúng quy định | đúng yêu cầu | trước thời hạn | cơ quan | đơn vị | xong | xong rồi | xong xuôi | từ lâu | lâu rồi | ráo | trơn | ban | lớp | buổi | cuộc | hội nghị |
      phần của em | phần em | phần của mình | phần việc của em | phần của sở | phần của xã | phần của huyện
    `,
  ],
  [
    "goes_on",
    `
      theo | từ | ngày | hôm | vào | trên | tại | ở | lên | qua | bằng | kèm | gồm | với | của | cho | cùng | đối với | về | nhưng | mà | còn | song | và | vì | do | nên | số |
      kế hoạch | kh | qđ | cv | văn bản | báo cáo | bc | sáng nay | chiều nay | trưa nay | sáng | chiều | tối | tuần | tháng | quý | năm | kỳ | trước | sau | đợt này | dịp |
      trong tháng | trong quý | trong năm | trong kỳ | trong tuần | trong ngày | trong hôm nay | trong sáng | trong chiều | trong thời gian | trong phạm vi | trong toàn | trong nội bộ |
      trong đợt | trong giờ | theo đúng | các | những | tuy nhiên | ngoài ra | đồng thời | hiện | hiện nay | giờ | so với | đạt | hơn | là | hay | hoặc | phối hợp | cuối | đầu | giữa | gần
    `,
  ],
  ["goes_on", TIMES],
]);

const inProgress = vocabulary<Behind>([
  [
    "idle",
    `${POLITE} | được | dc | đc | nhiệm vụ này | việc này | nội dung này | khoảng | tầm | cỡ | chừng | mới | mới được | xong | hoàn thành | báo cáo`,
  ],
  [
    "goes_on",
    `
      thường xuyên | bình thường | đạt | trừ | ngoại trừ | sau | trước | đều | đều đặn | tiếp | tiếp tục | ổn định | tốt | tích cực | theo | từ | tới | đến | ngày | vào | trên | tại | ở | qua | bằng | cùng | với | của | cho | đối với | về |
      nhưng | mà | còn | song | và | vì | do | nên | chứ | chưa | không | ko | dự kiến | phấn đấu | sẽ | trong | các | những | từng | một | hai | ba | bốn | năm | mấy | số | kế hoạch | văn bản | tháng | quý | tuần |
      kỳ | giai đoạn | bước | phần | thủ tục | hồ sơ | quy trình | danh mục | thống kê | rà soát | lấy ý kiến | tổng hợp | tham mưu | dự thảo | soạn thảo | hoàn thiện | phối hợp | nốt | đúng tiến độ | đúng kế hoạch |
      cuối | đầu | giữa | gần | hơn | để | khá | rất | hay | hoặc | là | lại | cũng | hiện | hiện nay | giờ | tuy nhiên | ngoài ra | đồng thời | lồng ghép | liên tục | hàng ngày | hằng ngày | hàng tuần | khi | nội dung
    `,
  ],
]);

const notStarted = vocabulary<Behind>([
  [
    "idle",
    `${POLITE} | được | dc | đc | gì | gì hết | gì cả | hết | cả | nhiệm vụ này | việc này | nội dung này | mục này | nổi | xong`,
  ],
  [
    "goes_on",
    `
      trừ | vì | do | bởi | tại vì | nên | nhưng | mà | còn | song | và | để chờ | chờ | đợi | mới | chỉ | theo | từ | trong | trên | với | cho | về | của | đối với | các | những | việc | chứ | không | dự kiến | sẽ | phấn đấu |
      tháng | quý | năm | kỳ | tuần | hiện | hiện nay | đến | tới | tuy nhiên | đúng | kịp | hay | hoặc | lại | rà soát | kế hoạch | là do | là vì | bước nào | nội dung nào | phần nào | khâu nào | bất kỳ
    `,
  ],
]);

const nothingArose = vocabulary<Behind>([
  // Before "đó", which is typed so too.
  ["goes_on", "do | vì | bởi | tại vì"],
  [
    "idle",
    `
      ${POLITE} | gì | gì hết | gì cả | hết | cả | chi | mô | trường hợp | vụ việc | hồ sơ | hs | tthc | thủ tục | văn bản | giao dịch | phản ánh | kiến nghị | pakn | nào | nào cả | nào hết | ai | nhiệm vụ |
      nội dung | gì đâu | đâu | mô | nhiệm vụ này | việc này | mới nào | danh sách | ds | cán bộ | công chức | phải | bị | để xảy ra | chậm | trễ | chậm trễ | trễ hạn | quá hạn | chậm muộn | giải trình | xin lỗi
    `,
  ],
  [
    "goes_on",
    `
      trừ | ngoại trừ | trong kỳ | trong tháng | trong quý | trong năm | tháng | quý | kỳ | năm | hay | hoặc | nên | nhưng | mà | còn | và | chứ | theo | hôm | như | để công khai | cần | thuộc diện | thuộc thẩm quyền
    `,
  ],
]);

/** By the state; of one that stands in a text of its own ("vướng …") everything may stand behind it. */
export const behind = { done, in_progress: inProgress, not_started: notStarted, nothing_arose: nothingArose } as const;

/** What goes on is named behind "đang": work, and nothing that keeps somebody from it. */
export const undertaken = vocabulary<true>([
  [
    true,
    `
      chạy thử | kiểm thử | chạy | khai thác | đi kiểm tra | đi thực tế | đi cơ sở | vận hành | hoạt động | quay | dựng | lồng tiếng | biên tập | phát | phát sóng | đăng | tải | scan | quét | số hóa | số hoá | nhập | nhập liệu | gom | thu thập | gộp | rà | rà soát | kiểm | kiểm tra | thống kê | hoàn | sửa |
      chỉnh | chỉnh sửa | bổ sung | tham mưu | đề xuất | trình | chờ ký | chờ duyệt | chờ phê duyệt | chờ thẩm định | chờ góp ý | chờ ý kiến | đợi ký | đợi duyệt | ký số | in | photo | viết | vẽ | thiết kế | xây dựng | lập | soạn | dự thảo | phác thảo |
      lấy ý kiến | xin ý kiến | đối chiếu | đôn đốc | tổ chức | tập huấn | tuyên truyền | hướng dẫn | vận động | hỗ trợ | phối hợp | làm việc với | kết nối | đồng bộ | tích hợp | cấu hình | cài đặt | lắp đặt | mua sắm | đấu thầu | thuê | phân công | giao |
      triển khai | tiến hành | thực hiện | thử nghiệm | thí điểm | duy trì | cập nhật | niêm yết | công khai | công bố | ban hành | phát hành | chuẩn bị | khẩn trương | gấp rút | tập trung | tích cực | đẩy nhanh | tiếp tục | từng bước | hoàn thiện |
      xử lý | giải quyết | tháo gỡ | khắc phục | bố trí | đánh giá | chấm | tổng hợp | thẩm định | góp ý | nghiên cứu | khảo sát | xác minh | phân loại | lựa chọn | chọn | tiếp nhận | luân chuyển | ở bước | ở khâu | ở giai đoạn | trong quá trình | trong giai đoạn | được
    `,
  ],
]);
