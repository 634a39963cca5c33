import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, takeAnswer } from "../../src/reporting/dialogue.js";
import { promptFor } from "../../src/reporting/prompts.js";
import { draftOfLines, readLines } from "../../src/reporting/read-lines.js";
import { emptyFigure, emptyTask, newDraft, type ReportDraft, sameSubject } from "../../src/reporting/report-draft.js";
import { choicesOf } from "../../src/reporting/step-choices.js";
import type { Turn } from "../../src/reporting/turn.js";
import { openWorld, type World } from "./world.js";

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

const shown = { id: 1, lastInput: 7n };
const duty = (task: string) => newDraft(1, "status", emptyTask(world.duty(task).id));
const figure = (indicator: string) => newDraft(1, "figure", emptyFigure(indicator, "2024-Q1"));

async function lines(typed: string): Promise<ReportDraft> {
  const read = await readLines(typed, world.context);
  if (!read) throw new Error(`no lines: ${typed}`);
  return draftOfLines(1, read);
}

async function press(draft: ReportDraft, label: string): Promise<Turn> {
  const choice = (await choicesOf(draft, world.context)).flat().find((one) => one.label === label);
  if (!choice) throw new Error(`no ${label}`);
  return takeAnswer(draft, { kind: "choice", value: choice.value }, world.context);
}

function asked(turn: Turn): ReportDraft {
  if (turn.kind !== "ask") throw new Error(`not asked: ${turn.kind}`);
  return turn.draft;
}

describe("whatever is answered", () => {
  const typed = [
    "hủy",
    "quay lại",
    "xong",
    "xong 18/KH-STP 23/2",
    "đang thực hiện 60% đã rà soát",
    "khong phat sinh",
    "có",
    "60",
    "1250/2000",
    "1,250/2,000",
    "0,855",
    "85%",
    "0",
    "-1/2",
    "n/0",
    "31/02",
    "18/KH-STP 31/02",
    "18/KH-STP 31/12",
    "V.1 xong",
    "V.2 đang làm\nb3 quý I 5/6",
    "VII.2 xong",
    "VII.4 xong",
    "b3 quý I 5/6",
    "b3 T2 5/6",
    "V.9 xong",
    "VI.1 xong",
    "T2",
    "quý I",
    "tháng 2",
    "tong hop quy II",
    "chào",
    "?",
    "\u0000",
    "\ue000",
    "x".repeat(3000),
    "\ue000V.1",
    "🎉",
    "V.1\nV.2\nV.4",
  ];
  const anAnswer = fc.oneof(
    fc.record({ kind: fc.constant("press" as const), pick: fc.nat(20) }),
    fc.record({ kind: fc.constant("text" as const), text: fc.constantFrom(...typed) }),
    fc.record({ kind: fc.constant("text" as const), text: fc.string({ unit: "grapheme", maxLength: 40 }) }),
    fc.record({ kind: fc.constant("forged" as const), value: fc.string({ maxLength: 8 }) }),
    fc.record({ kind: fc.constantFrom("other" as const, "outdated" as const) }),
  );
  const aStart = fc.oneof(
    fc.constantFrom("V.1", "V.2", "I.10", "VII.4").map((task) => () => Promise.resolve(duty(task))),
    fc.constantFrom("CT-b3", "CT-b1").map((code) => () => Promise.resolve(figure(code))),
    fc
      .constantFrom("V.1 xong\nV.2 đang làm 40%", "VII.2 xong", "V.1 xong\nb3 quy 1 1,250/2,000", "V.1 xong\nV.9 xong")
      .map((typedLines) => () => lines(typedLines)),
  );

  async function step(draft: ReportDraft, given: typeof anAnswer extends fc.Arbitrary<infer A> ? A : never) {
    const choices = (await choicesOf(draft, world.context)).flat();
    if (given.kind === "press") {
      const chosen = choices[given.pick % choices.length]!;
      return { chosen, turn: await takeAnswer(draft, { kind: "choice", value: chosen.value }, world.context) };
    }
    const sent: Answer = given.kind === "forged" ? { kind: "choice", value: given.value } : given;
    return { chosen: null, turn: await takeAnswer(draft, sent, world.context) };
  }

  /** What the read-back shows of a draft, from which alone it can be said what "Xác nhận" would save. */
  const isWhole = (draft: ReportDraft) =>
    draft.entries.length > 0 &&
    draft.entries.every((entry) => (entry.kind === "task" ? entry.status !== null : entry.given));

  it("nothing is thrown, no accepted entry is lost, and only a whole read-back is submitted", async () => {
    await fc.assert(
      fc.asyncProperty(aStart, fc.array(anAnswer, { minLength: 1, maxLength: 12 }), async (start, answers) => {
        let draft = await start();
        for (const given of answers) {
          const { chosen, turn } = await step(draft, given);
          if (turn.kind === "submit") {
            expect(draft.step).toBe("confirm");
            expect(isWhole(draft)).toBe(true);
          }
          if (turn.kind !== "ask") break;
          const next = turn.draft;
          if (turn.sentence) expect(next.entries).toEqual(draft.entries);
          // Of one entry its period may change; of several none goes.
          if (draft.entries.length > 1)
            for (const entry of draft.entries) expect(next.entries.some((one) => sameSubject(one, entry))).toBe(true);
          expect(next.entries.length).toBeGreaterThanOrEqual(draft.entries.length);
          if (next.step === "confirm") expect(isWhole(next)).toBe(true);
          if (chosen && draft.step === "doubt" && !turn.sentence) expect(next).not.toEqual(draft);
          const message = await promptFor(next, shown, world.context, turn);
          expect(message.text.trim()).not.toBe("");
          expect(message.buttons.length).toBeGreaterThan(0);
          expect(message.buttons.length).toBeLessThanOrEqual(8);
          draft = JSON.parse(JSON.stringify(next));
        }
      }),
      { numRuns: 400 },
    );
  });

  it("every way through the buttons alone ends: a read-back is at most five presses away", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("V.1", "I.10", "VII.4"),
        fc.array(fc.nat(20), { maxLength: 6 }),
        async (task, picks) => {
          let draft = duty(task);
          for (const pick of picks) {
            const { turn } = await step(draft, { kind: "press", pick });
            if (turn.kind !== "ask") return;
            draft = turn.draft;
          }
          for (const label of ["Chưa thực hiện", "Xác nhận"]) {
            while (draft.step !== "status" && label === "Chưa thực hiện") {
              const back = await takeAnswer(draft, { kind: "text", text: "quay lại" }, world.context);
              draft = asked(back);
            }
            const turn = await press(draft, label);
            if (turn.kind === "submit") return;
            draft = asked(turn);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
