import type { PlanInForce } from "../../plan/plan-in-force.js";
import type { Translate } from "../../text/language.js";

/** A plan whose number is a decision's was issued with it, and is cited so. */
export function planCited({ number }: Pick<PlanInForce, "number">, t: Translate): string {
  return t(
    /\/QĐ(?![\p{L}])/iu.test(number.normalize("NFC")) ? "files.document.planOfDecision" : "files.document.plan",
    {
      number,
    },
  );
}
