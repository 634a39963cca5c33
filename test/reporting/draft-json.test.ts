import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftJson, readDraftJson } from "../../src/reporting/draft-json.js";
import {
  type Entry,
  emptyFigure,
  emptyTask,
  type FigureEntry,
  type ReportDraft,
  type TaskEntry,
} from "../../src/reporting/report-draft.js";

const day = fc.date({ min: new Date("2024-01-01"), max: new Date("2026-12-31"), noInvalidDate: true });
const number = fc.option(fc.integer({ min: 0, max: 9_000_000_000_000 }));
const text = fc.option(fc.string({ unit: "grapheme" }));
const seen = fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 }));

const anEntry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record<TaskEntry>({
    kind: fc.constant("task"),
    dutyId: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    status: fc.option(fc.constantFrom("not_started", "in_progress", "done", "blocked", "nothing_arose")),
    percent: fc.option(fc.nat(100)),
    document: text,
    documentDate: fc.option(day.map((date) => date.toISOString().slice(0, 10))),
    note: text,
    seen,
  }),
  fc.record<FigureEntry>({
    kind: fc.constant("figure"),
    indicator: fc.constantFrom("CT-b3", "1.1"),
    period: fc.constantFrom("2024-Q1", "2024-02"),
    given: fc.boolean(),
    numerator: number,
    denominator: number,
    percent: fc.option(fc.nat(10_000).map((hundredths) => hundredths / 100)),
    value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    note: text,
    seen,
    sure: fc.constantFrom(true, false),
  }),
);

const aDraft: fc.Arbitrary<ReportDraft> = fc.record(
  {
    agencyId: fc.nat(1000),
    step: fc.constantFrom("confirm" as const, "edit" as const),
    entries: fc.array(anEntry, { maxLength: 4 }),
    refused: fc.array(fc.string()),
    doubt: fc.option(
      fc.record({
        text: fc.string(),
        span: fc.record({ start: fc.nat(20), end: fc.nat(20) }),
        sentence: fc.string(),
        choices: fc.array(fc.record({ value: fc.string(), label: fc.string() })),
        step: fc.constantFrom("lines" as const, "figure" as const, "status" as const),
      }),
    ),
    plan: fc.constantFrom(2024, 2026),
    workbook: fc.record({ unchanged: fc.nat(99), page: fc.integer({ min: 1, max: 9 }) }),
  },
  { requiredKeys: ["agencyId", "step", "entries", "refused", "doubt"] },
);

const stored = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

describe("a draft's row", () => {
  it("gives back what was put in", () => {
    fc.assert(
      fc.property(aDraft, (draft) => {
        // A number that JSON has no sign for is none of these.
        expect(readDraftJson(stored(draftJson(draft)))).toEqual(stored(draft));
      }),
    );
  });

  const task = { ...emptyTask(5), status: "done" as const };
  const draft: ReportDraft = { agencyId: 7, step: "confirm", entries: [task], refused: [], doubt: null };

  it("of a pass is read where it has what it asks", () => {
    const pass = { rest: [{ kind: "together" as const, dutyIds: [5, 6] }], done: 2, passedOver: [], open: null };
    const asking: ReportDraft = { ...draft, step: "together", entries: [], pass };
    expect(readDraftJson(stored(draftJson(asking)))).toEqual(asking);
    const { passedOver: _, ...before } = pass;
    expect(readDraftJson(stored({ ...asking, pass: before })), "of before").toEqual(asking);
    expect(readDraftJson(stored({ ...asking, pass: { ...pass, rest: [] } }))).toBeNull();
    expect(readDraftJson(stored({ ...asking, pass: undefined }))).toBeNull();
    const half = { ...asking, step: "document" as const, pass: { ...pass, open: task } };
    expect(readDraftJson(stored(draftJson(half)))).toEqual(half);
    expect(readDraftJson(stored({ ...half, step: "figure" }))).toBeNull();
  });

  it("of before there were versions is read", () => {
    const { value: _, ...old } = emptyFigure("CT-b3", "2024-Q1");
    expect(readDraftJson(stored({ ...draft, entries: [old] }))).toEqual({
      ...draft,
      entries: [emptyFigure("CT-b3", "2024-Q1")],
    });
  });

  it.each<[what: string, data: unknown]>([
    ["cleared", {}],
    ["of a later edition", { ...draftJson(draft), version: 2 }],
    ["no draft", [1]],
    ["nothing", null],
    ["of a step that there is not", { ...draft, step: "weather" }],
    ["of a status that there is not", { ...draft, entries: [{ ...task, status: "fine" }] }],
    ["of a day that there is not", { ...draft, entries: [{ ...task, documentDate: "2024-02-30" }] }],
    ["in doubt about nothing", { ...draft, step: "doubt" }],
    ["asking for the status of nothing", { ...draft, step: "status", entries: [] }],
    ["asking for the status of a figure", { ...draft, step: "status", entries: [emptyFigure("CT-b3", "2024-Q1")] }],
  ])("%s is not read", (_, data) => expect(readDraftJson(stored(data))).toBeNull());
});
