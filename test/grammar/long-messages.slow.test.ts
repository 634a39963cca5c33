import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAddressed } from "../../src/grammar/addressed.js";
import { MOST_READS } from "../../src/grammar/limits.js";
import { understand } from "../../src/grammar/understand.js";
import { understandingToJson } from "../../src/grammar/understanding-json.js";
import { unreadWords } from "../../src/grammar/unread-words.js";
import { readNamed } from "../../src/reporting/names-only.js";
import { readAsideSaid } from "../../src/reporting/read-aside.js";
import { wishIn } from "../../src/reporting/wishes-in-answers.js";
import { hostile, ordinary } from "../../src/sandbox/bench/messages.js";
import { withinReads } from "../../src/text/effort.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";
import { pieces } from "./pieces.js";

const catalogue = await testCatalogue();
const t = translator("vi");
const contextOf = (agency: string) => ({ catalogue, agency, today: "2024-06-14", t });
const writers = ["STP", "office"];
const longest = 4096;
/** The last read that counts may be one of many characters. */
const mostAtOnce = 1000;

let times = 0;
function readsOf(read: () => unknown): number {
  return withinReads(Number.MAX_SAFE_INTEGER, read)!.reads;
}

/** Each time as if it had not been read before. */
function readsOfMessage(message: string, agency: string): number {
  times += 1;
  const anew = { ...contextOf(agency), t: t.bind(times) as typeof t };
  return readsOf(() => understand(message, anew));
}

/** Twice the text takes twice the reads; a few more where it is cut or its lines are copied. */
function expectLinear(shorter: string, longer: string, agency: string): void {
  const [once, twice] = [readsOfMessage(shorter, agency), readsOfMessage(longer, agency)];
  expect(twice, `${once} reads, then ${twice}`).toBeLessThanOrEqual(2.5 * once + 500);
  expect(twice).toBeLessThanOrEqual(MOST_READS + mostAtOnce);
}

describe.each(Object.entries(hostile))("a message of nothing but %s", (_, make) => {
  it.each(writers)("is read once, however long it is (%s)", (agency) => {
    // Below it some lines are short enough to be a question, and read otherwise.
    for (const length of [512, 1024, 2048]) expectLinear(make(length), make(2 * length), agency);
  });

  it.each(writers)("keeps those readers no longer that everybody waits for (%s)", (agency) => {
    const context = { ...contextOf(agency), holidays: null as never, lookup: null as never };
    for (const message of [make(longest), make(longest).replaceAll("\n", " ")])
      for (const read of [isAddressed, unreadWords, readNamed, readAsideSaid, wishIn]) {
        const reads = readsOf(() => read(message.replaceAll("?", "!"), context));
        expect(reads, read.name).toBeLessThanOrEqual(MOST_READS / 4 + mostAtOnce);
      }
  });
});

describe("any mixture of what the grammar knows", () => {
  const mixture = fc.array(fc.constantFrom(...pieces.filter((piece) => !piece.includes("\n"))), {
    minLength: 1,
    maxLength: 8,
  });
  const gap = fc.constantFrom(" ", "", ", ", "; ", ". ");

  it("is read once", () => {
    fc.assert(
      fc.property(mixture, gap, fc.constantFrom(...writers), (words, between, agency) => {
        const unit = words.join(between) + between;
        const often = Math.ceil(500 / Math.max(1, unit.length));
        expectLinear(unit.repeat(often), unit.repeat(2 * often), agency);
      }),
      { numRuns: 300 },
    );
  });

  it("takes no more reads than a message has", () => {
    const text = fc.array(fc.constantFrom(...pieces), { minLength: 400, maxLength: 900 });
    fc.assert(
      fc.property(text, gap, fc.constantFrom(...writers), (words, between, agency) => {
        const message = words.join(between).slice(0, longest);
        expect(readsOfMessage(message, agency)).toBeLessThanOrEqual(MOST_READS + mostAtOnce);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what offices send", () => {
  it.each(Object.entries(ordinary))("is taken: %s", (_, message) => {
    const understood = understand(message, contextOf("STP"));
    expect(understood.text).not.toBe("");
    expect(readsOfMessage(message, "STP")).toBeLessThan((2 / 3) * MOST_READS);
  });

  const states = ["xong 18/KH-STP 23/2", "đang thực hiện 60%, còn chờ Sở Tài chính", "chưa làm, vướng kinh phí"];
  const state = (index: number) => states[index % states.length];
  const { tasks } = catalogue;
  it.each([
    ["a commune's fullest day", tasks.slice(0, 22).map(({ code }, i) => `${code} ${state(i)}`), 1 / 5],
    ["sixty full lines", Array.from({ length: 60 }, (_, i) => `${tasks[i % 50]!.code} ${state(i)}`), 2 / 3],
    [
      "a table of fifty rows",
      tasks.map(({ code, text }, i) => `${i + 1}\t${code}\t${text.slice(0, 40)}\tSTP\tĐang làm`),
      2 / 3,
    ],
    [
      "work named in the plan's own words",
      tasks.slice(0, 30).map(({ text }, i) => `${text.slice(0, 60)}: ${state(i)}`),
      1,
    ],
  ])("is taken, whoever sends it: %s", (_, lines, part) => {
    for (const agency of ["STP", "office"])
      expect(readsOfMessage(lines.join("\n"), agency)).toBeLessThan(part * MOST_READS);
  });

  it("is read once, however often it is asked for", () => {
    const first = understand("V.1 xong 18/KH-STP 23/2", contextOf("STP"));
    expect(readsOf(() => understand("V.1 xong 18/KH-STP 23/2", contextOf("STP")))).toBe(0);
    expect(understand("V.1 xong 18/KH-STP 23/2", contextOf("STP"))).toBe(first);
  });

  it.each([
    ["another agency", { agency: "VPUBND" }],
    ["another day", { today: "2024-02-23" }],
    ["another language", { t: translator("en") }],
    ["another plan", { catalogue: { ...catalogue, year: 2023 } }],
  ])("is read again for %s", (_, other) => {
    const message = "V.9 xong quý V";
    const first = understand(message, contextOf("STP"));
    expect(understand(message, { ...contextOf("STP"), ...other })).not.toBe(first);
  });
});

describe("a message that is too long", () => {
  const refusal = (text: string, agency = "STP") => understandingToJson(understand(text, contextOf(agency)));
  const line = "V.1 xong 18/KH-STP 23/2";

  it("by its lines is refused in one sentence, and nothing of it is taken", () => {
    const sentence =
      "Tin có 61 dòng, nhiều quá để đọc một lần, chưa ghi nhận gì. Gửi thành nhiều tin, mỗi tin không quá 60 dòng.";
    for (const end of ["\n", "\r\n", "\u2028", "\n\n\n"]) {
      expect(refusal(`${line}${end}`.repeat(61))).toEqual({
        outcome: "refuse",
        items: [],
        problems: [{ line: 1, outcome: "refuse", choices: [], sentence }],
        intent: null,
        slots: null,
        sentence: null,
      });
    }
  });

  it("has sixty lines that say something, and any that do not", () => {
    const { items, problems } = understand(`${line}\n\n...\n`.repeat(60), contextOf("STP"));
    expect(problems).toEqual([]);
    expect(items).toHaveLength(60);
  });

  it("with a thousand short lines is not read at all", () => {
    expect(readsOfMessage(`V.1 xong\n${"đã\n".repeat(1000)}`, "STP")).toBe(0);
    expect(readsOfMessage("a".repeat(1_048_576), "STP")).toBe(0);
    expect(isAddressed(`${line}\n`.repeat(61), contextOf("STP"))).toBe(false);
  });

  it("by what it says is refused as a whole", () => {
    const { outcome, items, problems } = understand(hostile.periods!(longest), contextOf("STP"));
    expect({ outcome, items }).toEqual({ outcome: "refuse", items: [] });
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      "Tin có nhiều ý quá để đọc một lần, chưa ghi nhận gì. Gửi thành nhiều tin, mỗi tin vài dòng.",
    ]);
  });
});

describe("reads", () => {
  it("are counted in every call that they are made in", () => {
    const outer = withinReads(10_000, () => {
      understand("V.2 đang làm 61%", contextOf("STP"));
      return withinReads(5, () => understand("V.2 đang làm 62%", contextOf("STP")).outcome);
    })!;
    expect(outer.value?.value).toBe("refuse");
    expect(outer.reads).toBeGreaterThan(50);
  });
});
