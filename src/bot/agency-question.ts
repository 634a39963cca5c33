import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { agencyMeant } from "../reporting/agency-meant.js";
import { shorten } from "../reporting/labels.js";
import { action, readAction } from "../text/actions.js";
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
/** With "Làm tiếp" it still fits on a button. */
const longestLabel = 14;

/** Its buttons work as long as the inbox keeps the report, also once the question was left: that offers them again. */
export const agencyQuestion: QuestionKind = {
  show: (ctx, data) => whichAgency(ctx, data as ForSomeAgency, ctx.t("reporting.whichAgency")),
  begun: ({ t }, data) => {
    const { text } = data as ForSomeAgency;
    return {
      line: t("reporting.agencyKept", { text }),
      label: t("reporting.unclearLine", { text: shorten(text, longestLabel) }),
    };
  },
  take: async (ctx, data, text) => {
    const asked = data as ForSomeAgency;
    const named = agencyMeant(text, offered(ctx, asked), ctx.plan?.catalogue ?? null);
    return named ? { kind: "press", pressed: action.lines(named.id, BigInt(asked.inboxId)) } : { kind: "elsewhere" };
  },
  isAnswer: (data, pressed) => {
    const [name, , inboxId] = readAction(pressed).data.split(":");
    return name === "lines" && inboxId === (data as ForSomeAgency).inboxId;
  },
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

function offered(ctx: MemberContext, { agencies }: ForSomeAgency): readonly AgencyOfPost[] {
  return agenciesToReportFor(ctx.member).filter(({ id }) => agencies.includes(id));
}

function whichAgency(ctx: MemberContext, asked: ForSomeAgency, text: string): Message {
  const { inboxId } = asked;
  return {
    text,
    buttons: offered(ctx, asked).map(({ id, name }) => [{ label: name, data: action.lines(id, BigInt(inboxId)) }]),
  };
}
