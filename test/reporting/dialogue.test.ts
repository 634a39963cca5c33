import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, takeAnswer } from "../../src/reporting/dialogue.js";
import { promptFor } from "../../src/reporting/prompts.js";
import { draftOfLines, readLines } from "../../src/reporting/read-lines.js";
import {
  emptyFigure,
  emptyTask,
  type FigureEntry,
  newDraft,
  type ReportDraft,
  sameSubject,
  type TaskEntry,
} from "../../src/reporting/report-draft.js";
import { seeLatest } from "../../src/reporting/see-latest.js";
import { choicesOf } from "../../src/reporting/step-choices.js";
import type { Turn } from "../../src/reporting/turn.js";
import { openWorld, type World } from "./world.js";

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

const text = (typed: string): Answer => ({ kind: "text", text: typed });
const shown = { id: 1, lastInput: 7n };

async function answer(draft: ReportDraft, typed: string, of = world): Promise<Turn> {
  return takeAnswer(draft, text(typed), of.context);
}

/** Presses the button with this label. */
async function press(draft: ReportDraft, label: string, of = world): Promise<Turn> {
  const choices = (await choicesOf(draft, of.context)).flat();
  const choice = choices.find((one) => one.label === label);
  if (!choice) throw new Error(`no ${label} among ${choices.map((one) => one.label).join(", ")}`);
  return takeAnswer(draft, { kind: "choice", value: choice.value }, of.context);
}

function asked(turn: Turn): ReportDraft {
  if (turn.kind !== "ask") throw new Error(`not asked: ${turn.kind}`);
  return turn.draft;
}

const sentenceOf = (turn: Turn) => (turn.kind === "ask" ? turn.sentence : undefined);
const duty = (task: string, period?: string, part?: string | null, of = world) =>
  newDraft(1, "status", emptyTask(of.duty(task, period, part).id));
const figure = (indicator: string, period = "2024-Q1") => newDraft(1, "figure", emptyFigure(indicator, period));
const entryOf = (draft: ReportDraft) => draft.entries[0] as TaskEntry & FigureEntry;

async function lines(typed: string, of = world): Promise<ReportDraft> {
  const read = await readLines(typed, of.context);
  if (!read) throw new Error(`no lines: ${typed}`);
  return draftOfLines(1, read);
}

async function promptText(draft: ReportDraft, of = world): Promise<string> {
  return (await promptFor(await seeLatest(draft, of.context.lookup), shown, of.context)).text;
}

describe("a duty by buttons", () => {
  it("is done in three taps and a line", async () => {
    const status = asked(await press(duty("V.1"), "Hoàn thành"));
    expect(status.step).toBe("document");
    const confirm = asked(await answer(status, "18/KH-STP 23/2"));
    expect(confirm.step).toBe("confirm");
    expect(entryOf(confirm)).toMatchObject({ status: "done", document: "18/KH-STP", documentDate: "2024-02-23" });
    expect(await press(confirm, "Xác nhận")).toEqual({ kind: "submit" });
  });

  it.each([
    ["V.1", "Hoàn thành", "document"],
    ["V.1", "Đang thực hiện", "progress"],
    ["V.1", "Có vướng mắc", "difficulty"],
    ["V.1", "Chưa thực hiện", "confirm"],
    ["I.10", "Không phát sinh", "confirm"],
  ])("%s %s leads to %s", async (task, status, step) => {
    expect(asked(await press(duty(task), status)).step).toBe(step);
  });

  it("offers 'không phát sinh' only where nothing may have arisen, and takes it typed for any", async () => {
    const labels = (await choicesOf(duty("V.1"), world.context)).flat().map(({ label }) => label);
    expect(labels).not.toContain("Không phát sinh");
    expect(entryOf(asked(await answer(duty("V.1"), "khong phat sinh"))).status).toBe("nothing_arose");
  });

  it.each([
    ["60", { percent: 60, note: null }],
    ["60%", { percent: 60, note: null }],
    ["60 da ra soat 12 TTHC", { percent: 60, note: "da ra soat 12 TTHC" }],
    ["đã rà soát 12 TTHC", { percent: null, note: "đã rà soát 12 TTHC" }],
    ["hoan thanh 18/KH-STP 23/2", { status: "done", document: "18/KH-STP" }],
  ])("how far it is: %s", async (typed, said) => {
    const progress = asked(await press(duty("V.2"), "Đang thực hiện"));
    const confirm = asked(await answer(progress, typed));
    expect(confirm.step).toBe("confirm");
    expect(entryOf(confirm)).toMatchObject(said);
  });

  it("takes 'không có văn bản' at its word, also where one was given before", async () => {
    const given = asked(await answer(asked(await press(duty("V.1"), "Hoàn thành")), "18/KH-STP 23/2"));
    const again = asked(await press(asked(await press(given, "Sửa")), "Hoàn thành"));
    const without = asked(await press(again, "Không có văn bản"));
    expect(entryOf(without)).toMatchObject({ status: "done", document: null, documentDate: null });
  });

  it("stores a difficulty composed, and refuses one that no read-back could show", async () => {
    const difficulty = asked(await press(duty("V.1"), "Có vướng mắc"));
    const told = asked(await answer(difficulty, "Thiếu kinh phí".normalize("NFD")));
    expect(entryOf(told).note).toBe("Thiếu kinh phí".normalize("NFC"));
    const long = await answer(difficulty, "x".repeat(2001));
    expect(sentenceOf(long)).toContain("2.001");
    expect(asked(long)).toBe(difficulty);
  });

  it("knows which VII.4 is meant", async () => {
    const checkIn = asked(await answer(duty("VII.4", "2024-Q1", null), "đang thực hiện 60%"));
    expect(checkIn.step).toBe("confirm");
    const part = asked(await answer(duty("VII.4", "2024-Q1", "ket-noi"), "đang thực hiện 60%"));
    expect(part.step).toBe("confirm");
    expect(entryOf(part).dutyId).toBe(world.duty("VII.4", "2024-Q1", "ket-noi").id);
  });
});

describe("what is typed at a step", () => {
  it.each([
    ["V.2 xong 18/KH-STP 23/2"],
    ["V.2 đang thực hiện 60%"],
    ["b3 quý I 5/6"],
    ["V.9 hoan thanh"],
    ["VI.1 xong 1/BC-STP 2/2"],
    ["VII.2 xong"],
  ])("about something else is never taken for the open duty: %s", async (typed) => {
    for (const step of ["status", "document", "progress", "confirm"] as const) {
      const draft: ReportDraft = { ...duty("V.1"), step, entries: [{ ...entryOf(duty("V.1")), status: "done" }] };
      expect(await answer(draft, typed)).toEqual({ kind: "elsewhere" });
    }
    expect(await answer(figure("CT-b1"), typed)).toEqual({ kind: "elsewhere" });
  });

  it("with the duty's own code says all of it again", async () => {
    const document = asked(await press(duty("V.1"), "Hoàn thành"));
    const restated = asked(await answer(document, "V.1 đang thực hiện 40%"));
    expect(entryOf(restated)).toMatchObject({ status: "in_progress", percent: 40, document: null });
  });

  it("with the code of another period of the same task is another report", async () => {
    const february = { ...duty("I.10", "2024-02"), step: "confirm" as const };
    expect(await answer(february, "I.10 T1 không phát sinh")).toEqual({ kind: "elsewhere" });
  });

  it("with another period and no code goes to that period", async () => {
    const january = asked(await answer(duty("I.10", "2024-02"), "T1 không phát sinh"));
    expect(entryOf(january).dutyId).toBe(world.duty("I.10", "2024-01").id);
  });

  it.each([["tong hop quy II"], ["don vi nao chua bao cao V.1"], ["ai tre"]])(
    "as a wish is let through: %s",
    async (typed) => {
      expect(await answer(duty("V.1"), typed)).toEqual({ kind: "elsewhere" });
      expect(await answer(figure("CT-b3"), typed)).toEqual({ kind: "elsewhere" });
    },
  );

  it.each(["", "   ", "\u200b\u200b"])("empty (%j) keeps the step open", async (typed) => {
    const turn = await answer(duty("V.1"), typed);
    expect(asked(turn)).toEqual(duty("V.1"));
    expect(sentenceOf(turn)).toBeTruthy();
  });

  it.each([
    ["document", "abc"],
    ["figure", "abc"],
    ["figure", "1250/200"],
    ["period", "abc"],
  ] as const)("wrong at %s (%s) gets a sentence, and the step stays open", async (step, typed) => {
    const draft: ReportDraft =
      step === "document"
        ? { ...duty("V.1"), step, entries: [{ ...entryOf(duty("V.1")), status: "done" }] }
        : { ...figure("CT-b3"), step };
    const turn = await answer(draft, typed);
    expect(asked(turn)).toEqual(draft);
    expect(sentenceOf(turn)).toBeTruthy();
  });

  it("that cannot be read at all gets a sentence with the question", async () => {
    const turn = await takeAnswer(duty("V.1"), { kind: "other" }, world.context);
    expect(turn).toMatchObject({ kind: "ask", again: true });
  });
});

describe("a button", () => {
  it("of an older question is told apart", async () => {
    const turn = await takeAnswer(duty("V.1"), { kind: "outdated" }, world.context);
    expect(turn).toMatchObject({ kind: "ask", draft: duty("V.1"), again: true });
  });

  it.each(["finished", "yes", "2024-Q4", "", "99", "__proto__"])(
    "that was not offered (%j) changes nothing",
    async (value) => {
      for (const draft of [duty("V.1"), figure("CT-b3"), { ...figure("CT-b3"), step: "period" as const }]) {
        const turn = await takeAnswer(draft, { kind: "choice", value }, world.context);
        expect(asked(turn)).toBe(draft);
        expect(sentenceOf(turn)).toBeTruthy();
      }
    },
  );

  it("fits into what a button's data may hold", async () => {
    const latest = { id: 2 ** 31 - 1, lastInput: 2n ** 63n - 1n };
    for (const draft of [duty("I.10"), figure("CT-b3"), { ...figure("CT-b3"), step: "period" as const }]) {
      const { buttons } = await promptFor(draft, latest, world.context);
      for (const { data } of buttons.flat()) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    }
  });
});
