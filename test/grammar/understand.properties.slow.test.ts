import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAddressed } from "../../src/grammar/addressed.js";
import { understand } from "../../src/grammar/understand.js";
import type { Understanding } from "../../src/grammar/understanding.js";
import { understandingToJson } from "../../src/grammar/understanding-json.js";
import { unreadWords } from "../../src/grammar/unread-words.js";
import { translator } from "../../src/text/language.js";
import { chosenMark } from "../../src/text/line.js";
import { formatCount, percentOf } from "../../src/text/numbers.js";
import { testCatalogue } from "../support/catalogue.js";
import { pieces } from "./pieces.js";

const catalogue = await testCatalogue();
const languages = { vi: translator("vi"), en: translator("en") };
const context = { catalogue, today: "2024-06-14", t: languages.vi };
const agencies = ["STP", "VPUBND", "H679", "X24856", "office", "DPTTH", "TTPVHCC"];

const messages = fc
  .array(fc.constantFrom(...pieces), { maxLength: 14 })
  .chain((words) => fc.constantFrom(" ", "").map((gap) => words.join(gap)));
const anyMessage = fc.oneof(messages, fc.string({ unit: "binary", maxLength: 300 }), fc.string({ maxLength: 300 }));
const agency = fc.constantFrom(...agencies);
const wordsOfObjects = Object.getOwnPropertyNames(Object.prototype).flatMap((word) => [word, word.toLowerCase()]);

function check(message: string, understood: Understanding): void {
  const lines = understood.text.split("\n").length;
  const { outcome, items, problems, intent, slots, sentence, text } = understood;
  for (const { line } of [...items, ...problems]) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
  }
  for (const problem of problems) {
    expect(problem.sentence).not.toBe("");
    if (!message.includes("{")) expect(problem.sentence).not.toContain("{{");
    if (problem.outcome === "refuse") expect(problem.choices).toEqual([]);
    else {
      expect(problem.choices.length).toBeGreaterThan(0);
      expect(problem.span!.start).toBeLessThanOrEqual(problem.span!.end);
      expect(problem.span!.end).toBeLessThanOrEqual(text.length);
    }
  }
  for (const item of items) {
    if (item.percent !== null) {
      expect(item.percent).toBeGreaterThanOrEqual(0);
      expect(item.percent).toBeLessThanOrEqual(100);
    }
    if (item.kind === "task" && item.documentDate && !message.includes(chosenMark)) {
      expect(item.documentDate <= context.today).toBe(true);
    }
    if (item.kind === "figure" && item.numerator !== null) {
      expect(item.numerator).toBeLessThanOrEqual(item.denominator!);
      expect(item.percent).toBe(percentOf(item.numerator, item.denominator!));
    }
  }
  expect(outcome === "items").toBe(items.length > 0);
  expect(outcome === "question" || outcome === "other").toBe(intent !== null);
  expect(outcome === "question").toBe(slots !== null);
  expect(outcome === "other").toBe(sentence !== null);
  if (outcome === "ask" || outcome === "refuse") expect(problems.length).toBeGreaterThan(0);
  expect(JSON.stringify(understandingToJson(understood))).not.toContain(chosenMark);
}

describe("whatever is typed", () => {
  it("is understood or answered, never thrown at", () => {
    fc.assert(
      fc.property(anyMessage, agency, fc.constantFrom("vi" as const, "en" as const), (message, code, language) => {
        const understood = understand(message, { ...context, agency: code, t: languages[language] });
        check(message, understood);
        if (language === "en")
          expect(understood.problems.map(({ sentence }) => sentence).join()).not.toContain("understanding.");
      }),
      { numRuns: 3000 },
    );
  });

  it("may be any word that every object knows", () => {
    const own = fc.constantFrom(...wordsOfObjects);
    const place = fc.constantFrom(
      "V.1 xong ",
      "b3 ",
      "",
      "tổng hợp ",
      "tỷ lệ ",
      "V.1 ",
      "quý ",
      "18/",
      "Sở ",
      "\n",
      "mục ",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(place, own), { minLength: 1, maxLength: 4 }), place, agency, (words, end, code) => {
        const message = words.flat().join("") + end;
        const understood = understand(message, { ...context, agency: code });
        check(message, understood);
        isAddressed(message, { ...context, agency: code });
        unreadWords(message, { ...context, agency: code });
      }),
      { numRuns: 1000 },
    );
  });

  it("gives every key, always", () => {
    fc.assert(
      fc.property(messages, agency, (message, code) => {
        const json = understandingToJson(understand(message, { ...context, agency: code })) as Record<string, unknown>;
        expect(Object.keys(json)).toEqual(["outcome", "items", "problems", "intent", "slots", "sentence"]);
        for (const item of json.items as object[]) expect(Object.values(item)).not.toContain(undefined);
      }),
      { numRuns: 500 },
    );
  });

  it("means the same in NFD and with invisible characters", () => {
    fc.assert(
      fc.property(messages, agency, (message, code) => {
        const plainly = understandingToJson(understand(message, { ...context, agency: code }));
        const decomposed = understandingToJson(understand(message.normalize("NFD"), { ...context, agency: code }));
        const veiled = [...message].join("\u200b");
        expect(decomposed).toEqual(plainly);
        expect(understandingToJson(understand(veiled, { ...context, agency: code }))).toEqual(plainly);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a question back", () => {
  it("is settled by any of its choices put in its place", () => {
    fc.assert(
      fc.property(messages, agency, (message, code) => {
        const before = understand(message, { ...context, agency: code });
        for (const problem of before.problems) {
          if (problem.outcome !== "ask") continue;
          for (const { value } of problem.choices) {
            const { text } = before;
            const settled = text.slice(0, problem.span!.start) + value + text.slice(problem.span!.end);
            const after = understand(settled, { ...context, agency: code });
            const same = after.problems.filter((p) => p.line === problem.line && p.sentence === problem.sentence);
            const asked = before.problems.filter((p) => p.line === problem.line && p.sentence === problem.sentence);
            expect(same.length, `${JSON.stringify(text)} with ${JSON.stringify(value)}`).toBeLessThan(asked.length);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe("every line that reports", () => {
  const good = fc.constantFrom(
    "V.1 xong",
    "V.2 đang làm 60%",
    "b3 quý I 5/6",
    "I.10 T1 không phát sinh",
    "b1 T3 85,5%",
  );
  const bad = fc.constantFrom(
    "V.9 xong",
    "b3 6/5",
    "VII.2 xong",
    "V.1 xong 18/KH-STP 31/02",
    "b9 5/6",
    "I.1 xong",
    "d1 5/6x",
  );
  const idle = fc.constantFrom("", "  ", "Em gửi ạ", "cảm ơn anh");

  it("is an item or a problem", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(good, bad, idle), { minLength: 1, maxLength: 12 }), (lines) => {
        const { items, problems } = understand(lines.join("\n"), { ...context, agency: "STP" });
        const reporting = lines.flatMap((line, index) => (/\d/.test(line) ? [index + 1] : []));
        const answered = [...new Set([...items, ...problems].map(({ line }) => line))].sort((a, b) => a - b);
        expect(answered).toEqual(reporting);
      }),
    );
  });

  it("with two numbers gives exactly them", () => {
    const pair = fc
      .integer({ min: 1, max: 10_000_000 })
      .chain((d) => fc.integer({ min: 0, max: d }).map((n) => [n, d] as const));
    fc.assert(
      fc.property(pair, fc.constantFrom("/", " / ", " trên ", " tren "), fc.boolean(), ([n, d], over, dotted) => {
        const write = dotted ? formatCount : String;
        const { items } = understand(`b3 quý I ${write(n)}${over}${write(d)}`, { ...context, agency: "STP" });
        expect(items).toEqual([
          {
            line: 1,
            kind: "figure",
            indicator: "CT-b3",
            period: "2024-Q1",
            numerator: n,
            denominator: d,
            percent: percentOf(n, d),
            value: null,
            note: null,
          },
        ]);
      }),
    );
  });

  it("on any task of any agency is read, and refused for others", () => {
    const tasks = fc.constantFrom(...catalogue.tasks);
    const some = fc.constantFrom(...catalogue.agencies);
    fc.assert(
      fc.property(tasks, some, (task, { code }) => {
        const exact = task.code.replace(/^VII\./, "VIIa.");
        const { items, problems } = understand(`${exact} xong`, { ...context, agency: code });
        const parted = task.parts.some((part) => part.agencies.includes(code));
        const own = task.leads.length === 0 || task.leads.includes(code);
        if (own && !parted) expect(items).toMatchObject([{ task: task.code, part: null, status: "done" }]);
        else expect(problems).toMatchObject([{ outcome: own ? "ask" : "refuse" }]);
      }),
      { numRuns: 1000 },
    );
  });
});
