import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { botAtDesk, type Chat } from "./desk.js";

const desk = botAtDesk();
let hoa: Chat;
let lan: Chat;
const group = -100_555;
const inGroup = () => desk.sent.filter(({ chatId, text }) => chatId === group && text !== "");

beforeAll(async () => {
  hoa = await desk.join(null);
  lan = await desk.join("STP");
});
beforeEach(() => desk.reset());

describe("what the office reads in a private chat", () => {
  test("is protected from its first message on, and its steps stay edits of that", async () => {
    await desk.handle(hoa.says("/tonghop"));
    expect(hoa.last()).toMatchObject({ method: "sendMessage", protected: true });
    await desk.handle(hoa.presses("Theo đơn vị"));
    expect(hoa.last()).toMatchObject({ method: "editMessageText" });
  });

  test("is sent anew, and protected, where the pressed message was not", async () => {
    await desk.handle(hoa.pressesUnguarded("sum"));
    expect(hoa.last()).toMatchObject({ method: "sendMessage", protected: true });
  });

  test.each(["/nhac V.1", "/nhac V.1 xyzt", "/duyet", "/duyet quý I"])("%s is protected, too", async (text) => {
    await desk.handle(hoa.says(text));
    expect(hoa.last()).toMatchObject({ method: "sendMessage", protected: true });
  });

  test("names who reported by post and the name that they gave", async () => {
    await desk.handle(lan.says("/ten Nguyễn Thị Lan, Chuyên viên"));
    await desk.handle(lan.says("V.1 xong 18/KH-STP 23/2"));
    await desk.handle(lan.presses("Xác nhận"));
    await desk.handle(hoa.says("V.1 Sở Tư pháp"));
    expect(hoa.last()!.protected).toBe(true);
    expect(hoa.last()!.text).toContain("Đầu mối Sở Tư pháp (đ/c Nguyễn Thị Lan, Chuyên viên) báo cáo");
  });
});

describe("in a group", () => {
  test("the office's people have the summary, without buttons that lead to persons", async () => {
    await desk.handle(hoa.commandsIn(group, "/tonghop quý I"));
    expect(inGroup().at(-1)!.text).toMatch(/^Kế hoạch 65\/QĐ-UBND · quý I\/2024/);
    expect(inGroup().at(-1)!.keyboard).toEqual([]);
    await desk.handle(hoa.commandsIn(group, "/chuabaocao I.10"));
    expect(inGroup().at(-1)!.text).toContain("đơn vị chưa báo cáo");
  });

  test("what was not read is named, and two that are compared are both told", async () => {
    await desk.handle(hoa.commandsIn(group, "/tonghop Sở Tài chánh"));
    expect(inGroup().at(-1)!.text).toContain('Không rõ "Sở Tài chánh" là gì. Gần nhất: Sở Tài chính');
    await desk.handle(hoa.commandsIn(group, "/tonghop so sánh Di Linh với Lâm Hà"));
    expect(inGroup().at(-1)!.text).toMatch(/^So sánh · quý I\/2024.*— UBND huyện Di Linh.*— UBND huyện Lâm Hà/s);
    expect(inGroup().at(-1)!.keyboard).toEqual([]);
  });

  test("nobody is named and nobody's words are shown", async () => {
    await desk.handle(lan.says("/ten Nguyễn Thị Lan"));
    await desk.handle(lan.says("V.1 đang thực hiện 60% đã gặp anh Bình"));
    await desk.handle(lan.presses("Xác nhận"));
    await desk.handle(hoa.commandsIn(group, "/tonghop V.1 Sở Tư pháp"));
    const { text } = inGroup().at(-1)!;
    expect(text).toContain("Đang thực hiện 60%");
    expect(text).not.toMatch(/Lan|Bình/);
  });

  test("all others are told where the bot answers", async () => {
    await desk.handle(lan.commandsIn(group, "/tonghop"));
    expect(inGroup().at(-1)!.text).toBe("Bot chỉ trả lời trong cuộc trò chuyện riêng.");
    await desk.handle(hoa.commandsIn(group, "/viec"));
    expect(inGroup().at(-1)!.text).toBe("Bot chỉ trả lời trong cuộc trò chuyện riêng.");
  });
});
