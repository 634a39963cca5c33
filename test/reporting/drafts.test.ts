import { beforeEach, describe, expect, it } from "vitest";
import {
  draftsFound,
  type FoundDraft,
  focusDraft,
  foundDraftsOf,
  leaveDrafts,
  type OpenReport,
  readDrafts,
  saveDraft,
  startDraft,
} from "../../src/reporting/drafts.js";
import { emptyFigure, emptyTask, newDraft, type ReportDraft, subjectOf } from "../../src/reporting/report-draft.js";
import { testDatabase } from "../support/database.js";
import { task, value } from "./office.js";

const db = testDatabase();
const lan = { personId: 1, channel: "telegram", bot: "1", chatId: 11 };
const lanOnZalo = { ...lan, channel: "zalo", chatId: 12 };
const hung = { personId: 2, channel: "telegram", bot: "1", chatId: 22 };
let minute = 0;
let input = 0n;

beforeEach(() => db.clear());

const now = () => new Date(Date.UTC(2024, 1, 26, 1, minute++));
const begin = (draft: ReportDraft, owner = lan) => startDraft(db.prisma, owner, draft, ++input, now());
const answer = (stored: OpenReport, draft: ReportDraft, owner = lan) =>
  saveDraft(db.prisma, stored, owner.personId, draft, ++input, now());
const duty = (id: number) => newDraft(7, "status", emptyTask(id));
const answered = (id: number): ReportDraft => ({ ...newDraft(7, "document", task(id, {})) });
const drafts = (owner = lan, inboxId = 0n, named: number | null = null) =>
  readDrafts(db.prisma, owner, { inboxId, named });
const focused = async (owner = lan) => (await drafts(owner)).focused;
const byId = async (id: number, owner = lan) => (await drafts(owner, 0n, id)).byId(id);
const about = async (draft: ReportDraft, owner = lan) => (await drafts(owner)).about(draft);
const idsOf = (list: readonly OpenReport[]) => list.map(({ id }) => id);

describe("a draft", () => {
  it("comes back as it was stored, with the update that brought it there", async () => {
    const doubt = {
      text: "b3 1,250/2,000",
      span: { start: 3, end: 14 },
      sentence: "?",
      choices: [],
      step: "figure" as const,
    };
    const draft: ReportDraft = { ...newDraft(7, "doubt", emptyFigure("CT-b3", "2024-Q1")), doubt };
    const { id } = await begin(draft);
    expect(await byId(id)).toEqual({
      id,
      state: "open",
      draft,
      lastInput: input,
      receiptId: null,
    });
    expect((await drafts(lan, input)).answered?.id).toBe(id);
    expect((await drafts(hung, input)).answered).toBeNull();
    expect((await drafts(lan, input + 1n)).answered).toBeNull();
  });

  it("is another person's to nobody, whatever number is guessed", async () => {
    const begun = await begin(duty(1));
    const { id } = begun;
    expect(await byId(id, hung)).toBeNull();
    await answer(begun, answered(1), hung);
    await focusDraft(db.prisma, hung, id, now());
    expect(await focused(hung)).toBeNull();
    expect((await byId(id))!.draft).toEqual(duty(1));
  });

  it("is one for a person and subject: a new one replaces it, and its row stays", async () => {
    const first = await begin(answered(1));
    const second = await begin(duty(1));
    expect((await about(duty(1)))!.id).toBe(second.id);
    expect(await byId(first.id)).toMatchObject({ state: "replaced" });
    const others = await begin(duty(1), hung);
    expect((await about(duty(1)))!.id).toBe(second.id);
    expect((await about(duty(1), hung))!.id).toBe(others.id);
  });

  it("follows its subject where an answer changes it, and takes the place of what was open about that", async () => {
    const february = await begin(newDraft(7, "confirm", value("CT-b3", "2024-02", { percent: 60 })));
    const quarter = await begin(newDraft(7, "figure", emptyFigure("CT-b3", "2024-Q1")));
    await answer(quarter, newDraft(7, "figure", emptyFigure("CT-b3", "2024-02")));
    expect((await byId(february.id))!.state).toBe("replaced");
    expect(await about(newDraft(7, "figure", emptyFigure("CT-b3", "2024-Q1")))).toBeNull();
    expect((await about(newDraft(7, "figure", emptyFigure("CT-b3", "2024-02"))))!.id).toBe(quarter.id);
  });

  it("that was sent is not opened again by a late answer", async () => {
    const begun = await begin(answered(1));
    const { id } = begun;
    await db.prisma.draft.update({ where: { id }, data: { state: "sent", openKey: null, focused: false } });
    await answer(begun, duty(1));
    expect(await about(duty(1))).toBeNull();
    expect((await byId(id))!.draft).toEqual(answered(1));
    await focusDraft(db.prisma, lan, id, now());
    expect(await focused()).toBeNull();
  });
});

describe("in front of a chat", () => {
  it("is the draft that was begun or taken up last; the others are kept", async () => {
    const one = await begin(answered(1));
    const two = await begin(answered(2));
    expect((await focused())!.id).toBe(two.id);
    await focusDraft(db.prisma, lan, one.id, now());
    expect((await focused())!.id).toBe(one.id);
    await leaveDrafts(db.prisma, lan);
    expect(await focused()).toBeNull();
    expect(idsOf((await drafts()).halfFinished(7))).toEqual([one.id, two.id]);
  });

  it("each chat has its own; taken up elsewhere, a draft comes along", async () => {
    const one = await begin(answered(1));
    const two = await begin(answered(2), lanOnZalo);
    expect((await focused())!.id).toBe(one.id);
    expect((await focused(lanOnZalo))!.id).toBe(two.id);
    await focusDraft(db.prisma, lanOnZalo, one.id, now());
    expect(await focused()).toBeNull();
    expect((await focused(lanOnZalo))!.id).toBe(one.id);
  });

  it("is nobody else's who comes to use the chat", async () => {
    await begin(answered(1));
    expect(await focused({ ...lan, personId: 2 })).toBeNull();
  });
});

describe("what is half finished", () => {
  it("is listed of this agency, the last touched first; what was only looked at is not", async () => {
    const one = await begin(answered(1));
    await begin(duty(2));
    const three = await begin({ ...duty(3), agencyId: 8, entries: [task(3, {})] });
    const four = await begin(newDraft(7, "confirm", value("CT-b3", "2024-Q1", { percent: 60 })));
    await answer(one, answered(1));
    expect(idsOf((await drafts()).halfFinished(7))).toEqual([one.id, four.id]);
    expect(idsOf((await drafts()).halfFinished(8))).toEqual([three.id]);
    expect((await drafts(hung)).halfFinished(7)).toEqual([]);
  });
});

describe("a subject", () => {
  const lines = (...entries: ReportDraft["entries"]): ReportDraft => ({
    agencyId: 7,
    step: "confirm",
    entries,
    refused: [],
    doubt: null,
  });
  const doubt = (text: string): ReportDraft => ({
    ...lines(),
    step: "doubt",
    doubt: { text, span: { start: 0, end: 0 }, sentence: "", choices: [], step: "lines" },
  });

  it("is the duty, or the figure of an agency and period", () => {
    expect(subjectOf(duty(5))).toBe("duty:5");
    expect(subjectOf(newDraft(7, "figure", emptyFigure("CT-b3", "2024-Q1")))).toBe("figure:CT-b3:7:2024-Q1");
  });

  it("of several lines is what they name, in any order, so that two messages do not take each other's place", () => {
    const two = subjectOf(lines(task(1, {}), task(2, {})));
    expect(subjectOf(lines(task(2, { status: "blocked" }), task(1, {})))).toBe(two);
    expect(subjectOf(lines(task(1, {}), task(3, {})))).not.toBe(two);
    expect(subjectOf({ ...lines(task(1, {}), task(2, {})), agencyId: 8 })).not.toBe(two);
    expect(subjectOf(doubt("VII.2 xong"))).not.toBe(subjectOf(doubt("VII.4 xong")));
    expect(subjectOf(doubt("VII.2 xong"))).not.toBe(two);
  });

  it("fits into the index however many lines there are", () => {
    expect(subjectOf(lines(...Array.from({ length: 300 }, (_, id) => task(id, {})))).length).toBeLessThan(80);
  });
});

it("is found together with who has the chat as it is read alone", async () => {
  const client = db.prisma;
  const person = await client.person.create({ data: { joinedAt: now() } });
  const account = { personId: person.id, channel: "telegram", bot: "1", chatId: 11 };
  await client.account.create({ data: { ...account, chatId: 11n, linkedAt: now() } });
  const [first, second] = [await begin(duty(1), account), await begin(answered(2), account)];
  await startDraft(client, hung, duty(3), ++input, now());
  const which = { inboxId: input - 1n, named: first.id };
  const [row] = await client.$queryRaw<{ drafts: FoundDraft[] }[]>`SELECT (${foundDraftsOf(account, which)}) AS drafts`;
  const [together, alone] = [draftsFound(row!.drafts, account, which), await drafts(account, which.inboxId, first.id)];
  for (const say of [
    (of: typeof alone) => [of.focused, of.answered, of.unreadable],
    (of: typeof alone) => [of.byId(first.id), of.byId(second.id), of.about(duty(1)), of.halfFinished(7)],
  ])
    expect(say(together)).toEqual(say(alone));
  expect(together.focused?.id).toBe(second.id);
  expect(draftsFound(row!.drafts, hung, which).focused).toBeNull();
});
