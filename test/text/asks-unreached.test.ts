import { expect, test } from "vitest";
import { asksWhoHasNotJoined, asksWhoWasNotReached } from "../../src/text/asks-unreached.js";

test.each([
  "ai chưa nhận được tin",
  "Ai chưa nhận tin nhắn?",
  "chưa gửi được cho ai",
  "bot chưa gửi được tin cho ai",
  "không gửi được cho những ai?",
  "tin không đến ai",
  "đơn vị nào chưa nhận được nhắc việc",
  "cho hỏi còn ai chưa nhận được thông báo ạ",
  "ai không liên lạc được",
])("not reached: %s", (text) => {
  expect(asksWhoWasNotReached(text)).toBe(true);
  expect(asksWhoHasNotJoined(text)).toBe(false);
});

test.each([
  "còn đơn vị nào chưa vào bot, chưa có tài khoản",
  "xã nào chưa tham gia zalo",
  "những ai chưa kết nối",
  "đơn vị nào chưa có đầu mối",
  "danh sách đơn vị nào chưa có đầu mối",
])("not joined: %s", (text) => {
  expect(asksWhoHasNotJoined(text)).toBe(true);
  expect(asksWhoWasNotReached(text)).toBe(false);
});

test.each([
  "chưa gửi",
  "ai chưa gửi báo cáo",
  "xã nào chưa kết nối hệ thống một cửa",
  "đơn vị nào chưa dùng dịch vụ công trực tuyến",
  "đơn vị nào chưa nhận được hồ sơ",
  "V.1 chưa gửi được cho các xã",
  "ai chưa nhận được tin V.1 quý I",
  "chưa báo cáo",
])("not: %s", (text) => {
  expect(asksWhoWasNotReached(text)).toBe(false);
  expect(asksWhoHasNotJoined(text)).toBe(false);
});
