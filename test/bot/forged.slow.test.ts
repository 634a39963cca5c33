import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { subjectOf } from "../../src/reporting/report-draft.js";
import { botAtDesk, type Chat } from "./desk.js";

const desk = botAtDesk();
let lan: Chat; // of Sở Tư pháp
let minh: Chat; // of Sở Y tế
let hoa: Chat; // of the office
const ids = { stpDuty: 0, sytDuty: 0, stp: 0, syt: 0, minhsDraft: 0 };

beforeAll(async () => {
  [lan, minh, hoa] = [await desk.join("STP"), await desk.join("SYT"), await desk.join(null)];
  const dutyOf = (code: string) =>
    desk.db.duty.findFirstOrThrow({
      where: { task: { code: "V.1" }, agency: { code } },
      select: { id: true, agencyId: true },
    });
  const [stp, syt] = [await dutyOf("STP"), await dutyOf("SYT")];
  Object.assign(ids, { stpDuty: stp.id, sytDuty: syt.id, stp: stp.agencyId, syt: syt.agencyId });
  await desk.handle(minh.says("v1 dang thuc hien 60%"));
  ids.minhsDraft = (await desk.db.draft.findFirstOrThrow({ where: { personId: minh.personId } })).id;
});

async function refused(chat: Chat, data: string) {
  const [before, audits] = [chat.count(), await desk.db.audit.count()];
  await desk.handle(chat.forges(data));
  const entries = await desk.db.audit.findMany({ orderBy: { id: "asc" }, skip: audits });
  return { said: chat.since(before).map(({ text }) => text), entries };
}

describe("what belongs to another agency or person", () => {
  it.each([
    ["a duty", () => `duty:${ids.sytDuty}`, "V.1 SYT 2024-02"],
    ["a duty's text", () => `text:${ids.sytDuty}`, "V.1 SYT 2024-02"],
    ["a duty that there is not", () => "duty:99999999", "duty 99999999"],
    ["its list", () => `work:${ids.syt}`, () => `agency ${ids.syt}`],
    ["a page of its list", () => `later:${ids.syt}:1`, () => `agency ${ids.syt}`],
    ["what it has answered", () => `answered:${ids.syt}:1`, () => `agency ${ids.syt}`],
    ["what is due for it", () => `pass:${ids.syt}`, () => `agency ${ids.syt}`],
    ["its coming week", () => `days:${ids.syt}:nextWeek:1`, () => `agency ${ids.syt}`],
    ["its figures", () => `figures:${ids.syt}`, () => `agency ${ids.syt}`],
    ["one figure", () => `figure:${ids.syt}:CT-b3`, () => `agency ${ids.syt}`],
    ["a draft", () => `resume:${ids.minhsDraft}`, () => `draft ${ids.minhsDraft}`],
    ["a draft's button", () => `s:${ids.minhsDraft}:1:yes`, () => `draft ${ids.minhsDraft}`],
    ["the office's summary", () => "sum", "summary"],
    ["who is silent", () => "sil:@2024-Q1", "summary"],
  ])("%s is refused with one sentence, and noted", async (_, data, subject) => {
    for (const form of [data(), `+${data()}`]) {
      const { said, entries } = await refused(lan, form);
      expect(said).toHaveLength(1);
      expect(entries).toMatchObject([
        { action: "refuse", personId: lan.personId, subject: typeof subject === "string" ? subject : subject() },
      ]);
    }
    expect(await desk.db.statusReport.count()).toBe(0);
    expect(await desk.db.draft.count({ where: { personId: lan.personId } })).toBe(0);
  });

  it("is refused to a stranger, and noted by what was pressed alone", async () => {
    const nobody = desk.stranger();
    for (const [data, subject] of [
      [`+duty:${ids.stpDuty}`, `duty ${ids.stpDuty}`],
      [`s:${ids.minhsDraft}:1:yes`, `draft ${ids.minhsDraft}`],
      ["Nguyễn Văn A:1", "button"],
    ] as const) {
      const { said, entries } = await refused(nobody, data);
      expect(said).toEqual([expect.stringContaining("Xin mã mời")]);
      expect(entries).toMatchObject([{ action: "refuse", personId: null, subject }]);
    }
    const audits = await desk.db.audit.count();
    await desk.handle(nobody.says("V.1 xong"));
    expect(await desk.db.audit.count()).toBe(audits);
  });

  it("stays refused when the same update is handled again, and is noted once", async () => {
    const update = lan.forges(`duty:${ids.sytDuty}`);
    const audits = await desk.db.audit.count();
    await desk.handle(update);
    await desk.handle(update);
    expect(await desk.db.audit.count()).toBe(audits + 1);
  });

  it("is refused to the office too, which reports for nobody", async () => {
    expect((await refused(hoa, `duty:${ids.stpDuty}`)).entries).toHaveLength(1);
  });

  it.each([
    ["V.1 xong", "V.1 office"],
    ["b3 q1 1/2", "CT-b3 office"],
    ["Sở Y tế V.1 xong", "Sở Y tế office"],
  ])("of the office, which reports nothing, is refused and noted: %s", async (text, subject) => {
    const audits = await desk.db.audit.count();
    await desk.handle(hoa.says(text));
    const entries = await desk.db.audit.findMany({ orderBy: { id: "asc" }, skip: audits });
    expect(entries).toMatchObject([{ action: "refuse", personId: hoa.personId, subject }]);
  });

  it.each([
    ["VI.1 xong 1/BC 2/2", ["VI.1 STP"]],
    ["V.1 xong 18/KH-STP 23/2\nVI.1 xong", ["VI.1 STP"]],
    ["c1 quy 1 1/2", ["CT-c1 STP"]],
  ])("typed by its code is refused and noted, alone or among others: %s", async (text, subjects) => {
    const audits = await desk.db.audit.count();
    await desk.handle(lan.says(text));
    const entries = await desk.db.audit.findMany({ orderBy: { id: "asc" }, skip: audits });
    expect(entries.map(({ action, subject }) => `${action} ${subject}`)).toEqual(
      subjects.map((one) => `refuse ${one}`),
    );
    await desk.handle(lan.says("/huy"));
  });

  it("is nothing any more to somebody who left the post: an old button, an old draft", async () => {
    const binh = await desk.join("SNV");
    await desk.handle(binh.says("v1 dang thuc hien 60%"));
    const confirm = binh.dataOf("Xác nhận");
    const hung = await desk.db.post.findFirstOrThrow({ where: { agency: { code: "STP" } } });
    await desk.db.holding.updateMany({ where: { personId: binh.personId }, data: { postId: hung.id } });
    const { said, entries } = await refused(binh, confirm);
    expect(said).toHaveLength(1);
    expect(entries).toMatchObject([{ action: "refuse", personId: binh.personId }]);
    expect(await desk.db.statusReport.count()).toBe(0);
  });
});

describe("data that no button carries", () => {
  beforeEach(() => desk.reset());

  it.each([
    "",
    "+",
    ":",
    "duty:",
    "duty:x",
    "duty:-1",
    "duty:1e9",
    "duty:99999999999999999999",
    "work:NaN",
    "later:1",
    "answered:1:x",
    "figure:1:CT-zz",
    "s:",
    "s:1",
    "s:99999999999:1:yes",
    "s:1:99999999999999999999:yes",
    "language:xx",
    "stale",
    "nonsense:1:2:3",
    "resume:",
    "sum:'; DROP TABLE",
  ])("%j is answered with a sentence", async (data) => {
    const { said } = await refused(lan, data);
    expect(said).toHaveLength(1);
    expect(said[0]).not.toBe("");
  });

  it.each(["viec", "duty:1", "s:1:1:yes", "nonsense"])("from a stranger (%j) opens nothing", async (data) => {
    const stranger = desk.stranger();
    await desk.handle(stranger.forges(data));
    expect(stranger.last()!.text).toContain("mã mời");
  });

  it("at a step, a status that was not offered, is not taken", async () => {
    await desk.handle(lan.forges(`duty:${ids.stpDuty}`));
    const chosen = lan.dataOf("Hoàn thành");
    const forged = chosen.replace(/done$/, "finished");
    expect(forged).not.toBe(chosen);
    await desk.handle(lan.forges(forged));
    const open = await desk.db.draft.findFirstOrThrow({ where: { personId: lan.personId, state: "open" } });
    expect(open.subject).toBe(
      subjectOf({ agencyId: ids.stp, entries: [{ kind: "task", dutyId: ids.stpDuty } as never], doubt: null }),
    );
    expect(open.data).toMatchObject({ step: "status", entries: [{ status: null }] });
  });
});

describe("a button of an earlier question", () => {
  beforeEach(() => desk.reset());

  it("'Xác nhận' saves what stands above it, or nothing", async () => {
    await desk.handle(lan.says("v2 dang thuc hien 60%"));
    const earlier = lan.dataOf("Xác nhận");
    await desk.handle(lan.says("70%"));
    const later = lan.dataOf("Xác nhận");
    await desk.handle(lan.forges(earlier));
    expect(lan.last()!.text).toContain("70%");
    expect(await desk.db.statusReport.count()).toBe(0);
    await desk.handle(lan.forges(later));
    const { percent } = await desk.db.statusReport.findFirstOrThrow();
    expect(Number(percent)).toBe(70);
    // Pressed once more, it tells the number.
    const { number } = await desk.db.receipt.findFirstOrThrow();
    await desk.handle(lan.forges(later));
    expect(lan.last()!.text).toContain(number);
    expect(await desk.db.statusReport.count()).toBe(1);
  });

  it("of a report that was left goes on with it there", async () => {
    await desk.handle(lan.forges(`duty:${ids.stpDuty}`));
    const done = lan.dataOf("Hoàn thành");
    await desk.handle(lan.says("/huy"));
    await desk.handle(lan.forges(done));
    expect(lan.last()!.text).toContain("Số và ngày văn bản?");
    await desk.handle(lan.says("18/KH-STP 23/2"));
    expect(lan.last()!.text).toContain("Gửi báo cáo này?");
  });

  it("of a report whose place another took says so", async () => {
    await desk.handle(lan.says("v4 dang thuc hien 10%"));
    const first = lan.dataOf("Xác nhận");
    await desk.handle(lan.says("/huy"));
    await desk.handle(lan.says("v4 dang thuc hien 20%"));
    await desk.handle(lan.forges(first));
    expect(lan.last()!.text).toContain("đã cũ");
    expect(await desk.db.statusReport.count({ where: { duty: { task: { code: "V.4" } } } })).toBe(0);
  });
});
