import { expect, test } from "vitest";
import { asksWhoWasNotReached } from "../../src/text/asks-unreached.js";

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
])("%s", (text) => expect(asksWhoWasNotReached(text)).toBe(true));

test.each([
  "chưa gửi",
  "ai chưa gửi báo cáo",
  "đơn vị nào chưa nhận được hồ sơ",
  "V.1 chưa gửi được cho các xã",
  "ai chưa nhận được tin V.1 quý I",
  "chưa báo cáo",
])("not: %s", (text) => expect(asksWhoWasNotReached(text)).toBe(false));
