import { expect, it } from "vitest";
import { reasonIn } from "../../../src/reporting/guard/says-right.js";

it.each([
  ["đúng là 3/400, do thiên tai", "do thiên tai"],
  ["dạ đúng rồi ạ, đã mất mạng 2 tháng", "đã mất mạng 2 tháng"],
  ["3/400 mới đúng, thẻ hỏng", "thẻ hỏng"],
  ["3/400 đúng rồi, 2 tháng mất mạng", "2 tháng mất mạng"],
  ["đúng rồi, mới có 3 hồ sơ", "mới có 3 hồ sơ"],
  ["chính xác 3, thiếu người", "thiếu người"],
  ["dùng chung mạng", "dùng chung mạng"],
  ["do thiên tai", "do thiên tai"],
  ["đã đúng hạn nhưng mất mạng", "đã đúng hạn nhưng mất mạng"],
])("of %s the reason is %s", (text, reason) => {
  expect(reasonIn(text)).toBe(reason);
});
