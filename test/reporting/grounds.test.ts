import { describe, expect, it } from "vitest";
import { approveQuarter, reopenQuarter } from "../../src/reporting/decisions/approvals.js";
import { returnReports } from "../../src/reporting/decisions/returns.js";
import { leaveDrafts, startDraft } from "../../src/reporting/drafts.js";
import type { Entry } from "../../src/reporting/report-draft.js";
import { submitDraft } from "../../src/reporting/submit.js";
import { undoReceipt } from "../../src/reporting/undo.js";
import { reportingOffice, task, value } from "./office.js";

const office = reportingOffice();
const day = "2024-02-26";
const at = (date: string) => new Date(`${date}T09:00:00+07:00`);
const half = { numerator: 1, denominator: 2, percent: 50 };

async function written() {
  const { db } = office;
  const [receipts, reports, figures, audits, numbers, sent] = await Promise.all([
    db.receipt.count(),
    db.statusReport.count(),
    db.figure.count(),
    db.audit.count({ where: { action: { in: ["report", "correct"] } } }),
    db.receiptCounter.findUnique({ where: { year: 2024 } }),
    db.draft.count({ where: { state: "sent" } }),
  ]);
  return { receipts, reports, figures, audits, numbers: numbers?.last ?? 0, sent };
}

/** What one person reads back and confirms while somebody else does something. */
interface Scene {
  readonly agency: string;
  readonly lan: number;
  readonly entries: readonly Entry[];
  readonly draft: Awaited<ReturnType<typeof office.readBack>>;
  readonly inboxId: bigint;
}

async function scene(agency: string, said: Said): Promise<Scene> {
  const [lan, entries] = [await office.person(), await said(agency)];
  return { agency, lan, entries, draft: await office.readBack(agency, lan, entries), inboxId: office.nextInput() };
}

/** `meanwhile` comes between what the confirmation reads and what it writes, each time or only the first. */
async function confirm({ draft, lan, inboxId }: Scene, meanwhile: () => Promise<unknown>, each = false) {
  let readings = 0;
  const submission = {
    draftId: draft.id,
    draft: draft.draft,
    personId: lan,
    channel: "telegram",
    inboxId,
    now: at(day),
  };
  const outcome = await submitDraft(office.db, submission, [office.plan], async (on) => {
    // Answered with all that was asked beside it.
    await on.$queryRaw`SELECT 1`;
    readings += 1;
    if (each || readings === 1) await meanwhile();
    return undefined;
  });
  return { readings, code: outcome.ok ? "ok" : outcome.code, receipt: outcome.ok ? outcome.value.receipt : null };
}

/** What is reported for an agency. */
type Said = (agency: string) => Promise<readonly Entry[]>;
const dutyV1: Said = async (agency) => [task((await office.duty(agency, "V.1")).id, { document: "18/KH" })];
const figureB3: Said = async () => [value("CT-b3", "2024-Q1", half)];
const dutyOf = ({ entries: [entry] }: Scene) => (entry as Extract<Entry, { kind: "task" }>).dutyId;

/** Who reported before, so that what is confirmed corrects it. */
async function reportedBefore(agency: string, entries: readonly Entry[]) {
  const hung = await office.person();
  const sent = await office.report(agency, hung, entries, day);
  if (!sent.ok) throw new Error(sent.code);
  return { hung, number: sent.value.number };
}

async function undo(number: string, personId: number) {
  const { id } = await office.db.receipt.findUniqueOrThrow({ where: { number } });
  const undoing = { receiptId: id, personId, channel: "telegram", inboxId: office.nextInput(), now: at(day) };
  expect(await undoReceipt(office.db, undoing)).toMatchObject({ ok: true });
}

describe("what changes between reading and writing", () => {
  it.each<[what: string, agency: string, said: Said, meanwhile: (scene: Scene) => Promise<unknown>, code: string]>([
    [
      "somebody reports the same duty",
      "STP",
      dutyV1,
      async ({ agency, entries }) => office.report(agency, await office.person(), entries, day),
      "changed",
    ],
    [
      "somebody gives the same figure",
      "SYT",
      figureB3,
      async ({ agency, entries }) => office.report(agency, await office.person(), entries, day),
      "changed",
    ],
    [
      "it is confirmed from another account",
      "SNV",
      dutyV1,
      ({ draft, lan }) => office.confirm(draft, lan, day),
      "sent",
    ],
    [
      "the plan no longer names the duty",
      "SXD",
      dutyV1,
      (one) =>
        office.db.duty.update({ where: { id: dutyOf(one) }, data: { closedOn: at(day), closedReason: "withdrawn" } }),
      "closed",
    ],
    [
      "its quarter is approved",
      "SCT",
      dutyV1,
      async () => {
        const by = await office.person();
        await approveQuarter(office.db, office.plan, "2024-Q1", { by, inboxId: office.nextInput(), now: at(day) });
      },
      "locked",
    ],
  ])("%s: %s is told so, and nothing is written", async (_, agency, said, meanwhile, code) => {
    const one = await scene(agency, said);
    let before = await written();
    const outcome = await confirm(one, async () => {
      await meanwhile(one);
      before = await written();
    });
    try {
      expect(outcome).toEqual({ readings: 2, code, receipt: null });
      expect(await written()).toEqual(before);
    } finally {
      const reopened = { by: one.lan, inboxId: office.nextInput(), now: at(day) };
      await reopenQuarter(office.db, office.plan, "2024-Q1", "xong", reopened);
    }
  });

  it("the same update is handled elsewhere: the same receipt, once", async () => {
    const one = await scene("STC", dutyV1);
    let first: unknown;
    const outcome = await confirm(one, async () => {
      const elsewhere = await office.confirm(one.draft, one.lan, day, one.inboxId);
      first = elsewhere.ok && elsewhere.value;
    });
    expect(outcome).toEqual({ readings: 2, code: "ok", receipt: first });
    expect(await office.db.receipt.count({ where: { inboxId: one.inboxId } })).toBe(1);
  });

  it.each(["duty", "figure"])("the agency of a %s becomes part of another: the receipt is that one's", async (kind) => {
    const [gone, heir] = [await office.agency("SNGV"), await office.agency("STTTT")];
    const one = await scene("SNGV", kind === "duty" ? dutyV1 : figureB3);
    try {
      const outcome = await confirm(one, () =>
        office.db.agency.update({ where: { id: gone.id }, data: { heirId: heir.id } }),
      );
      expect(outcome).toMatchObject({ readings: 2, code: "ok", receipt: { agencyId: heir.id, agencyName: heir.name } });
    } finally {
      await office.db.agency.update({ where: { id: gone.id }, data: { heirId: null } });
    }
  });

  it("the due day moves: on time is judged by the new one", async () => {
    const one = await scene("SGTVT", dutyV1);
    const outcome = await confirm(one, () =>
      office.db.duty.update({ where: { id: dutyOf(one) }, data: { dueOn: new Date("2024-02-20") } }),
    );
    expect(outcome).toMatchObject({ readings: 2, code: "ok", receipt: { onTime: false } });
    expect((await office.duty("SGTVT", "V.1")).settledOn).toBe(day);
  });

  it.each<[kind: string, agency: string, said: Said]>([
    ["duty", "SKHDT", dutyV1],
    ["figure", "SKHDT", figureB3],
  ])("what it corrects is sent back, a %s: it answers that", async (_, agency, said) => {
    const { number } = await reportedBefore(agency, await said(agency));
    const one = await scene(agency, said);
    const outcome = await confirm(one, async () => {
      const by = { by: await office.person(), inboxId: office.nextInput(), now: at(day) };
      const returned = await returnReports(office.db, { number, keys: null, reason: "thiếu" }, by, [office.plan]);
      expect(returned.ok).toBe(true);
    });
    expect(outcome).toMatchObject({ readings: 2, code: "ok" });
    const back = await office.db.return.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(back).toMatchObject({ number, state: "answered", endInboxId: one.inboxId });
  });

  it.each<[kind: string, agency: string, said: Said]>([
    ["duty", "SVHTTDL", dutyV1],
    ["figure", "SVHTTDL", figureB3],
  ])("what it corrects is taken back, a %s: the person is asked again", async (_, agency, said) => {
    const { hung, number } = await reportedBefore(agency, await said(agency));
    const one = await scene(agency, said);
    const outcome = await confirm(one, () => undo(number, hung));
    expect(outcome).toMatchObject({ readings: 2, code: "changed" });
  });

  it("a report on a duty that it took over is taken back: the person is asked again", async () => {
    const [old, own] = await Promise.all(["2024-01", "2024-02"].map((month) => office.duty("SGDDT", "I.10", month)));
    const { hung, number } = await reportedBefore("SGDDT", [task(old!.id, {})]);
    await office.db.duty.update({ where: { id: old!.id }, data: { takenById: own!.id, closedOn: at(day) } });
    const one = await scene("SGDDT", async () => [task(own!.id, {})]);
    const outcome = await confirm(one, () => undo(number, hung));
    expect(outcome).toMatchObject({ readings: 2, code: "changed" });
  });

  it("the person begins another report for the agency: that stays open", async () => {
    const one = await scene("SLDTBXH", dutyV1);
    let other = 0;
    const outcome = await confirm(one, async () => {
      const owner = { personId: one.lan, channel: "zalo", bot: "2", chatId: 99 };
      const draft = { ...one.draft.draft, entries: await figureB3("SLDTBXH") };
      other = (await startDraft(office.db, owner, draft, office.nextInput(), at(day))).id;
    });
    expect(outcome).toMatchObject({ readings: 2, code: "ok" });
    expect(await office.db.draft.findUniqueOrThrow({ where: { id: other } })).toMatchObject({ state: "open" });
  });

  it("again and again: after three readings the person is asked again, and no number is taken", async () => {
    const one = await scene("STNMT", dutyV1);
    const before = await written();
    const owner = { personId: one.lan, channel: "telegram", bot: "1", chatId: one.lan };
    let focused = true;
    const outcome = await confirm(
      one,
      async () => {
        focused = !focused;
        if (focused) await office.db.draft.update({ where: { id: one.draft.id }, data: { focused } });
        else await leaveDrafts(office.db, owner);
      },
      true,
    );
    expect(outcome).toEqual({ readings: 3, code: "changed", receipt: null });
    expect(await written()).toEqual(before);
  });
});

describe("what is of no account between reading and writing", () => {
  it("is what others report of other things: nothing is read again", async () => {
    const one = await scene("SKHCN", dutyV1);
    const outcome = await confirm(one, async () => {
      const hung = await office.person();
      const other = await office.duty("SKHCN", "V.2");
      await office.report("SKHCN", hung, [task(other.id, {})], day);
      await office.report("SKHCN", hung, await figureB3("SKHCN"), day);
      await office.report("STTTT", hung, await dutyV1("STTTT"), day);
    });
    expect(outcome).toMatchObject({ readings: 1, code: "ok" });
  });
});
