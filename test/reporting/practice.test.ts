import { describe, expect, it } from "vitest";
import { draftJson, readDraftJson } from "../../src/reporting/draft-json.js";
import { practiceJson, practiseDuty, readPracticeJson, takePractice } from "../../src/reporting/practice.js";
import type { PracticeDraft, ReportDraft } from "../../src/reporting/report-draft.js";
import { submitDraft } from "../../src/reporting/submit.js";
import { reportingOffice, task } from "./office.js";
import { openWorld } from "./world.js";

const office = reportingOffice();

async function rows() {
  const { db } = office;
  return Promise.all(
    [db.receipt, db.statusReport, db.figure, db.audit, db.draft, db.outboxMessage].map((table) =>
      (table as { count(): Promise<number> }).count(),
    ),
  );
}

describe("what is practised", () => {
  it("goes from question to confirmation as a report does, and stays marked", async () => {
    const { context, duty } = await openWorld();
    let practice: PracticeDraft = practiseDuty(1, duty("V.1").id);
    for (const text of ["xong", "18/KH-STP 23/2"]) {
      const turn = await takePractice(practice, { kind: "text", text }, context);
      if (turn.kind !== "ask") throw new Error(turn.kind);
      practice = turn.draft;
      expect(practice.practice).toBe(true);
    }
    expect(practice.entries).toMatchObject([{ status: "done", document: "18/KH-STP", documentDate: "2024-02-23" }]);
    const confirmed = await takePractice(practice, { kind: "choice", value: "yes" }, context);
    expect(confirmed).toEqual({ kind: "confirmed", draft: practice });
    const other = await takePractice(practice, { kind: "text", text: "b3 quý I 1250/2000" }, context);
    expect(other).toMatchObject({ kind: "ask", draft: { practice: true, entries: [{ indicator: "CT-b3" }] } });
    const question = await takePractice(practice, { kind: "text", text: "tong hop quy II" }, context);
    expect(question).toEqual({ kind: "other" });
  });

  it("comes back from its row, and from no draft's row", () => {
    const practice = practiseDuty(1, 7);
    expect(readPracticeJson(JSON.parse(JSON.stringify(practiceJson(practice))))).toEqual(practice);
    expect(readDraftJson({ ...draftJson({ ...practice, practice: undefined } as never), practice: true })).toBeNull();
  });

  it("is not submitted, though somebody forced the type: nothing is written", async () => {
    const lan = await office.person();
    const { id } = await office.duty("STP", "V.1");
    const real = await office.readBack("STP", lan, [task(id, {})]);
    const before = await rows();
    // @ts-expect-error What is practised is no report.
    const asReport: ReportDraft = { ...real.draft, practice: true } as PracticeDraft;
    const now = new Date("2024-02-26T09:00:00+07:00");
    const submission = { draftId: real.id, draft: asReport, personId: lan, channel: "telegram", inboxId: 99n, now };
    const submitted = await submitDraft(office.db, submission, [office.plan]);
    expect(submitted.ok).toBe(false);
    expect(await rows()).toEqual(before);
  });
});
