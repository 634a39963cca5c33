import { describe, expect, it } from "vitest";
import { botAtDesk, type Chat } from "./desk.js";

describe("taking back", () => {
  const desk = botAtDesk();
  const columns = (agency: string) =>
    desk.db.duty.findFirstOrThrow({
      where: { agency: { code: agency }, task: { code: "V.1" } },
      select: { status: true, percent: true, answeredOn: true, settledOn: true },
    });

  it("leaves a duty exactly as it stood, however often the press is handled", async () => {
    const lan = await desk.join("STP");
    const untouched = await columns("STP");
    await desk.handle(lan.says("v1 dang lam 60%"));
    await desk.handle(lan.says("ok"));
    const before = await columns("STP");
    await desk.handle(lan.says("v1 xong 18/KH-STP 23/2"));
    await desk.handle(lan.says("ok"));
    await desk.handle(lan.says("hoan tac"));
    const press = lan.presses("Rút lại");
    await desk.handle(press);
    await desk.handle(press);
    expect(await columns("STP")).toEqual(before);
    expect(await desk.db.receipt.count({ where: { undoesId: { not: null } } })).toBe(1);
    await desk.handle(lan.says("hoan tac"));
    await desk.handle(lan.presses("Rút lại"));
    expect(await columns("STP")).toEqual(untouched);
    await desk.handle(lan.says("hoan tac"));
    expect(lan.last()!.text).toContain("Chưa có báo cáo nào");
  });

  it("is the sender's alone, and not of what was reported again since", async () => {
    const minh = await desk.join("SYT");
    const colleague = await desk.join("SYT");
    const other = await desk.join("STP");
    await desk.handle(minh.says("v1 dang lam 60%"));
    await desk.handle(minh.says("ok"));
    const { id, number } = await desk.db.receipt.findFirstOrThrow({ orderBy: { id: "desc" } });
    await desk.handle(colleague.forges(`undo:${id}`));
    expect(colleague.last()!.text).toContain("Chỉ người gửi");
    await desk.handle(other.forges(`undo:${id}`));
    expect(other.last()!.text).toContain("không thuộc cơ quan");
    await desk.handle(colleague.says("v1 xong"));
    await desk.handle(colleague.says("ok"));
    await desk.handle(minh.forges(`undo:${id}`));
    expect(minh.last()!.text).toContain(`${number} đã được báo cáo lại`);
    expect((await columns("SYT")).status).toBe("done");
  });

  describe("what the office has a part in", () => {
    /** Says it, reports V.1 as said and gives the receipt. */
    async function reported(chat: Chat, text: string) {
      await desk.handle(chat.says(text));
      await desk.handle(chat.says("ok"));
      return desk.db.receipt.findFirstOrThrow({ where: { personId: chat.personId }, orderBy: { id: "desc" } });
    }

    async function sentBack(number: string, reason = "thiếu phụ lục"): Promise<void> {
      const hoa = await desk.join(null);
      await desk.handle(hoa.says(`trả lại ${number}: ${reason}`));
      await desk.handle(hoa.presses("Trả lại"));
      expect(hoa.last()!.text).toContain(`Đã trả lại ${number}`);
    }

    it("what was sent back stays so: an earlier report does not settle the duty again", async () => {
      const mai = await desk.join("SXD");
      await reported(mai, "v1 xong 17/KH-SXD 22/2");
      const { id, number } = await reported(mai, "v1 xong 18/KH-SXD 23/2");
      await sentBack(number);
      const before = await columns("SXD");
      expect(before.settledOn).toBeNull();
      await desk.handle(mai.says("hoan tac"));
      expect(mai.last()!.text).toBe(
        `Văn phòng UBND tỉnh đã trả lại ${number}, không rút lại nữa. Sửa và gửi lại: /viec`,
      );
      await desk.handle(mai.forges(`undo:${id}`));
      expect(mai.last()!.text).toContain(`đã trả lại ${number}`);
      expect(await columns("SXD")).toEqual(before);
    });

    it("what was sent again stays: else what was sent back would stand as done", async () => {
      const mai = await desk.join("SCT");
      const { number } = await reported(mai, "v1 xong 18/KH-SCT 23/2");
      await sentBack(number);
      const again = await reported(mai, "v1 dang lam 40%");
      const before = await columns("SCT");
      await desk.handle(mai.forges(`undo:${again.id}`));
      expect(mai.last()!.text).toContain(`${again.number} là báo cáo gửi lại`);
      expect(await columns("SCT")).toEqual(before);
      expect(before).toMatchObject({ status: "in_progress", settledOn: null });
    });

    it("a later correction that is taken back leaves what was sent again too late late", async () => {
      const mai = await desk.join("STNMT");
      const { number } = await reported(mai, "v1 xong 18/KH-STNMT 23/2");
      await sentBack(number);
      const { time } = desk.clock;
      desk.clock.time = "2024-03-05T09:00:00+07:00";
      await reported(mai, "v1 xong 19/KH-STNMT 4/3");
      const late = await columns("STNMT");
      expect(late.settledOn).toEqual(new Date("2024-03-05"));
      const { id } = await reported(mai, "v1 xong 20/KH-STNMT 4/3");
      await desk.handle(mai.forges(`undo:${id}`));
      expect(mai.last()!.text).toContain("Đã rút lại");
      expect(await columns("STNMT")).toEqual(late);
      desk.clock.time = time;
    });

    it("an approved quarter is not changed by it", async () => {
      const mai = await desk.join("SNV");
      const { id, number } = await reported(mai, "v1 xong 18/KH-SNV 23/2");
      const before = await columns("SNV");
      const { id: planId } = await desk.db.plan.findFirstOrThrow();
      const approved = { planId, quarter: "2024-Q1", personId: mai.personId, at: new Date(), inboxId: 900_001n };
      const approval = await desk.db.approval.create({ data: { ...approved, openKey: `${planId}:2024-Q1` } });
      await desk.handle(mai.says("hoan tac"));
      expect(mai.last()!.text).toContain(`${number} thuộc kỳ đã khóa`);
      await desk.handle(mai.forges(`undo:${id}`));
      expect(mai.last()!.text).toContain(`${number} thuộc kỳ đã khóa`);
      expect(await columns("SNV")).toEqual(before);
      await desk.db.approval.delete({ where: { id: approval.id } });
    });
  });
});
