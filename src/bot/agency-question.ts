import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { shorten } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import type { MemberContext } from "./context.js";
import { askQuestion, type QuestionKind } from "./question.js";

/** A report that was typed before it was known for which agency; the inbox keeps it whole. */
interface ForSomeAgency {
  readonly inboxId: string;
  readonly text: string;
  readonly agencies: readonly number[];
}

const longestQuote = 60;

/** Its buttons work as long as the inbox keeps the report, also once the question was left: that offers them again. */
export const agencyQuestion: QuestionKind = {
  show: (ctx, data) => whichAgency(ctx, data as ForSomeAgency, ctx.t("reporting.whichAgency")),
  take: async () => ({ kind: "elsewhere" }),
  left: (ctx, data) => {
    const asked = data as ForSomeAgency;
    return whichAgency(ctx, asked, ctx.t("reporting.agencyLeft", { text: asked.text }));
  },
};

/** Asks for which of these agencies the message of this update reports. */
export function askAgency(ctx: MemberContext, text: string, agencies: readonly AgencyOfPost[]): Promise<void> {
  const said = { inboxId: String(ctx.inboxId), text: shorten(text, longestQuote) };
  return askQuestion(ctx, "agency", { agencies: agencies.map(({ id }) => id), ...said } satisfies ForSomeAgency);
}

function whichAgency(ctx: MemberContext, { inboxId, agencies }: ForSomeAgency, text: string): Message {
  const own = agenciesToReportFor(ctx.member).filter(({ id }) => agencies.includes(id));
  return { text, buttons: own.map(({ id, name }) => [{ label: name, data: action.lines(id, BigInt(inboxId)) }]) };
}
