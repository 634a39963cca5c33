import type { OpenReport } from "../reporting/drafts.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { findDuties } from "../reporting/find-duties.js";
import { dutyLabel, figureLabel, shorten } from "../reporting/labels.js";
import { chosenMark } from "../text/line.js";
import type { MemberContext } from "./context.js";
import { dutyOf } from "./dialogue-context.js";
import { readOnce } from "./read-once.js";

/** With "Làm tiếp" it still fits on a button. */
const LONGEST_LINE = 14;

type Readable = Pick<OpenReport, "draft">;

/** What half-finished reports are about, of tasks; asked once for the same reports. */
export function dutiesIn(ctx: MemberContext, drafts: readonly Readable[]): Promise<readonly DutyFacts[]> {
  const entries = drafts.flatMap(({ draft }) => draft.entries);
  const ids = entries.flatMap((entry) => (entry.kind === "task" ? [entry.dutyId] : []));
  return readOnce(ctx, `drafts of:${ids.join()}`, () => findDuties(ctx.services.db, ids));
}

/** How half-finished reports are called: "V.1", "CT-b3 quý I", "3 dòng"; one that is only a doubt yet by its words. */
export async function draftLabels(ctx: MemberContext, drafts: readonly Readable[]): Promise<string[]> {
  const duties = await dutiesIn(ctx, drafts);
  return drafts.map(({ draft }) => {
    if (draft.pass) return ctx.t("pass.label");
    const [only, second] = draft.entries;
    if (!only && draft.doubt) {
      const text = draft.doubt.text.replaceAll(chosenMark, "").trim();
      return ctx.t("reporting.unclearLine", { text: shorten(text, LONGEST_LINE) });
    }
    if (!only || second) return ctx.t("reporting.severalLines", { count: draft.entries.length });
    if (only.kind === "figure") return figureLabel(only, ctx.t);
    const duty = duties.find(({ id }) => id === only.dutyId);
    return duty ? dutyLabel(duty, ctx.t, ctx.today) : "";
  });
}

/** The same of a draft that cannot be read, by the subject of its row. */
export async function subjectLabel(ctx: MemberContext, subject: string): Promise<string> {
  const [kind, first = "", , period = ""] = subject.split(":");
  if (kind === "pass") return ctx.t("pass.label");
  if (kind === "figure") return figureLabel({ indicator: first, period }, ctx.t);
  const duty = kind === "duty" ? await dutyOf(ctx, Number(first)) : null;
  return duty ? dutyLabel(duty, ctx.t, ctx.today) : "";
}

export async function draftLabel(ctx: MemberContext, draft: Readable): Promise<string> {
  const [label] = await draftLabels(ctx, [draft]);
  return label!;
}
