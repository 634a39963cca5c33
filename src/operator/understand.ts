import { createInterface } from "node:readline";
import { z } from "zod";
import { type Day, dayInVietnam, instantOf, parseDay } from "../calendar/day.js";
import { holidayTable } from "../calendar/working-days.js";
import { openTasks } from "../grammar/open-tasks.js";
import { understand } from "../grammar/understand.js";
import type { Item, Understanding } from "../grammar/understanding.js";
import { understandingToJson } from "../grammar/understanding-json.js";
import { failure, type Outcome, success } from "../outcome.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { plansInForce } from "../plan/which-plan.js";
import type { DialogueContext } from "../reporting/lookup.js";
import { type OfPlan, readInPlans } from "../reporting/read-in-plans.js";
import { isReport } from "../reporting/read-lines.js";
import type { Translate } from "../text/language.js";

const request = z.object({ agency: z.string(), at: z.string(), text: z.string() });

export interface Asked {
  readonly agency: string;
  readonly at: string;
  readonly text: string;
}

type ReadPlan = Pick<PlanInForce, "year" | "number" | "catalogue">;

/** The plans by which a message of a day is read, at least one: in January two, the new one first. */
export type PlansOn = (day: Day) => readonly ReadPlan[];

/**
 * Those in force on the day; where none is, the one that was imported last.
 *
 * @param plans the earliest year first, at least one
 */
export function plansOnDay(plans: readonly PlanInForce[]): PlansOn {
  const [first, ...rest] = plans as [PlanInForce, ...PlanInForce[]];
  const latest = rest.reduce((a, b) => (b.importedAt > a.importedAt ? b : a), first);
  return (day) => {
    const inForce = plansInForce(plans, day);
    return inForce.length > 0 ? inForce : [latest];
  };
}

/** What the bot would read in a message; nothing is saved. `at`: a day, or an instant in Việt Nam or with its offset. */
export async function understandOne(
  asked: Asked,
  plansOn: PlansOn,
  t: Translate,
): Promise<Outcome<unknown, "unknown_agency" | "bad_instant">> {
  const at = readInstant(asked.at);
  if (!at) return failure("bad_instant", (tt) => tt("operator.usage.instant", { typed: asked.at }));
  const today = dayInVietnam(at);
  const plans = plansOn(today);
  const { catalogue } = plans[0]!;
  const code = asked.agency === "office" ? "office" : asked.agency.toUpperCase();
  if (code !== "office" && !catalogue.agencies.some((agency) => agency.code === code))
    return failure("unknown_agency", (tt) => tt("operator.usage.unknownAgency", { code: asked.agency }));
  const open = code === "office" ? [] : openTasks(catalogue, code, today);
  const context = { catalogue, agency: code, today, t, open };
  const understood = understand(asked.text, context);
  const read = plans.length > 1 && code !== "office" ? await readInPlans(asked.text, amongPlans(context, plans)) : null;
  if (!read || !isReport(read))
    return success(
      toJson(
        understood,
        understood.items.map((item) => ({ ...item, plan: catalogue.year })),
      ),
    );
  const { text, undecided } = read;
  const items = read.items.filter(({ line }) => !undecided.some((one) => one.line === line));
  const problems = [
    ...read.problems,
    ...undecided.map(({ line, years, code: shared }) => ({
      line,
      outcome: "ask" as const,
      choices: years.map((year) => ({
        value: String(year),
        label: t("reporting.planOfYear", { year, number: plans.find((plan) => plan.year === year)!.number }),
      })),
      sentence: t("reporting.whichPlan", { code: shared }),
      span: null,
    })),
  ].sort((a, b) => a.line - b.line);
  const isAsked = problems.some(({ outcome }) => outcome === "ask");
  const outcome = items.length > 0 ? "items" : isAsked ? "ask" : "refuse";
  return success(toJson({ outcome, items, problems, text, intent: null, slots: null, sentence: null }, items));
}

/** Where it is open is not asked: nothing is read but the message. */
function amongPlans(
  context: Omit<DialogueContext, "lookup" | "holidays">,
  [, ...others]: readonly ReadPlan[],
): DialogueContext {
  return {
    ...context,
    holidays: holidayTable([]),
    others: others.map(({ catalogue }) => catalogue),
    lookup: { agencyId: 0, duty: async () => null, dutiesOfTask: async () => [], figures: async () => [] },
  };
}

/** Each item with the plan that its code is of. */
function toJson(understood: Understanding, items: readonly OfPlan<Item>[]): object {
  const { slots } = understood;
  return {
    ...understandingToJson(understood),
    items: items.map(({ line, kind, plan, ...said }) => ({ line, kind, plan, ...said })),
    slots: slots && { plan: null, ...slots },
  };
}

/** One answer a line for JSON lines, in the same order. A line that cannot be answered gets its error in its place. */
export async function* understandLines(
  input: NodeJS.ReadableStream,
  plansOn: PlansOn,
  t: Translate,
): AsyncGenerator<string> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === "") continue;
    const parsed = request.safeParse(parseJson(line));
    const answer: Outcome<unknown> = parsed.success
      ? await understandOne(parsed.data, plansOn, t)
      : failure("bad_line", (tt) => tt("operator.usage.badLine", { line: number }));
    yield `${JSON.stringify(answer.ok ? answer.value : { error: { code: answer.code, sentence: answer.say(t) } })}\n`;
  }
}

/** "2024-06-14", "2024-06-14T07:30", "2024-06-14T07:30:00+07:00"; null for anything else. */
function readInstant(text: string): Date | null {
  const local = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?)?$/.exec(text);
  if (local) return parseDay(local[1]!) ? instantOf(local[1]!, local[2] ?? "08:00") : null;
  const instant = new Date(text);
  return /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(instant.getTime()) ? instant : null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
