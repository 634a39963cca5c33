import { shortCode } from "../text/code-reader.js";
import { fold } from "../text/fold.js";
import { asCount } from "../text/numbers.js";
import { type Judge, NOTHING, say, type Value } from "./figure-judge.js";
import { judgePair } from "./figures-of-pairs.js";
import { ask, inserted } from "./problems.js";
import type { Problem } from "./understanding.js";

const DONE: Value = { numerator: 1, denominator: 1, percent: 100, value: null };
const NOT_DONE: Value = { numerator: 0, denominator: 1, percent: 0, value: null };

const CARRIED_OUT = /^co (?:thuc hien|lam|trien khai|to chuc)(?: roi)?(?: a)?$/;
const NOT_CARRIED_OUT = /^(?:khong|ko|k) (?:thuc hien|lam|trien khai|to chuc)(?: a)?$/;

/** An indicator of whole units (CT-b5): carried out or not. */
export function judgeUnits(judge: Judge): Value | Problem {
  const { indicator, tail, reading } = judge;
  const { t } = reading;
  const code = shortCode(indicator.code, reading.catalogue);
  const only = () =>
    say(judge, t("understanding.figure.unitsOnly", { code: indicator.code, example: `${code} đã thực hiện` }));
  if (tail.garbled) return only();
  const restated = tail.status ? tail.pair : null;
  if (restated && restated.value.denominator.digits === 1n) {
    const isDone = restated.value.numerator.digits === 1n;
    if (isDone === (tail.status!.value === "done")) return isDone ? DONE : NOT_DONE;
    return only();
  }
  switch (tail.status?.value) {
    case "done":
      return DONE;
    case "not_started":
    case "unfinished":
      return NOT_DONE;
    case "nothing_arose": {
      // "không" answers "đã thực hiện hay chưa?" as well.
      const { start, end } = tail.status;
      if (!/^(?:khong|ko|k|hok)$/.test(judge.line.folded.slice(start, end).trim())) return NOTHING;
      return askUnits(judge, start, end);
    }
    case "in_progress":
    case "blocked":
      return askUnits(judge, tail.status.start, tail.status.end);
  }
  if (tail.pair) {
    const numerator = asCount(tail.pair.value.numerator);
    const denominator = asCount(tail.pair.value.denominator);
    if (numerator.outcome !== "value" || denominator.outcome !== "value") return only();
    if (denominator.value > 1 || numerator.value > denominator.value) return only();
    return judgePair(judge, tail.pair);
  }
  const number = tail.percent ?? tail.single;
  if (number) {
    const { digits, scale, negative } = number.value;
    if (digits === 0n) return NOT_DONE;
    const whole = scale === 0 && !negative && (tail.percent ? digits === 100n : digits === 1n || digits === 100n);
    return whole ? DONE : only();
  }
  if (tail.note !== null && CARRIED_OUT.test(fold(tail.note).trim())) return DONE;
  if (tail.note !== null && NOT_CARRIED_OUT.test(fold(tail.note).trim()))
    return askUnits(judge, tail.valueAt, judge.line.text.length);
  if (tail.note !== null) return only();
  return askUnits(judge, tail.valueAt, tail.valueAt);

  function askUnits({ line: here }: Judge, start: number, end: number): Problem {
    return ask(here, start, end, t("understanding.figure.missingUnits", { code: indicator.code }), [
      { value: inserted("1/1"), label: t("understanding.figure.unitsDone") },
      { value: inserted("0/1"), label: t("understanding.figure.unitsNotDone") },
    ]);
  }
}
