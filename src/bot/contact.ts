import { type Colleague, findColleagues } from "../people/leave/colleagues.js";
import { displayName } from "../people/names.js";
import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { readAside } from "../text/asides.js";
import { lineOf } from "../text/line.js";
import { normalise } from "../text/normalise.js";
import type { BotContext, MemberContext } from "./context.js";

const mostAgencies = 3;
const mostNames = 4;

/** Whom to ask: what the plan says, and who else answers for one's agency today. Telephone numbers are for the office alone. */
export async function contactText(ctx: MemberContext): Promise<string> {
  const lines: string[] = [ctx.t("aside.contact")];
  for (const agency of agenciesToReportFor(ctx.member).slice(0, mostAgencies)) {
    const days = { from: ctx.today, to: ctx.today };
    const { personId } = ctx.member;
    const among = await findColleagues(ctx.services.db, { agencyId: agency.id, personId, ...days });
    if (among.length > 0) lines.push(colleagues(ctx, agency, among));
  }
  return lines.join("\n");
}

function colleagues({ t }: MemberContext, agency: AgencyOfPost, among: readonly Colleague[]): string {
  const names = among.map((one) => displayName(one, { role: one.role, agency }, t));
  const shown = names.slice(0, mostNames);
  if (names.length > shown.length) shown.push(`+${names.length - shown.length}`);
  return t("contact.colleagues", { agency: agency.name, names: [...new Set(shown)].join(", ") });
}

/** Whether a stranger asks whom to telephone: they are told that first, and how to join after it. */
export function asksContact({ heard }: BotContext): boolean {
  const text = heard?.text;
  return typeof text === "string" && text.length <= 200 && readAside(lineOf(normalise(text).trim())) === "contact";
}
