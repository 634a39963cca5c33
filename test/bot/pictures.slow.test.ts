import { describe, expect, it } from "vitest";
import { Albums } from "../../src/bot/albums.js";
import { findEvidence } from "../../src/reporting/evidence/evidence-of.js";
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

const photo = [{ file_id: "1", file_unique_id: "1", width: 1, height: 1, file_size: 9 }];

describe("in the middle of a report", () => {
  const desk = botAtDesk();

  it("each picture of an album goes with it, and a bare ok confirms what is shown", async () => {
    const lan = await desk.join("STP");
    await desk.handle(lan.says("v1 dang thuc hien 60%"));
    for (const media_group_id of ["7", "7", "7"]) await desk.handle(lan.sends({ photo, media_group_id }));
    expect(lan.last()!.text).toContain("Kèm: 3 ảnh");
    await desk.handle(lan.says("ok"));
    expect(lan.last()!.text).toContain("Đã ghi nhận");
    expect(lan.last()!.text).toContain("Kèm: 3 ảnh");
  });

  it("what is written under a picture is the answer, and the picture goes with it", async () => {
    const minh = await desk.join("SYT");
    await desk.handle(minh.says("v1 dang thuc hien 60%"));
    const before = minh.count();
    await desk.handle(minh.sends({ photo, caption: "70%" }));
    expect(minh.since(before)).toHaveLength(1);
    expect(minh.last()!.text).toContain("70%");
    expect(minh.last()!.text).toContain("Kèm: 1 ảnh");
    await desk.handle(minh.says("ok"));
    expect(minh.last()!.text).toContain("Đã ghi nhận");
  });

  it("a picture that is left out is not recorded", async () => {
    const hai = await desk.join("SXD");
    await desk.handle(hai.says("v1 dang thuc hien 60%"));
    await desk.handle(hai.sends({ photo }));
    await desk.handle(hai.presses("Bỏ 1 ảnh"));
    expect(hai.last()!.keyboard.flat()).toHaveLength(3);
    await desk.handle(hai.presses("Xác nhận"));
    expect(hai.last()!.text).not.toContain("Kèm");
    expect(await desk.db.evidence.count({ where: { personId: hai.personId, receiptId: { not: null } } })).toBe(0);
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

describe("a picture", () => {
  const desk = botAtDesk();
  const own = (personId: number) => desk.db.evidence.findMany({ where: { personId }, orderBy: { id: "asc" } });

  it("that is handled again is kept once, with one report, attached once", async () => {
    const lan = await desk.join("STP");
    const picture = lan.sends({ photo, caption: "v1 xong 18/KH-STP 23/2" });
    await desk.handle(picture);
    await desk.handle(picture);
    const confirm = lan.presses("Xác nhận");
    await desk.handle(confirm);
    await desk.handle(confirm);
    const more = lan.sends({ photo });
    await desk.handle(more);
    await desk.handle(more);
    const attach = lan.presses("Kèm");
    await desk.handle(attach);
    await desk.handle(attach);
    expect(lan.last()!.text).toBe("Đã kèm 1 ảnh vào V.1 (BN-2024-000001).");
    const kept = await own(lan.personId);
    const report = await desk.db.statusReport.findFirstOrThrow({ where: { personId: lan.personId } });
    expect(kept.map(({ reportId }) => reportId)).toEqual([report.id, report.id]);
    const audited = await desk.db.audit.findMany({ where: { personId: lan.personId, action: "correct" } });
    expect(audited.map((row) => row.new)).toEqual(["evidence 1"]);
  });

  it("whose answer could not be sent is kept once, and the answer comes", async () => {
    const minh = await desk.join("SYT");
    const picture = minh.sends({ photo, caption: "v1 xong" });
    const failed = desk.failAt(0);
    await expect(desk.handle(picture)).rejects.toThrow();
    expect(failed()).toBe(true);
    await desk.handle(picture);
    expect(minh.last()!.text).toContain("Kèm: 1 ảnh");
    expect(await own(minh.personId)).toHaveLength(1);
  });

  it("of 0 bytes, or larger than the messenger hands over, is not kept", async () => {
    const hung = await desk.join("SNV");
    for (const file_size of [0, 21 * 1024 * 1024])
      await desk.handle(hung.sends({ document: { file_id: "d", file_unique_id: "d", file_name: "a.pdf", file_size } }));
    expect(hung.last()!.text).toContain("21 MB");
    expect(await own(hung.personId)).toHaveLength(0);
  });

  it("of a colleague is not attached by a button of one's own, and another agency's receipt takes none", async () => {
    const lan = await desk.join("STP");
    const dung = await desk.join("SKHDT");
    await desk.handle(dung.sends({ photo }));
    const [kept] = await own(dung.personId);
    const receipt = await desk.db.receipt.findFirstOrThrow({ where: { agency: { code: "STP" } } });
    await desk.handle(lan.forges(`evput:${kept!.id}-${kept!.id}:${receipt.id}:1`));
    expect(lan.last()!.text).toContain("Không còn ảnh");
    await desk.handle(dung.forges(`evput:${kept!.id}-${kept!.id}:${receipt.id}:1`));
    expect(dung.last()!.text).toContain("không thuộc cơ quan");
    await desk.handle(dung.forges(`evidence:${receipt.number}`));
    expect(dung.last()!.text).toContain("không thuộc cơ quan");
    expect(await own(dung.personId)).toMatchObject([{ receiptId: null }]);
    const refused = await desk.db.audit.findMany({ where: { personId: dung.personId, action: "refuse" } });
    expect(refused.map(({ subject }) => subject)).toEqual([`receipt ${receipt.id}`, `evidence ${receipt.number}`]);
  });

  it("of a report is opened by the office, and stays with it when that is corrected", async () => {
    const office = await desk.join(null);
    const before = desk.sent.length;
    await desk.handle(office.forges("evidence:BN-2024-000001"));
    const pictures = desk.sent.slice(before).filter(({ method }) => method === "sendPhoto");
    expect(pictures).toHaveLength(2);
    const lan = await desk.join("STP");
    await desk.handle(lan.says("v1 dang thuc hien 60%"));
    await desk.handle(lan.says("ok"));
    const reports = await desk.db.statusReport.findMany({
      where: { duty: { agency: { code: "STP" } } },
      orderBy: { id: "asc" },
    });
    const counts = [];
    for (const { id } of reports) counts.push((await findEvidence(desk.db, { kind: "report", id }))!.files.length);
    expect(counts).toEqual([2, 0]);
  });
});
