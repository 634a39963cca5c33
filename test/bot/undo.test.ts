import { describe, expect, it } from "vitest";
import { botAtDesk } from "./desk.js";

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
});
