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
    ["cho xem lại báo cáo em gửi hôm qua", "receipts", ""],
    ["em xin xem lai cac bao cao da nop a", "receipts", ""],
    ["Chị ơi cho em xem lại số liệu bên em đã gửi tuần trước với ạ", "receipts", ""],
    ["Có cách nào xem lại cái mình gửi hôm trước k", "receipts", ""],
    ["lam sao coi lai may cai bc da nop", "receipts", ""],
    ["xem lại báo cáo mình gửi ở đâu vậy", "receipts", ""],
    ["/khongco gì", null, "gì"],
    ["/constructor", null, ""],
  ])("%j is %s with %j", (text, name, words) => expect(readCommand(text)).toEqual({ name, words }));

  it.each([
    "start",
    "cho xem báo cáo các sở gửi hôm qua",
    "xem giúp em báo cáo gửi được chưa",
    "cho xem lại b3 quý I em đã gửi",
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
