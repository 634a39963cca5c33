import { describe, expect, it } from "vitest";
import { Albums } from "../../src/bot/albums.js";
import { botAtDesk } from "./desk.js";

describe("an album", () => {
  it("is answered once, with its first picture, also when that is handled again", () => {
    const albums = new Albums();
    expect(albums.isToAnswer("a", 1n)).toBe(true);
    expect(albums.isToAnswer("a", 2n)).toBe(false);
    expect(albums.isToAnswer("a", 1n)).toBe(true);
    expect(albums.isToAnswer("b", 3n)).toBe(true);
    expect(albums.isToAnswer(undefined, 4n)).toBe(true);
    expect(albums.isToAnswer(undefined, 5n)).toBe(true);
  });

  it("is forgotten after some hundreds of others", () => {
    const albums = new Albums();
    for (let album = 0; album < 300; album++) albums.isToAnswer(String(album), BigInt(album));
    expect(albums.isToAnswer("299", 1n)).toBe(false);
    expect(albums.isToAnswer("0", 1n)).toBe(true);
  });
});

describe("in the middle of a report", () => {
  const desk = botAtDesk();
  const photo = [{ file_id: "1", file_unique_id: "1", width: 1, height: 1 }];

  it("an album gets one sentence, and the step stays open", async () => {
    const lan = await desk.join("STP");
    await desk.handle(lan.says("v1 dang thuc hien 60%"));
    const before = lan.count();
    for (const media_group_id of ["7", "7", "7"]) await desk.handle(lan.sends({ photo, media_group_id }));
    expect(lan.since(before)).toHaveLength(1);
    expect(lan.last()!.text).toContain("chưa đọc được ảnh");
    await desk.handle(lan.says("ok"));
    expect(lan.last()!.text).toContain("Đã ghi nhận");
  });

  it("what is written under a picture is the answer, and it is said that the picture was not taken", async () => {
    const minh = await desk.join("SYT");
    await desk.handle(minh.says("v1 dang thuc hien 60%"));
    const before = minh.count();
    await desk.handle(minh.sends({ photo, caption: "70%" }));
    const [first, second] = minh.since(before);
    expect(first!.text).toContain("chưa nhận ảnh");
    expect(second!.text).toContain("70%");
    await desk.handle(minh.says("ok"));
    expect(minh.last()!.text).toContain("Đã ghi nhận");
  });

  it("what the messenger announces is met with nothing, with a report open or without", async () => {
    const pinned = { pinned_message: { message_id: 1, date: 1, chat: { id: 1, type: "private", first_name: "-" } } };
    const hung = await desk.join("SNV");
    for (const open of [false, true]) {
      if (open) await desk.handle(hung.says("v1 dang thuc hien 50%"));
      const before = hung.count();
      await desk.handle(hung.sends(pinned as never));
      expect(hung.since(before)).toEqual([]);
    }
    await desk.handle(hung.says("/huy"));
  });
});
