import { anyOf, vocabulary } from "../../text/vocabulary.js";

/** The writer's own agency, without its name. */
export const own = vocabulary<true>([
  [
    true,
    anyOf(
      "xã | phường | huyện | sở | đơn vị | cơ quan | thành phố | thị trấn | phòng | ban | trung tâm | ngành | đài | chi cục | dv | đv | cq",
      "mình | em | tôi | chúng em | chúng tôi | ta | nhà",
    ),
  ],
  [
    true,
    anyOf("của | ở | tại", "xã | phường | huyện | sở | đơn vị | cơ quan | thành phố | thị trấn | phòng | ban | ngành"),
  ],
  [true, anyOf("bên | phía | chỗ", "em | mình | tôi | xã | sở | huyện | phường | chúng tôi | chúng em")],
  [true, "của mình | của em | của tôi | chúng em | chúng tôi"],
]);
