import { anyOf, vocabulary } from "../../text/vocabulary.js";

/** Who says one of these in front of what they report, or behind it, does not know for certain. */
export const hedges = vocabulary<true>([
  [
    true,
    `
      hình như | chưa biết có | không biết có | ko biết có | chưa nắm được | chưa biết là | có lẽ | có thể | chắc là | chắc cũng | chắc tầm | chắc khoảng | không chắc | ko chắc | chưa chắc | chẳng chắc |
      không nhớ rõ | ko nhớ rõ | không rõ | ko rõ | chưa rõ | thì phải | thì phải ạ | nghe nói | nghe bảo | nghe đâu | theo lời | em đoán | tôi đoán |
      đoán là | em nghĩ là | em nghĩ | tôi nghĩ | chưa chốt | tạm tính | hay sao ấy | hay sao đó | hay sao á | hay gì đó | ước tính | ước chừng | áng chừng | ước lượng | ước đoán | phỏng đoán | đoán chừng | nếu em không nhầm |
      nếu không nhầm | nếu tôi không nhầm | không nhầm thì | hình như là | chưa đối chiếu | chưa kiểm tra lại | để em kiểm tra lại |
      để em xem lại | để kiểm tra lại | chưa chính thức | chưa nắm | chưa nắm rõ | chưa đảm bảo | chưa bảo đảm | chưa dám chắc | không dám chắc | ko dám chắc | không dám đảm bảo | chưa tin chắc | không nắm | không nắm rõ | ko nắm
    `,
  ],
  [
    true,
    anyOf(
      "để em | để tôi | để mình | để bên em | để xã | để",
      "hỏi lại | hỏi thêm | kiểm tra lại | rà lại | tính lại | xem lại | coi lại | dò lại | kiểm lại | đối chiếu lại | xác minh lại",
    ),
  ],
]);

/** The same of a number that follows, which is near it and not exactly it. */
export const nearly = vocabulary<true>([
  [
    true,
    "khoảng | khoảng chừng | tầm | tầm khoảng | chừng | cỡ | ước | ước đạt | ước khoảng | xấp xỉ | gần | độ chừng | ước thực hiện | ngót | suýt soát | quãng | gần như | hầu như | sấp sỉ | độ khoảng",
  ],
]);
