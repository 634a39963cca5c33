import { readIndicatorCodeAt, readTaskCodeAt } from "../grammar/codes.js";
import { wordStarts } from "../grammar/find-at.js";
import { readLeave } from "../grammar/leave-wish.js";
import { isLong, MOST_READS } from "../grammar/limits.js";
import { agenciesToReportFor } from "../people/roles.js";
import { readExtension } from "../reporting/decisions/read-extension.js";
import { withinReads } from "../text/effort.js";
import { type Line, lineOf } from "../text/line.js";
import { hasAccents, normalise } from "../text/normalise.js";
import type { MemberContext } from "./context.js";
import { holidaysOf } from "./rest-days.js";
import { read } from "./take-lines.js";

/** For whom a message may report: the person's agencies; "office" where there is none. */
function readers({ member }: MemberContext): readonly string[] {
  const agencies = agenciesToReportFor(member).map(({ code }) => code);
  return agencies.length > 0 ? agencies : ["office"];
}

/**
 * Whether a message reports, for whichever of the person's agencies.
 *
 * @param beside null: whatever it names; else only by its code, and not this: what the question itself is about
 */
export async function reports(ctx: MemberContext, text: string, beside: string | null = null): Promise<boolean> {
  if (!ctx.plan) return false;
  const named = beside === null ? null : codesIn(ctx, text).map(({ code }) => code);
  for (const agency of readers(ctx)) {
    const { items } = await read(ctx, text, agency);
    const codes = items.map((item) => (item.kind === "task" ? item.task : item.indicator));
    if (codes.some((code) => named === null || (code !== beside && named.includes(code)))) return true;
  }
  return false;
}

/**
 * "VII.2 quý I xong" where two tasks are called so, "V.4 xong" of whoever does not lead it: no answer either, though nothing
 * of it can be recorded as it stands.
 */
export async function beginsReport(
  ctx: MemberContext,
  text: string,
  isOwn: (code: string) => boolean = () => false,
): Promise<boolean> {
  if (!ctx.plan) return false;
  const [first] = codesIn(ctx, text);
  if (!first || first.start > 0 || isOwn(first.code) || !/[a-z]{2}/.test(first.behind)) return false;
  for (const agency of readers(ctx)) {
    const { outcome } = await read(ctx, text, agency);
    if (outcome === "ask" || outcome === "refuse" || outcome === "items") return true;
  }
  return false;
}

/** What stands in front of a code and tells of the report alone: "em báo cáo", "xong". */
const LEADS_UP =
  /^(?:[^a-z0-9]*(?:da|em|toi|ben|xin|bao|cao|bc|gui|nop|nhiem|vu|muc|viec|chi|tieu|xong|hoan|thanh)(?![a-z]))*[^a-z0-9]*$/;

/** Whether a message reports something else from its first words on. What tells of something may name a task further on. */
export async function reportsAtOnce(ctx: MemberContext, text: string, own: string): Promise<boolean> {
  if (!ctx.plan) return false;
  const [first] = codesIn(ctx, text);
  if (!first || first.code === own || !LEADS_UP.test(first.ahead)) return false;
  return (await reports(ctx, text, own)) || (await beginsReport(ctx, text));
}

interface CodeTyped {
  /** As the plan prints it; as it is typed where that is not clear. */
  readonly code: string;
  readonly start: number;
  /** What stands in front of it and behind it, without marks. */
  readonly ahead: string;
  readonly behind: string;
}

function codesIn({ plan, today, t }: MemberContext, text: string): readonly CodeTyped[] {
  if (isLong(text)) return [];
  const line = lineOf(normalise(text).trim());
  const reading = { catalogue: plan!.catalogue, agency: "", today, t, accented: hasAccents(text) };
  const codeAt = (at: number) => {
    const task = readTaskCodeAt(line, at, reading);
    if (task) return typed(line, task, task.value.kind === "task" ? task.value.task.code : null);
    const found = readIndicatorCodeAt(line, at, reading);
    return found && typed(line, found, found.value.kind === "indicator" ? found.value.indicator.code : null);
  };
  return withinReads(MOST_READS, () => [...wordStarts(line)].flatMap((at) => codeAt(at) ?? []))?.value ?? [];
}

function typed({ text, folded }: Line, { start, end }: { start: number; end: number }, code: string | null): CodeTyped {
  return { code: code ?? text.slice(start, end), start, ahead: folded.slice(0, start), behind: folded.slice(end) };
}

/** More time, asked for as such; `named`: for a task. */
export function asksForTime({ plan, today, t, member }: MemberContext, text: string, named = false): boolean {
  const [agency] = agenciesToReportFor(member);
  if (!plan || !agency) return false;
  const said = readExtension(text, { catalogue: plan.catalogue, agency: agency.code, today, t });
  return said !== null && (!named || said.task !== null);
}

/** Leave, asked for as such. */
export function asksForLeave(ctx: MemberContext, text: string): boolean {
  if (agenciesToReportFor(ctx.member).length === 0) return false;
  return readLeave(text, { today: ctx.today, holidays: holidaysOf(ctx) }) !== null;
}
