import { expect, it } from "vitest";
import { wholeText } from "../../src/summary/whole-text.js";
import { translator } from "../../src/text/language.js";

const files = [{ label: "Excel", data: "file:w:@2024-Q1" }];
const setting = { maxText: 100, files, t: translator("vi") };

it("sends a list of six messages, and of a longer one says how many it is of and offers the files", () => {
  const fits = `Chưa báo cáo\n${"x".repeat(600 - 13)}`;
  expect(wholeText(fits, 1_200, setting)).toEqual({ text: fits, buttons: [], protected: true });
  expect(wholeText(`${fits}x`, 1_200, setting)).toEqual({
    text: "Chưa báo cáo\nDanh sách 1.200 đơn vị quá dài để gửi bằng tin. Xem theo nhóm hoặc địa bàn, hoặc lấy cả danh sách trong tệp:",
    buttons: [files],
    protected: true,
  });
});
