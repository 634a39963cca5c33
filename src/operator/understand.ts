import { createInterface } from "node:readline";
import { z } from "zod";
import { dayInVietnam, instantOf, parseDay } from "../calendar/day.js";
import { openTasks } from "../grammar/open-tasks.js";
import { understand } from "../grammar/understand.js";
import type { Understanding } from "../grammar/understanding.js";
import { understandingToJson } from "../grammar/understanding-json.js";
import { failure, type Outcome, success } from "../outcome.js";
import type { Catalogue } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";

const request = z.object({ agency: z.string(), at: z.string(), text: z.string() });

export interface Asked {
  readonly agency: string;
  readonly at: string;
  readonly text: string;
}

/** What the bot would read in a message; nothing is saved. `at`: a day, or an instant in Việt Nam or with its offset. */
export function understandOne(
  asked: Asked,
  catalogue: Catalogue,
  t: Translate,
): Outcome<unknown, "unknown_agency" | "bad_instant"> {
  const at = readInstant(asked.at);
  if (!at) return failure("bad_instant", (tt) => tt("operator.usage.instant", { typed: asked.at }));
  const code = asked.agency === "office" ? "office" : asked.agency.toUpperCase();
  if (code !== "office" && !catalogue.agencies.some((agency) => agency.code === code))
    return failure("unknown_agency", (tt) => tt("operator.usage.unknownAgency", { code: asked.agency }));
  const today = dayInVietnam(at);
  const open = code === "office" ? [] : openTasks(catalogue, code, today);
  const understood = understand(asked.text, { catalogue, agency: code, today, t, open });
  return success(ofPlan(understandingToJson(understood) as Pick<Understanding, "items" | "slots">, catalogue.year));
}

/** With the plan that its codes are of; a value of another unit than % has its place, and is null where there is none. */
function ofPlan(answer: Pick<Understanding, "items" | "slots">, plan: number): object {
  const { items, slots } = answer;
  return {
    ...answer,
    items: items.map((item) => {
      if (item.kind === "task") {
        const { line, kind, ...said } = item;
        return { line, kind, plan, ...said };
      }
      const { line, kind, note, ...said } = item;
      return { line, kind, plan, ...said, value: null, note };
    }),
    slots: slots && { plan: null, ...slots },
  };
}

/** One answer a line for JSON lines, in the same order. A line that cannot be answered gets its error in its place. */
export async function* understandLines(
  input: NodeJS.ReadableStream,
  catalogue: Catalogue,
  t: Translate,
): AsyncGenerator<string> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === "") continue;
    const parsed = request.safeParse(parseJson(line));
    const answer: Outcome<unknown> = parsed.success
      ? understandOne(parsed.data, catalogue, t)
      : failure("bad_line", (tt) => tt("operator.usage.badLine", { line: number }));
    yield `${JSON.stringify(answer.ok ? answer.value : { error: { code: answer.code, sentence: answer.say(t) } })}\n`;
  }
}

/** "2024-06-14", "2024-06-14T07:30", "2024-06-14T07:30:00+07:00"; null for anything else. */
export function readInstant(text: string): Date | null {
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
