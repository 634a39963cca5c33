import { agreeable } from "./assent.js";
import { vocabulary } from "./vocabulary.js";

/** `away`: the writer will not be there. `back`: they are again. `from`, `to`: what the day behind it is. */
export type LeaveWord = "away" | "back" | "from" | "to";

/** How people say that they go on leave and come back. Leaving the work for good is none: "nghỉ việc", "nghỉ hưu". */
export const leaveWords = vocabulary<LeaveWord>([
  [
    "away",
    `
      nghỉ | nghỉ phép | nghỉ phép năm | nghỉ làm | nghỉ ốm | nghỉ bệnh | nghỉ thai sản | nghỉ sinh | nghỉ bù |
      nghỉ mát | nghỉ không lương | nghỉ chế độ | nghỉ cưới | nghỉ tang | xin nghỉ | xin nghỉ phép | xin phép nghỉ |
      nghỉ có phép | đi công tác | đi học | đi tập huấn | đi vắng | vắng | vắng mặt | on leave
    `,
  ],
  [
    "back",
    `
      hết nghỉ | hết nghỉ phép | hết phép | hết ngày nghỉ | hết ngày phép | kết thúc nghỉ | kết thúc nghỉ phép |
      nghỉ xong | đi làm lại | đã đi làm lại | đi làm rồi | làm việc lại | trở lại làm việc | quay lại làm việc |
      về làm việc | không nghỉ nữa | ko nghỉ nữa | thôi nghỉ | thôi không nghỉ | hủy nghỉ | hủy nghỉ phép | bỏ nghỉ |
      bỏ nghỉ phép | hết công tác | công tác về | đi công tác về
    `,
  ],
  ["from", "từ | từ ngày | bắt đầu từ | kể từ | từ sáng | từ chiều"],
  ["to", "đến | đến hết | đến ngày | đến hết ngày | tới | tới hết | tới ngày | cho đến | cho tới | hết ngày"],
]);

/** Words with which one speaks of oneself: with them, or with a day, "nghỉ" is about the writer. */
export const leaveWriter = vocabulary<true>([[true, "em | tôi | mình | tui | cháu | chị | anh"]]);

/** What may stand around it and changes nothing; why somebody is away is nobody's business here. */
export const aroundLeave = vocabulary<true>([
  [
    true,
    `
      ạ | nhé | nha | nhá | ơi | à | ah | vậy | rồi | luôn | đi | đã | nữa | thì | là | mà | cho | báo | báo cáo | thông báo |
      xin | xin phép | được | sẽ | có | phải | cần | cả | cả ngày | trong | vòng | trong vòng | khoảng | ngày | buổi |
      hết | sáng | chiều | tối | buổi sáng | buổi chiều | và | do | vì | bận | ốm | bệnh | bị ốm | con ốm | việc riêng | có việc riêng |
      việc gia đình | gia đình có việc | việc nhà | khám bệnh | đi khám bệnh | điều trị | sức khỏe | lý do sức khỏe |
      ai thay | ai làm thay | ai báo cáo thay | ai trực thay | báo cáo thay | làm thay | khi | nếu | lúc | thì ai |
      lý do cá nhân | bot | thưa | kính | kính báo | hôm | ${agreeable}
    `,
  ],
]);
