import { readAssent } from "../text/assent.js";
import { codeKey, isReadableCode } from "../text/code-reader.js";
import { lineOf } from "../text/line.js";
import { readPeriodAt } from "../text/periods.js";
import { readStatus } from "../text/statuses.js";
import type { Place, PlanProblem } from "./place.js";

/** A code with where its source says it. Of a section it is only its number: it is named behind "mục". */
export interface PlacedCode {
  readonly code: string;
  readonly at: Place;
  readonly of: "section" | "task" | "indicator";
}

/**
 * What is wrong with the codes of a plan for people who type them: two that are one when typed (case, blanks and hyphens
 * do not count; "đ" is not "d"), and those that mean something else already. In the order of the codes.
 */
export function checkCodes(codes: readonly PlacedCode[], year: number): readonly PlanProblem[] {
  const known = new Map<string, string>();
  return codes.flatMap(({ code, at, of }): PlanProblem[] => {
    const key = codeKey(code);
    const other = known.get(key);
    if (other === code) return [{ at, what: (t) => t("plan.twice", { code }) }];
    if (other !== undefined) return [{ at, what: (t) => t("plan.sameCode", { code, other }) }];
    known.set(key, code);
    if (of === "section") return [];
    if (meansSomethingElse(code, year)) return [{ at, what: (t) => t("plan.codeMeansElse", { code }) }];
    return isReadableCode(code) ? [] : [{ at, what: (t) => t("plan.codeUnreadable", { code }) }];
  });
}

/** A bare number, a period ("T1", "Q4", "6T"), a status, a yes or no: what a message that holds nothing else is read as. */
function meansSomethingElse(code: string, year: number): boolean {
  const typed = code.replace(/[\s\-–_]/g, "");
  const line = lineOf(typed);
  const period = readPeriodAt(line, 0, { year, today: `${year}-01-01` });
  return (
    /^\d+$/.test(typed) ||
    (period?.value.kind === "period" && period.end === typed.length) ||
    readStatus(code) !== null ||
    readAssent(code) !== null
  );
}
