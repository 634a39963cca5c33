import { expect, test } from "vitest";
import { reportedWithCode } from "../../src/bot/code-answers.js";

test.each([
  ["K7Q4M2PX", null],
  ["LIENKET K7Q4M2PX", null],
  ["K7Q4M2PX\nV.1 đang làm 40%", "V.1 đang làm 40%"],
  ["K7Q4M2PX: V.1 đang làm 40%\nb3 quý I 45/60", "V.1 đang làm 40%\nb3 quý I 45/60"],
  ["mã của em là K7Q4M2PX, V.1 xong", "V.1 xong"],
  ["V.1 xong 18/KH-STP\nmã K7Q4M2PX", "V.1 xong 18/KH-STP"],
  ["em là đầu mối Sở Tài chính, mã của em là K7Q4M2PX", null],
  ["Kính gửi đồng chí,\nĐể liên kết, nhắn cho bot: LIENKET K7Q4M2PX\nMã dùng một lần, hạn 04/03.", null],
  ["Mã cho Sở Tư pháp:\nK7Q4M2PX\nhạn 04/03", null],
  ["Mã mời: K7Q4M2PX\nK7Q4M2PX", null],
  ["B1. Mở Telegram\nB2. Gửi mã K7Q4M2PX\nB3. Bấm nút 2", null],
  ["K7Q4M2PX\nb3 quý I 45/60\nb4 6 tháng", "b3 quý I 45/60"],
  ["K7Q4M2PX\n- b5: 1.250\nV.2 40%", "b5: 1.250\nV.2 40%"],
])("with its code %j reports %j", (typed, reported) => {
  expect(reportedWithCode(typed)).toBe(reported);
});
