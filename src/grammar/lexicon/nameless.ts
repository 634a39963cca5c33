/** Words that name nothing, though a plan's names may have them: they lead to a name, join its words, or say how things stand. */
export const nameless = `
  và | của | các | những | cho | theo | tại | trên | trong | được | là | có | đã | đang | chưa | không | ko | đến | từ | về | với | do |
  để | phải | còn | này | đó | ra | vào | lại | hoặc | như | khi | đối | qua | năm | quý | tháng | ngày | kỳ | số | tổng | tỷ | tỉ | lệ |
  mức | độ | chỉ | tiêu | nhiệm | vụ | việc | đầu | mục | nội | báo | cáo | bc | đơn | vị | cơ | quan | sở | ngành | ban | xã |
  huyện | phường | tỉnh | cấp | ubnd | địa | phương | phòng | thành | phố | thực | hiện | hoàn | thành | triển | khai | tiếp | tục | xong |
  đạt | giao | em | anh | chị | tôi | mình | bên | dạ | ạ | rồi | gửi | xin | kính | nhé | thì | mà | đều | cũng | vẫn | thường | xuyên |
  kịp | thời | đầy | đủ | đúng | quy | định | liên | các | một | hai | ba | tối | thiểu | hàng | mới | trước | sau | hết | hơn | phát | sinh
`
  .split("|")
  .map((word) => word.trim());
