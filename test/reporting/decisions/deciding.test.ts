import { describe, expect, it } from "vitest";
import { bundledPlanFolder } from "../../../src/plan/data-folder.js";
import { importPlan } from "../../../src/plan/import-plan.js";
import { approveQuarter, quarterStanding, reopenQuarter } from "../../../src/reporting/decisions/approvals.js";
import { askExtension, decideExtension } from "../../../src/reporting/decisions/extensions.js";
import { askChange, decideChange } from "../../../src/reporting/decisions/late-changes.js";
import { returnReports, withdrawReturn } from "../../../src/reporting/decisions/returns.js";
import { listWaiting } from "../../../src/reporting/decisions/waiting.js";
import { reportingOffice, task, value } from "../office.js";

const office = reportingOffice();
const at = (time: string) => new Date(`${time}T09:00:00+07:00`);
const deciding = (by: number, day: string, inboxId = office.nextInput()) => ({ by, inboxId, now: at(day) });

async function asked(code: string, taskCode: string, toDay: string, day = "2024-02-26") {
  const duty = await office.duty(code, taskCode);
  const personId = await office.person();
  const wish = { dutyId: duty.id, toDay, reason: "chờ ý kiến", personId, inboxId: office.nextInput(), now: at(day) };
  const outcome = await askExtension(office.db, wish, office.plan);
  if (!outcome.ok) throw new Error(outcome.code);
  return { ...outcome.value, wish };
}

async function told(kind: string): Promise<readonly string[]> {
  const rows = await office.db.outboxMessage.findMany({ where: { kind }, orderBy: { id: "asc" } });
  return rows.map(({ key }) => key);
}

async function reported(code: string, taskCode: string, day: string) {
  const person = await office.person();
  const duty = await office.duty(code, taskCode);
  const submitted = await office.report(code, person, [task(duty.id, { document: "18/KH" })], day);
  if (!submitted.ok) throw new Error(submitted.code);
  return { person, number: submitted.value.number, duty: () => office.duty(code, taskCode) };
}

describe("an extension", () => {
  it("moves due day and lock date, is audited, and tells who asked, once", async () => {
    const { id, duty, personId } = await asked("STP", "V.1", "2024-03-20");
    const staff = await office.person();
    const yes = deciding(staff, "2024-02-27");
    for (let handled = 0; handled < 2; handled++) {
      const granted = await decideExtension(office.db, id, null, yes, [office.plan]);
      expect(granted).toMatchObject({ ok: true, value: { state: "granted" } });
    }
    expect(await office.duty("STP", "V.1")).toMatchObject({ dueOn: "2024-03-20", lockOn: "2024-03-27" });
    expect(await office.db.audit.findMany({ where: { action: "extend", personId: staff } })).toMatchObject([
      { subject: "V.1 STP 2024-02", old: duty.dueOn, new: "2024-03-20" },
    ]);
    expect((await told("decision")).filter((key) => key === `decision:extension:${id}:${personId}`)).toHaveLength(1);
    // An import of the same plan changes nothing and takes nothing back.
    const imported = await importPlan(office.db, { folder: bundledPlanFolder(), now: at("2024-02-28") });
    expect(imported).toMatchObject({ ok: true, value: { changes: { added: 0, changed: 0, removed: 0 } } });
    expect(await office.duty("STP", "V.1")).toMatchObject({ dueOn: "2024-03-20", lockOn: "2024-03-27" });
  });

  it("asked for twice is the later one; handled twice it is written once", async () => {
    const first = await asked("SYT", "V.1", "2024-03-05");
    const second = await asked("SYT", "V.1", "2024-03-08");
    await askExtension(office.db, second.wish, office.plan);
    const rows = await office.db.extension.findMany({ where: { dutyId: first.duty.id }, orderBy: { id: "asc" } });
    expect(rows.map(({ state }) => state)).toEqual(["replaced", "asked"]);
    const old = await decideExtension(office.db, first.id, null, deciding(1, "2024-02-27"), [office.plan]);
    expect(old).toMatchObject({ ok: false, code: "over" });
  });

  it("of two who press at once the first wins, the other is told by whom", async () => {
    const { id } = await asked("SXD", "V.1", "2024-03-05");
    const [hoa, mai] = [await office.person(), await office.person()];
    await office.db.person.update({ where: { id: hoa }, data: { name: "Hoa" } });
    await office.db.person.update({ where: { id: mai }, data: { name: "Mai" } });
    const outcomes = await Promise.all([
      decideExtension(office.db, id, null, deciding(hoa, "2024-02-27"), [office.plan]),
      decideExtension(office.db, id, "không", deciding(mai, "2024-02-27"), [office.plan]),
    ]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const lost = outcomes.find(({ ok }) => !ok);
    expect(lost).toMatchObject({ code: "decided" });
    const { state } = await office.db.extension.findUniqueOrThrow({ where: { id } });
    expect(state).toBe(outcomes[0]!.ok ? "granted" : "refused");
  });

  it("of what is done meanwhile is over, and changes nothing", async () => {
    const { id } = await asked("SCT", "V.1", "2024-03-05");
    const { duty } = await reported("SCT", "V.1", "2024-02-27");
    const late = await decideExtension(office.db, id, null, deciding(1, "2024-02-28"), [office.plan]);
    expect(late).toMatchObject({ ok: false, code: "over" });
    expect(await duty()).toMatchObject({ dueOn: "2024-02-29" });
  });
});

describe("a return", () => {
  it("unsettles, and sent again in time the duty stands as before", async () => {
    const sent = await reported("SNV", "V.1", "2024-02-26");
    const back = await returnReports(
      office.db,
      { number: sent.number, keys: null, reason: "thiếu phụ lục" },
      deciding(await office.person(), "2024-03-01"),
      [office.plan],
    );
    expect(back).toMatchObject({ ok: true, value: { answerBy: "2024-03-05" } });
    expect(await sent.duty()).toMatchObject({ settledOn: null, dueOn: "2024-03-05", returned: true });
    const again = await reported("SNV", "V.1", "2024-03-05");
    expect(await sent.duty()).toMatchObject({ settledOn: "2024-02-26", dueOn: "2024-02-29", returned: false });
    expect(await office.db.receipt.findUnique({ where: { number: again.number } })).toMatchObject({ onTime: true });
  });

  it("sent again too late is late", async () => {
    const sent = await reported("STC", "V.1", "2024-02-26");
    await returnReports(
      office.db,
      { number: sent.number, keys: null, reason: "thiếu phụ lục" },
      deciding(await office.person(), "2024-03-01"),
      [office.plan],
    );
    const again = await reported("STC", "V.1", "2024-03-06");
    expect(await sent.duty()).toMatchObject({ settledOn: "2024-03-06", dueOn: "2024-02-29" });
    expect(await office.db.receipt.findUnique({ where: { number: again.number } })).toMatchObject({ onTime: false });
  });

  it("taken back leaves the duty as it was; twice is once", async () => {
    const sent = await reported("SGDDT", "V.1", "2024-02-26");
    const before = await sent.duty();
    const wish = { number: sent.number, keys: null, reason: "nhầm" };
    const update = deciding(await office.person(), "2024-03-20");
    const first = await returnReports(office.db, wish, update, [office.plan]);
    const second = await returnReports(office.db, wish, update, [office.plan]);
    if (!first.ok || !second.ok) throw new Error("not returned");
    expect(second.value.id).toBe(first.value.id);
    const taken = await withdrawReturn(office.db, first.value.id, deciding(update.by, "2024-03-20"), [office.plan]);
    expect(taken.ok).toBe(true);
    const { dueOn, lockOn, settledOn } = before;
    expect(await sent.duty()).toMatchObject({ dueOn, lockOn, settledOn, returned: false });
  });

  it("taken back gives the lock date back as well, that of an extension too", async () => {
    const { id } = await asked("SNGV", "V.1", "2024-03-20");
    await decideExtension(office.db, id, null, deciding(await office.person(), "2024-02-27"), [office.plan]);
    for (const code of ["SGDDT", "SNGV"]) {
      const sent = await reported(code, "V.1", "2024-02-28");
      const before = await sent.duty();
      const wish = { number: sent.number, keys: null, reason: "thiếu phụ lục" };
      const returning = deciding(await office.person(), "2024-04-10");
      const back = await returnReports(office.db, wish, returning, [office.plan]);
      expect(await sent.duty()).toMatchObject({ lockOn: "2024-04-12" });
      const taken = await withdrawReturn(office.db, back.ok ? back.value.id : 0, deciding(returning.by, "2024-04-10"), [
        office.plan,
      ]);
      expect(taken).toMatchObject({ ok: true, value: { told: 0 } });
      expect(await sent.duty()).toMatchObject({ dueOn: before.dueOn, lockOn: before.lockOn });
    }
  });

  it("of a figure lets it be given again though it is locked", async () => {
    const person = await office.person();
    const given = await office.report(
      "SYT",
      person,
      [value("CT-b3", "2024-01", { numerator: 1, denominator: 2, percent: 50 })],
      "2024-01-16",
    );
    if (!given.ok) throw new Error(given.code);
    const again = value("CT-b3", "2024-01", { numerator: 2, denominator: 2, percent: 100 });
    const locked = await office.report("SYT", person, [again], "2024-03-01");
    expect(locked).toMatchObject({ ok: false, code: "locked" });
    const wish = { number: given.value.number, keys: null, reason: "chưa khớp" };
    await returnReports(office.db, wish, deciding(await office.person(), "2024-03-01"), [office.plan]);
    expect((await office.report("SYT", person, [again], "2024-03-04")).ok).toBe(true);
    expect(await office.db.return.findFirstOrThrow({ where: { number: given.value.number } })).toMatchObject({
      state: "answered",
      kept: true,
    });
  });
});

describe("a change of what is locked", () => {
  it("is written exactly as it was asked, once, in the name of who asked", async () => {
    const sent = await reported("SKHDT", "V.1", "2024-02-26");
    const { id } = await sent.duty();
    const stored = await office.readBack("SKHDT", sent.person, [task(id, { document: "20/KH", note: "bổ sung" })]);
    const wish = { draftId: stored.id, draft: stored.draft, personId: sent.person, channel: "zalo" };
    const { asked: change } = await askChange(
      office.db,
      { ...wish, inboxId: office.nextInput(), now: at("2024-03-20") },
      [office.plan],
    );
    expect(await office.db.statusReport.count({ where: { dutyId: id } })).toBe(1);
    const yes = deciding(await office.person(), "2024-03-21");
    const first = await decideChange(office.db, change.id, null, yes, [office.plan]);
    const second = await decideChange(office.db, change.id, null, yes, [office.plan]);
    if (!first.ok || !second.ok) throw new Error("not written");
    expect(second.value.receipt?.number).toBe(first.value.receipt?.number);
    const reports = await office.db.statusReport.findMany({ where: { dutyId: id }, orderBy: { id: "asc" } });
    expect(reports).toMatchObject([
      { document: "18/KH" },
      { document: "20/KH", result: "bổ sung", personId: sent.person, channel: "zalo", replacesId: reports[0]!.id },
    ]);
    expect(await sent.duty()).toMatchObject({ settledOn: "2024-02-26" });
  });

  it("is void once something else was reported", async () => {
    const sent = await reported("SGTVT", "V.1", "2024-02-26");
    const { id } = await sent.duty();
    const stored = await office.readBack("SGTVT", sent.person, [task(id, { document: "20/KH" })]);
    const wish = { draftId: stored.id, draft: stored.draft, personId: sent.person, channel: "zalo" };
    const { asked: change } = await askChange(
      office.db,
      { ...wish, inboxId: office.nextInput(), now: at("2024-02-27") },
      [office.plan],
    );
    await reported("SGTVT", "V.1", "2024-02-28");
    const late = await decideChange(office.db, change.id, null, deciding(1, "2024-02-29"), [office.plan]);
    expect(late).toMatchObject({ ok: false, code: "over" });
    expect(await office.db.statusReport.count({ where: { dutyId: id, document: "20/KH" } })).toBe(0);
  });
});

describe("an approved quarter", () => {
  it("takes nothing without a yes until it is reopened; counts agree with the rows", async () => {
    const lead = await office.person();
    const standing = await quarterStanding(office.db, office.plan, "2024-Q1", "2024-04-10");
    const duties = await office.db.duty.findMany({ where: { quarter: "2024-Q1", closedOn: null, counts: true } });
    expect(standing).toMatchObject({
      duties: duties.length,
      settled: duties.filter(({ settledOn }) => settledOn !== null).length,
      overdue: duties.filter(({ settledOn, dueOn }) => settledOn === null && dueOn < new Date("2024-04-10")).length,
    });
    const update = deciding(lead, "2024-04-10");
    expect((await approveQuarter(office.db, office.plan, "2024-Q1", update)).ok).toBe(true);
    expect((await approveQuarter(office.db, office.plan, "2024-Q1", update)).ok).toBe(true);
    const again = await approveQuarter(office.db, office.plan, "2024-Q1", deciding(lead, "2024-04-10"));
    expect(again).toMatchObject({ ok: false, code: "approved" });
    const duty = await office.duty("SVHTTDL", "V.1");
    const person = await office.person();
    const report = () => office.report("SVHTTDL", person, [task(duty.id, {})], "2024-04-11");
    expect(await report()).toMatchObject({ ok: false, code: "locked" });
    const reopened = await reopenQuarter(office.db, office.plan, "2024-Q1", "bổ sung", deciding(lead, "2024-04-11"));
    expect(reopened.ok).toBe(true);
    expect((await report()).ok).toBe(true);
  });
});

describe("what waits", () => {
  it("is listed oldest first, a page at a time", async () => {
    for (const [code, day] of [
      ["STTTT", "2024-02-28"],
      ["SKHCN", "2024-02-27"],
    ] as const) {
      const { wish } = await asked(code, "V.1", "2024-03-20", day);
      expect(wish.now).toEqual(at(day));
    }
    const all: Date[] = [];
    const { pages, total } = await listWaiting(office.db, 1, [office.plan]);
    for (let page = 1; page <= pages; page++) {
      const { items } = await listWaiting(office.db, page, [office.plan]);
      expect(items.length).toBeLessThanOrEqual(3);
      all.push(...items.map((item) => item.at));
    }
    expect(all).toHaveLength(total);
    expect(all).toEqual([...all].sort((one, other) => one.getTime() - other.getTime()));
  });
});
