import type { Place, PlanProblem } from "../place.js";
import { foldCode, meansSomethingElse } from "./codes.js";

/** The codes of a plan: sections, tasks and indicators are all called by theirs, so each is there once. */
export class CodeBook {
  readonly #taken = new Map<string, string>();

  constructor(private readonly problems: PlanProblem[]) {}

  /** `typed`: people type it, so that it may not mean something else. A section's number is only printed. */
  take(code: string, at: Place, { typed }: { readonly typed: boolean }): void {
    const other = this.#taken.get(foldCode(code));
    if (other !== undefined)
      this.problems.push({
        at,
        what: (t) => (other === code ? t("plan.twice", { code }) : t("workbook.codeLikeOther", { code, other })),
      });
    else this.#taken.set(foldCode(code), code);
    if (typed && meansSomethingElse(code))
      this.problems.push({ at, what: (t) => t("workbook.codeMeansElse", { code }) });
  }
}
