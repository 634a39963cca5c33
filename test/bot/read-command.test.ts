import { describe, expect, it } from "vitest";
import { readCommand } from "../../src/bot/read-command.js";

describe("a command", () => {
  it.each([
    ["/viec", "work", ""],
    ["/VIEC", "work", ""],
    ["/viec@daumoi_bot", "work", ""],
    ["/việc", "work", ""],
    ["viec", "work", ""],
    ["Việc", "work", ""],
    ["việc của tôi".normalize("NFD"), "work", ""],
    ["v\u200biec", "work", ""],
    [" xem việc ", "work", ""],
    ["bao cao", "pass", ""],
    ["chỉ tiêu", "figures", ""],
    ["/tonghop quý II", "summary", "quý II"],
    ["/tonghop@daumoi_bot  mục V ", "summary", "mục V"],
    ["/start K7Q4M2PX", "start", "K7Q4M2PX"],
    ["/start", "start", ""],
    ["/ten Nguyễn Văn Hùng\nPhó phòng", "name", "Nguyễn Văn Hùng\nPhó phòng"],
    ["hủy", "cancel", ""],
    ["/huy", "cancel", ""],
    ["/giaoviec các sở: báo cáo, hạn 20/3", "request", "các sở: báo cáo, hạn 20/3"],
    ["Giao việc các sở: báo cáo, hạn 20/3", "request", "các sở: báo cáo, hạn 20/3"],
    ["giao viec cho cac so:\nbao cao", "request", "cho cac so:\nbao cao"],
    ["giao việc", "request", ""],
    ["/khongco gì", null, "gì"],
    ["/constructor", null, ""],
  ])("%j is %s with %j", (text, name, words) => expect(readCommand(text)).toEqual({ name, words }));

  it.each([
    "start",
    "tong hop quy II",
    "V.1 xong",
    "vi",
    "việc gì",
    "",
    "/",
    "constructor",
    "toString",
    "18/KH-STP",
    "giao việc này cho ai",
  ])("%j is none", (text) => expect(readCommand(text)).toBeNull());
});
