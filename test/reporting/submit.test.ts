import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../src/calendar/day.js";
import { isUniqueViolation } from "../../src/database/constraint.js";
import type { Status } from "../../src/grammar/understanding.js";
import { findIssuedReceipt } from "../../src/reporting/issued-receipt.js";
import { afterReport, reportIsOnTime } from "../../src/reporting/rules.js";
import { reportingOffice, task, value } from "./office.js";

const office = reportingOffice();

async function counts() {
  const { db } = office;
  const [receipts, reports, figures, audits] = await Promise.all([
    db.receipt.count(),
    db.statusReport.count(),
    db.figure.count(),
    db.audit.count(),
  ]);
  return { receipts, reports, figures, audits };
}

const codeOf = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? "ok" : outcome.code);

describe("a confirmed report", () => {
  it("is a receipt, a report, the duty's columns, an audit entry and a sent draft", async () => {
    const { db } = office;
    const lan = await office.person();
    const duty = await office.duty("STP", "V.1");
    const draft = await office.readBack("STP", lan, [
      task(duty.id, { document: "18/KH-STP", documentDate: "2024-02-23", note: "đã gửi" }),
    ]);
    const submitted = await office.confirm(draft, lan, "2024-02-26");
    if (!submitted.ok) throw new Error(submitted.code);
    expect(submitted.value).toMatchObject({ onTime: true, mendUntil: "2024-03-07", agencyName: "Sở Tư pháp" });
    expect(submitted.value.number).toMatch(/^BN-2024-\d{6}$/);
    expect(submitted.value.items).toMatchObject([
      { kind: "task", onTime: true, status: "done", document: "18/KH-STP", documentDate: "2024-02-23", note: "đã gửi" },
    ]);
    expect(await office.duty("STP", "V.1")).toMatchObject({
      status: "done",
      answeredOn: "2024-02-26",
      settledOn: "2024-02-26",
      latest: { receipt: submitted.value.number, result: "đã gửi", difficulty: null },
    });
    expect(await db.audit.findFirstOrThrow({ orderBy: { id: "desc" } })).toMatchObject({
      action: "report",
      subject: "V.1 STP 2024-02",
      old: null,
      new: "done",
      personId: lan,
    });
    expect(await db.draft.findUniqueOrThrow({ where: { id: draft.id } })).toMatchObject({
      state: "sent",
      openKey: null,
      focused: false,
    });
  });

  it("puts words into the difficulty where the work is blocked", async () => {
    const lan = await office.person();
    const duty = await office.duty("STP", "V.2");
    await office.report("STP", lan, [task(duty.id, { status: "blocked", note: "thiếu kinh phí" })], "2024-02-26");
    const { latest } = await office.duty("STP", "V.2");
    expect(latest).toMatchObject({ result: null, difficulty: "thiếu kinh phí" });
  });

  it("handled again, at once or many times together, is the same receipt and nothing more", async () => {
    const lan = await office.person();
    const duty = await office.duty("SNV", "V.1");
    const draft = await office.readBack("SNV", lan, [task(duty.id, {})]);
    const inboxId = office.nextInput();
    const before = await counts();
    const all = await Promise.all(Array.from({ length: 8 }, () => office.confirm(draft, lan, "2024-02-26", inboxId)));
    const later = await office.confirm(draft, lan, "2024-03-20", inboxId);
    const numbers = new Set([...all, later].map((one) => (one.ok ? one.value.number : one.code)));
    expect(numbers.size).toBe(1);
    expect([...numbers][0]).toMatch(/^BN-/);
    expect(await counts()).toEqual({
      receipts: before.receipts + 1,
      reports: before.reports + 1,
      figures: before.figures,
      audits: before.audits + 1,
    });
  });

  it("confirmed from a second account of the same person is told its number", async () => {
    const lan = await office.person();
    const duty = await office.duty("SYT", "V.1");
    const draft = await office.readBack("SYT", lan, [task(duty.id, {})]);
    const first = await office.confirm(draft, lan, "2024-02-26");
    const second = await office.confirm(draft, lan, "2024-02-26");
    expect(codeOf(second)).toBe("sent");
    expect(first.ok && (await office.duty("SYT", "V.1")).latest!.receipt).toBe(first.ok && first.value.number);
  });
});

describe("two people at once", () => {
  it("are not both taken for the same duty: who confirms what is no longer so is asked again", async () => {
    const [lan, hung] = [await office.person(), await office.person()];
    const duty = await office.duty("SXD", "V.1");
    const drafts = await Promise.all([
      office.readBack("SXD", lan, [task(duty.id, {})]),
      office.readBack("SXD", hung, [task(duty.id, { status: "in_progress", percent: 40 })]),
    ]);
    const before = await counts();
    const outcomes = await Promise.all([
      office.confirm(drafts[0], lan, "2024-02-26"),
      office.confirm(drafts[1], hung, "2024-02-26"),
    ]);
    expect(outcomes.map(codeOf).sort()).toEqual(["changed", "ok"]);
    expect((await counts()).reports).toBe(before.reports + 1);
  });

  it("write one chain of corrections without forks, each report replacing the one before", async () => {
    const { db } = office;
    const people = await Promise.all(Array.from({ length: 20 }, () => office.person()));
    const { id } = await office.duty("SCT", "V.1");
    // Twenty who all saw nothing: one is taken.
    const drafts = await Promise.all(people.map((person) => office.readBack("SCT", person, [task(id, {})])));
    const taken = await Promise.all(drafts.map((draft, index) => office.confirm(draft, people[index]!, "2024-02-26")));
    expect(taken.filter((one) => one.ok)).toHaveLength(1);
    expect(new Set(taken.map(codeOf))).toEqual(new Set(["ok", "changed"]));
    // Six who look again until they are.
    const before = await counts();
    await Promise.all(
      people.slice(0, 6).map(async (person, index) => {
        for (;;) {
          const said = task(id, { status: "in_progress", percent: index });
          const outcome = await office.report("SCT", person, [said], "2024-02-26");
          if (outcome.ok) return;
          expect(outcome.code).toBe("changed");
        }
      }),
    );
    const reports = await db.statusReport.findMany({ where: { dutyId: id }, orderBy: { id: "asc" } });
    expect(reports).toHaveLength(7);
    expect(reports.map((report) => report.replacesId)).toEqual([null, ...reports.slice(0, -1).map((one) => one.id)]);
    expect((await office.duty("SCT", "V.1")).percent).toBe(Number(reports.at(-1)!.percent));
    expect(new Set(reports.map((report) => report.receiptId)).size).toBe(7);
    expect((await counts()).receipts).toBe(before.receipts + 6);
  });

  it("of many agencies get numbers that are unique and without gaps", async () => {
    const { db, plan } = office;
    const agencies = plan.catalogue.tasks.find(({ code }) => code === "V.1")!.leads.slice(30, 60);
    const before = await db.receipt.count();
    const outcomes = await Promise.all(
      agencies.map(async (code) => {
        const duty = await office.duty(code, "V.1");
        return office.report(code, await office.person(), [task(duty.id, {})], "2024-02-27");
      }),
    );
    expect(new Set(outcomes.map(codeOf))).toEqual(new Set(["ok"]));
    const numbers = (await db.receipt.findMany({ select: { number: true } })).map(({ number }) => number).sort();
    expect(numbers).toEqual(
      Array.from({ length: before + agencies.length }, (_, n) => `BN-2024-${String(n + 1).padStart(6, "0")}`),
    );
  });
});

describe("a receipt", () => {
  it("takes no number where the update has a receipt already: nothing of it is written", async () => {
    const { db } = office;
    const lan = await office.person();
    const inboxId = office.nextInput();
    const [first, second] = [await office.duty("SNV", "V.1"), await office.duty("SNNPTNT", "V.1")];
    expect(
      (await office.confirm(await office.readBack("SNV", lan, [task(first.id, {})]), lan, "2024-02-26", inboxId)).ok,
    ).toBe(true);
    const other = await office.readBack("SNNPTNT", lan, [task(second.id, {})]);
    const before = await counts();
    const last = await db.receiptCounter.findUniqueOrThrow({ where: { year: 2024 } });
    const error = await office.confirm(other, lan, "2024-02-26", inboxId).catch((thrown: unknown) => thrown);
    expect(isUniqueViolation(error, "Receipt_inboxId_key")).toBe(true);
    expect(await counts()).toEqual(before);
    expect(await db.receiptCounter.findUniqueOrThrow({ where: { year: 2024 } })).toEqual(last);
    expect((await office.duty("SNNPTNT", "V.1")).latest).toBeNull();
    expect((await office.confirm(other, lan, "2024-02-26")).ok).toBe(true);
  });

  it("is that of the agency which its own became part of since it was read back, and so is the figure", async () => {
    const { db } = office;
    const lan = await office.person();
    const [gone, heir] = [await office.agency("SNGV"), await office.agency("STTTT")];
    const draft = await office.readBack("SNGV", lan, [
      value("CT-b3", "2024-Q1", { numerator: 3, denominator: 4, percent: 75 }),
    ]);
    await db.agency.update({ where: { id: gone.id }, data: { heirId: heir.id } });
    try {
      const submitted = await office.confirm(draft, lan, "2024-03-20");
      expect(submitted).toMatchObject({ ok: true, value: { agencyId: heir.id, agencyName: heir.name } });
      expect(await db.figure.findMany({ where: { agencyId: { in: [gone.id, heir.id] } } })).toMatchObject([
        { agencyId: heir.id, period: "2024-Q1", personId: lan },
      ]);
    } finally {
      await db.agency.update({ where: { id: gone.id }, data: { heirId: null } });
    }
  });
});

describe("what is not taken", () => {
  it.each([
    ["a correction after the lock date", "2024-03-08", "locked"],
    ["a correction on it", "2024-03-07", "ok"],
  ])("%s (%s): %s", async (_, at, expected) => {
    const lan = await office.person();
    const code = expected === "ok" ? "STTTT" : "SKHCN";
    const duty = await office.duty(code, "V.1");
    await office.report(code, lan, [task(duty.id, {})], "2024-02-28");
    const again = await office.report(code, lan, [task(duty.id, { document: "2/KH" })], at);
    expect(codeOf(again)).toBe(expected);
    // On time is judged once: it was settled before the due day.
    if (again.ok) expect(again.value.onTime).toBe(true);
  });

  it("never a first report, however late: it is marked, and mended until the end of the next working day", async () => {
    const lan = await office.person();
    const duty = await office.duty("SNGV", "V.1");
    // A Saturday.
    const late = await office.report("SNGV", lan, [task(duty.id, {})], "2024-06-01");
    if (!late.ok) throw new Error(late.code);
    expect(late.value).toMatchObject({ onTime: false, mendUntil: "2024-06-03" });
    const mended = await office.report("SNGV", lan, [task(duty.id, { document: "2/KH" })], "2024-06-03");
    expect(codeOf(mended)).toBe("ok");
    const again = await office.report("SNGV", lan, [task(duty.id, { document: "3/KH" })], "2024-06-05");
    expect(codeOf(again)).toBe("locked");
  });

  it("never while the duty is not settled: going on is not mending, until its plan is an archive", async () => {
    const lan = await office.person();
    const duty = await office.duty("SVHTTDL", "V.1");
    const going = (status: Status, day: string) => office.report("SVHTTDL", lan, [task(duty.id, { status })], day);
    for (const [status, day] of [
      ["in_progress", "2024-02-20"],
      ["blocked", "2024-05-06"],
      ["in_progress", "2024-09-10"],
      ["done", "2025-01-08"],
    ] as const) {
      const taken = await going(status, day);
      expect(codeOf(taken)).toBe("ok");
      if (taken.ok) expect(taken.value.onTime).toBe(day === "2024-02-20");
    }
    // Nothing is mended beyond the plan's last day.
    expect(await office.db.receipt.findFirst({ where: { personId: lan }, orderBy: { id: "desc" } })).toMatchObject({
      mendUntil: new Date("2025-01-08"),
    });
    const late = await office.duty("SVHTTDL", "I.10", "2024-11");
    expect(codeOf(await office.report("SVHTTDL", lan, [task(late.id, {})], "2025-01-09"))).toBe("archive");
  });

  it("is written in no part: another agency's duty, a status or figure that is missing, nothing at all", async () => {
    const lan = await office.person();
    const [mine, other] = [await office.duty("STP", "I.10", "2024-01"), await office.duty("SNV", "I.10", "2024-01")];
    const stp = await office.agency("STP");
    const before = await counts();
    for (const entries of [
      [task(mine.id, {}), task(other.id, {})],
      [task(mine.id, {}), task(mine.id, { status: null })],
      [task(mine.id, {}), value("CT-b3", "2024-Q1", { given: false })],
      [task(mine.id, {}), value("CT-b3", "2031-Q1", { percent: 5 })],
      [task(999_999, {})],
      [],
    ]) {
      const draft = { agencyId: stp.id, step: "confirm" as const, entries, refused: [], doubt: null };
      expect(codeOf(await office.confirm({ id: 0, draft }, lan, "2024-02-26"))).toBe("incomplete");
    }
    expect(await counts()).toEqual(before);
  });

  it("is several lines of which one changed meanwhile: none is written", async () => {
    const [lan, hung] = [await office.person(), await office.person()];
    const [january, february] = [
      await office.duty("SKHDT", "I.10", "2024-01"),
      await office.duty("SKHDT", "I.10", "2024-02"),
    ];
    const both = await office.readBack("SKHDT", lan, [task(january.id, {}), task(february.id, {})]);
    await office.report("SKHDT", hung, [task(february.id, { status: "nothing_arose" })], "2024-02-26");
    const before = await counts();
    expect(codeOf(await office.confirm(both, lan, "2024-02-26"))).toBe("changed");
    expect(await counts()).toEqual(before);
  });
});

describe("several lines", () => {
  it("are one receipt: each line judged, on time only where all are, mended until the first is locked", async () => {
    const lan = await office.person();
    const [january, february] = [
      await office.duty("STC", "I.10", "2024-01"),
      await office.duty("STC", "I.10", "2024-02"),
    ];
    const submitted = await office.report(
      "STC",
      lan,
      [
        task(january.id, { status: "nothing_arose" }),
        task(february.id, {}),
        value("CT-b3", "2024-Q1", { numerator: 1250, denominator: 2000, percent: 62.5 }),
      ],
      "2024-02-26",
    );
    if (!submitted.ok) throw new Error(submitted.code);
    expect(submitted.value).toMatchObject({ onTime: false, mendUntil: "2024-02-27" });
    expect(submitted.value.items.map(({ kind, onTime }) => [kind, onTime])).toEqual([
      ["task", false],
      ["task", true],
      ["figure", true],
    ]);
    const receipts = await office.db.receipt.findMany({ where: { number: submitted.value.number } });
    expect(await findIssuedReceipt(office.db, receipts[0]!.id, [office.plan])).toEqual(submitted.value);
  });
});

describe("a receipt that has just been written", () => {
  it("reads as it does when it is read again: first, late, corrected, going on, of several lines", async () => {
    const lan = await office.person();
    const [dated, monthly] = [await office.duty("SGTVT", "V.1"), await office.duty("SGTVT", "I.10", "2024-01")];
    const rate = (percent: number) => value("CT-b1", "2024-02", { percent });
    for (const [day, entries] of [
      ["2024-02-20", [task(dated.id, { status: "in_progress", percent: 40, note: "đã rà soát" })]],
      ["2024-02-21", [task(dated.id, { status: "blocked", note: "thiếu máy quét" })]],
      ["2024-03-20", [task(dated.id, { document: "18/KH", documentDate: "2024-02-23" })]],
      ["2024-03-21", [task(dated.id, { document: "19/KH" })]],
      ["2024-03-22", [task(monthly.id, { status: "nothing_arose" }), rate(71.2)]],
      ["2024-03-22", [rate(71.25), value("CT-b3", "2024-Q1", { numerator: 0, denominator: 0, percent: null })]],
    ] as const) {
      const submitted = await office.report("SGTVT", lan, entries, day);
      if (!submitted.ok) throw new Error(`${day}: ${submitted.code}`);
      const { id } = await office.db.receipt.findUniqueOrThrow({ where: { number: submitted.value.number } });
      expect(await findIssuedReceipt(office.db, id, [office.plan]), day).toEqual(submitted.value);
    }
  });
});

describe("a figure", () => {
  it("is corrected by a new row that points to the old one, and stays on time", async () => {
    const { db } = office;
    const lan = await office.person();
    const said = { numerator: 1250, denominator: 2000, percent: 62.5, note: "ước" };
    const first = await office.report("SYT", lan, [value("CT-b3", "2024-Q1", said)], "2024-03-18");
    const nothing = { numerator: 0, denominator: 0, percent: null };
    const second = await office.report("SYT", lan, [value("CT-b3", "2024-Q1", nothing)], "2024-03-25");
    if (!first.ok || !second.ok) throw new Error("refused");
    expect([first.value.onTime, second.value.onTime]).toEqual([true, true]);
    const figure = await office.figure("SYT", "CT-b3");
    expect(figure).toMatchObject({ firstOnTime: true, latest: { ...nothing, receipt: second.value.number } });
    const rows = await db.figure.findMany({ orderBy: { id: "asc" } });
    expect(rows.at(-1)!.replacesId).toBe(rows.at(-2)!.id);
    expect(
      (await db.audit.findMany({ orderBy: { id: "desc" }, take: 2 })).map(({ action, old, new: now, subject }) => [
        action,
        old,
        now,
        subject,
      ]),
    ).toEqual([
      ["correct", "62.5", "0/0", "CT-b3 SYT 2024-Q1"],
      ["report", null, "62.5", "CT-b3 SYT 2024-Q1"],
    ]);
    const locked = await office.report("SYT", lan, [value("CT-b3", "2024-Q1", said)], "2024-03-26");
    expect(codeOf(locked)).toBe("locked");
  });

  it("of a month stands beside that of its quarter, and is the value before the next", async () => {
    const lan = await office.person();
    await office.report("SYT", lan, [value("CT-b1", "2024-02", { percent: 71.2 })], "2024-02-20");
    expect((await office.figure("SYT", "CT-b1", "2024-Q1")).latest).toBeNull();
    expect((await office.figure("SYT", "CT-b1", "2024-02")).latest).toMatchObject({ percent: 71.2 });
    expect((await office.figure("SYT", "CT-b1", "2024-03")).previous).toMatchObject({ percent: 71.2 });
    expect((await office.figure("SYT", "CT-b1", "2024-02")).previous).toBeNull();
  });

  it("too large for a number in JavaScript is kept exactly up to what is typed", async () => {
    const lan = await office.person();
    const said = { numerator: 9_000_000_000_000, denominator: 9_000_000_000_001, percent: 100 };
    await office.report("SNV", lan, [value("CT-b3", "2024-Q1", said)], "2024-03-01");
    expect((await office.figure("SNV", "CT-b3")).latest).toMatchObject(said);
  });
});

describe("the columns of a duty", () => {
  it("are after any reports what the rules say of their history", async () => {
    const lan = await office.person();
    const agencies = office.plan.catalogue.tasks.find(({ code }) => code === "V.1")!.leads.slice(100, 130);
    let used = 0;
    const aReport = fc.record({
      status: fc.constantFrom<Status>("not_started", "in_progress", "done", "blocked", "nothing_arose"),
      percent: fc.option(fc.nat(100)),
      after: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(aReport, { minLength: 1, maxLength: 5 }), fc.boolean(), async (reports, isLate) => {
        const code = agencies[used++ % agencies.length]!;
        const duty = await office.duty(code, "I.10", `2024-0${1 + Math.floor(used / agencies.length)}`);
        if (!duty || duty.latest) return;
        let day: Day = addDays(duty.dueOn, isLate ? 0 : -6);
        let expected = duty;
        for (const { status, percent, after } of reports) {
          day = addDays(day, after);
          const submitted = await office.report(code, lan, [task(duty.id, { status, percent })], day);
          if (!submitted.ok) {
            expect(submitted.code).toBe("locked");
            break;
          }
          expect(submitted.value.onTime).toBe(reportIsOnTime(expected, status, day));
          expected = { ...expected, ...afterReport(expected, { status, percent }, day) };
        }
        const { latest: _, ...now } = await office.duty(code, "I.10", duty.period);
        const { latest: __, ...wanted } = expected;
        expect(now).toEqual(wanted);
      }),
      { numRuns: 25 },
    );
  });
});
