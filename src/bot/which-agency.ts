import { agenciesToReportFor } from "../people/roles.js";
import type { MemberContext } from "./context.js";

/** Whether the person answers for several agencies: then everything that is asked says for which. */
function hasSeveralAgencies({ member }: Pick<MemberContext, "member">): boolean {
  return agenciesToReportFor(member).length > 1;
}

/** "Sở Y tế · V.1" for a person of several agencies; else what it is called. */
export function inAgency(ctx: MemberContext, agency: string, text: string): string {
  return hasSeveralAgencies(ctx) ? ctx.t("colleague.ofAgency", { agency, text }) : text;
}

/** "V.1 · SYT", as on a button, where the code comes first. */
export function ofAgency(ctx: MemberContext, agency: string, label: string): string {
  return hasSeveralAgencies(ctx) ? ctx.t("colleague.ofAgency", { agency: label, text: agency }) : label;
}
