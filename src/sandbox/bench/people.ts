import { setTimeout as pause } from "node:timers/promises";
import type { Bubble, Messenger } from "../messenger.js";

/** One input of a person and what the bot's answer has to hold. */
export interface Step {
  readonly say?: string;
  readonly press?: string;
  readonly meets: RegExp;
}

/** What the nine inputs of `reportingScript` and of `firstScript` report. */
export const reports = ["V.1", "V.2", "CT-b3"];
export const firstReports = ["I.8", "VII.6", "V.3"];

/** A duty by buttons, a report in one line, a figure in one line: nine inputs, three receipts. */
export const reportingScript: readonly Step[] = [
  ...byButtons({ press: "V.1", meets: /^V\.1 · / }, "18/KH-UBND"),
  ...inOneLine("V.2 đang thực hiện 60% đã rà soát 12 TTHC", /^Gửi báo cáo này\?\n.* · V\.2 quý I · Đang thực hiện 60%/),
  ...inOneLine("b3 quy 1 1250/2000", /1\.250\/2\.000 = 62,50%/),
];

/** The same on other tasks: what a program is told that has just started, while it is still being compiled. */
export const firstScript: readonly Step[] = [
  ...byButtons({ say: "I.8", meets: /^I\.8 · / }, "19/KH-UBND"),
  ...inOneLine("VII.6 đang thực hiện 60% đã rà soát 12 TTHC", / · VII\.6 quý I · Đang thực hiện 60%/),
  ...inOneLine("V.3 đang thực hiện 60%", / · V\.3 quý I · Đang thực hiện 60%/),
];

function byButtons(opening: Step, document: string): readonly Step[] {
  return [
    { say: "viec", meets: /Đến hạn trong 7 ngày/ },
    opening,
    { press: "Hoàn thành", meets: /Số và ngày văn bản/ },
    ...inOneLine(`${document} 23/2`, new RegExp(`Văn bản: ${document} ngày 23/02/2024`)),
  ];
}

function inOneLine(say: string, meets: RegExp): readonly Step[] {
  return [
    { say, meets },
    { press: "Xác nhận", meets: /Biên nhận BN-2024-\d{6}/ },
  ];
}

/** As many inputs for a bot that says back what it is told. */
export const echoScript: readonly Step[] = reportingScript.map((_, index) => ({
  say: `câu số ${index + 1}`,
  meets: new RegExp(`^câu số ${index + 1}$`),
}));

export interface Round {
  /** Milliseconds from each input to the answer on the phone. */
  readonly waits: readonly number[];
  /** Seconds from the first input to the last answer. */
  readonly seconds: number;
  /** Every text of the bot that met its step, in the order of the steps. */
  readonly answers: readonly string[];
}

/** How people of a round behave, in milliseconds. */
export interface Manner {
  /** Within which each has to be answered. */
  readonly patience: number;
  /** Between an answer and the next input. */
  readonly thought: number;
}

/**
 * All people at once; where they think, each begins at another moment of it. Rejects at the first answer that is missing
 * or wrong.
 */
export async function playRound(
  messenger: Messenger,
  phones: readonly string[],
  script: readonly Step[],
  { patience, thought }: Manner,
): Promise<Round> {
  const began = performance.now();
  const played = await Promise.all(
    phones.map(async (phone, index) => {
      if (thought > 0) await pause((index / phones.length) * thought);
      return playScript(messenger, phone, script, { patience, thought });
    }),
  );
  const steps = played.flat();
  return {
    waits: steps.map(({ wait }) => wait),
    seconds: (performance.now() - began) / 1000,
    answers: steps.map(({ answer }) => answer),
  };
}

async function playScript(messenger: Messenger, phone: string, script: readonly Step[], { patience, thought }: Manner) {
  const steps: { readonly wait: number; readonly answer: string }[] = [];
  for (const step of script) {
    if (steps.length > 0 && thought > 0) await pause(thought);
    steps.push(await playStep(messenger, phone, step, patience));
  }
  return steps;
}

/** One input, and the milliseconds until its answer. Rejects where the answer is missing or wrong. */
export async function playStep(messenger: Messenger, phone: string, step: Step, patience: number) {
  const before = new Map(ofBot(messenger, phone).map((bubble) => [bubble.id, bubble.text]));
  const began = performance.now();
  const answered = answerTo(messenger, phone, before, step, patience);
  if (step.press === undefined) await messenger.write(phone, step.say!);
  else await messenger.press(phone, step.press);
  const answer = await answered;
  return { wait: performance.now() - began, answer };
}

/** The first text, new or changed, that meets the step. */
function answerTo(
  messenger: Messenger,
  phone: string,
  before: ReadonlyMap<string, string>,
  step: Step,
  patience: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const news = () =>
      ofBot(messenger, phone)
        .filter(({ id, text }) => before.get(id) !== text)
        .map(({ text }) => text);
    const end = () => {
      stop();
      clearTimeout(timer);
    };
    const timer = setTimeout(() => {
      end();
      const heard = news().join("\n---\n") || "nothing";
      reject(new Error(`${phone}: no answer to "${step.say ?? step.press}" in ${patience} ms, but ${heard}`));
    }, patience);
    const stop = messenger.onChange((changed) => {
      if (changed !== phone) return;
      const answer = news().find((text) => step.meets.test(text));
      if (answer === undefined) return;
      end();
      resolve(answer);
    });
  });
}

function ofBot(messenger: Messenger, phone: string): Bubble[] {
  return messenger.history(phone).filter(({ from }) => from === "bot");
}
