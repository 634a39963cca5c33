import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Slots } from "../../src/grammar/understanding.js";
import { bundledCatalogue } from "../../src/plan/catalogue.js";
import { defaultPeriod, formatQuery, parseQuery, query, queryFromWords } from "../../src/summary/query.js";
import { officeGroups, otherAgencies } from "../../src/summary/scope.js";
import { action } from "../../src/text/actions.js";
import type { Catalogue } from "../../src/text/catalogue.js";

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await bundledCatalogue();
});

const said = (slots: Partial<Slots>): Slots => ({
  task: null,
  section: null,
  indicator: null,
  agency: null,
  group: null,
  period: null,
  ...slots,
});

describe("a query in a button", () => {
  it.each([
    [query({ period: "2024-Q1" }), "@2024-Q1"],
    [query({ period: "2024-Q1", now: true }), "@2024-Q1n"],
    [query({ period: "2024-Q1", subject: { of: "section", code: "VIIb" } }), "section:VIIb@2024-Q1"],
    [query({ period: "2024", subject: { of: "task", code: "VII.4/ket-noi" } }), "task:VII.4/ket-noi@2024"],
    [query({ period: "2024-02", whose: { of: "agency", code: "STP" } }), ";STP@2024-02"],
    [
      query({ period: "2024-6M", subject: { of: "agencies" }, whose: { of: "group", code: "@cap-xa" }, page: 2 }),
      "agencies;~cap-xa+2@2024-6M",
    ],
    [query({ period: "2024-Q3", who: "late" }), "late!@2024-Q3"],
  ])("%o is written %s and read back", (asked, words) => {
    expect(formatQuery(asked)).toBe(words);
    expect(parseQuery(words)).toEqual(asked);
  });

  it("of everything in the plan fits 64 bytes and comes back the same", () => {
    const subject = fc.oneof(
      fc.constantFrom(
        { of: "whole" as const },
        { of: "sections" as const },
        { of: "agencies" as const },
        { of: "indicators" as const },
      ),
      fc.constantFrom(...catalogue.sections.map(({ code }) => ({ of: "section" as const, code }))),
      fc.constantFrom(
        ...catalogue.tasks.flatMap(({ code, parts }) =>
          [code, ...parts.map((p) => `${code}/${p.part}`)].map((c) => ({ of: "task" as const, code: c })),
        ),
      ),
      fc.constantFrom(...catalogue.indicators.map(({ code }) => ({ of: "indicator" as const, code }))),
    );
    const whose = fc.oneof(
      fc.constant({ of: "all" as const }),
      fc.constantFrom(
        ...[...officeGroups(catalogue).map(({ code }) => code), otherAgencies].map((code) => ({
          of: "group" as const,
          code,
        })),
      ),
      fc.constantFrom(...catalogue.agencies.map(({ code }) => ({ of: "agency" as const, code }))),
    );
    const period = fc.constantFrom("2024-Q1", "2024-Q4", "2024-12", "2024-6M", "2024-9M", "2024");
    const who = fc.constantFrom("silent" as const, "late" as const, "blocked" as const);
    fc.assert(
      fc.property(
        subject,
        whose,
        period,
        fc.boolean(),
        who,
        fc.integer({ min: 1, max: 999 }),
        (s, w, p, now, named, page) => {
          const asked = { subject: s, whose: w, period: p, now, who: named, page };
          const words = formatQuery(asked);
          expect(parseQuery(words)).toEqual(asked);
          expect(Buffer.byteLength(`+${action.summary(words)}`)).toBeLessThanOrEqual(64);
        },
      ),
    );
  });

  it.each([
    "",
    "section@2024-Q1",
    "whole:V@2024-Q1",
    "section:V",
    "section:V@2024-Q5",
    "nonsense:V@2024-Q1",
    "section:V@2024-13",
    "late@2024-Q1",
    "section:V+0x@2024-Q1",
    "'; DROP TABLE@2024-Q1",
  ])("that was forged or has grown old is none: %j", (words) => {
    expect(parseQuery(words)).toBeNull();
  });
});

describe("a question in words", () => {
  const today = "2024-05-06";
  it.each([
    [null, "summary", { subject: { of: "whole" }, period: "2024-Q2" }],
    [said({ period: "2024-Q1" }), "summary", { subject: { of: "whole" }, period: "2024-Q1" }],
    [
      said({ task: "V.1", group: "@cap-xa" }),
      "silent",
      { subject: { of: "task", code: "V.1" }, whose: { of: "group", code: "@cap-xa" } },
    ],
    [
      said({ indicator: "CT-b3", agency: "H679" }),
      "indicator",
      { subject: { of: "indicator", code: "CT-b3" }, whose: { of: "agency", code: "H679" } },
    ],
    [
      said({ agency: "H672", group: "@cap-xa" }),
      "silent",
      { subject: { of: "whole" }, whose: { of: "group", code: "@cap-xa/H672" } },
    ],
    [said({ agency: "STP", group: "@cap-xa" }), "silent", { whose: { of: "agency", code: "STP" } }],
    [said({ section: "VIIb" }), "section", { subject: { of: "section", code: "VIIb" } }],
    [said({ agency: "STP" }), "agency", { subject: { of: "whole" }, whose: { of: "agency", code: "STP" } }],
    [said({ group: "@cap-huyen" }), "summary", { subject: { of: "agencies" } }],
    [said({ group: "@cap-huyen" }), "silent", { subject: { of: "whole" } }],
    [said({}), "late", { subject: { of: "whole" }, who: "late" }],
    [said({}), "indicator", { subject: { of: "indicators" } }],
  ] as const)("%o (%s) asks for %o", (slots, intent, asked) => {
    expect(queryFromWords(slots, intent, today, catalogue)).toMatchObject(asked);
  });

  it.each([
    ["V.1", "2024-Q1", false], // due on 29/02, whenever it is asked about
    ["IX.1", "2024-Q4", false],
    ["V.2", "2024-Q2", true],
    ["VII.4", "2024-Q2", true],
  ])("about %s in June means %s", (task, period, now) => {
    expect(queryFromWords(said({ task }), "silent", "2024-06-20", catalogue)).toMatchObject({ period, now });
  });

  it.each([
    ["2024-02-26", "2024-Q1"],
    ["2024-03-31", "2024-Q1"],
    ["2024-04-01", "2024-Q2"],
    ["2024-12-31", "2024-Q4"],
    ["2025-01-06", "2024"],
    ["2026-11-24", "2024"],
    ["2023-12-20", "2024-Q1"],
  ])("on %s means %s where it names no period", (day, period) => {
    expect(defaultPeriod(day, 2024)).toBe(period);
  });
});
