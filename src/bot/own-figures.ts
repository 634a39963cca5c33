import { parsePeriod } from "../calendar/windows.js";
import type { Understanding } from "../grammar/understanding.js";
import { agenciesToReportFor } from "../people/roles.js";
import { action } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { read } from "./take-lines.js";
import { chooseAgency, showFigures } from "./work.js";

/** "chỉ tiêu quý IV" of the own agency: of the period that it names. A year alone names a plan, and no period of it. */
export function answerOwnFigures(ctx: MemberContext, { slots }: Pick<Understanding, "slots">): Promise<void> {
  const said = slots?.period ?? null;
  const named = said !== null && parsePeriod(said)?.kind !== "year" ? said : null;
  const pressed = (agencyId: number) =>
    named === null ? action.figures(agencyId) : action.figures(agencyId, 1, ctx.plan!.year, named);
  return chooseAgency(ctx, (agency) => showFigures(ctx, agency, 1, named), pressed);
}

/** /chitieu, with the words that follow it. */
export async function figuresCommand(ctx: MemberContext, words: string): Promise<void> {
  const [agency] = agenciesToReportFor(ctx.member);
  const asked = words === "" || !ctx.plan || !agency ? null : await read(ctx, `chỉ tiêu ${words}`, agency.code);
  return answerOwnFigures(ctx, { slots: asked?.slots ?? null });
}
