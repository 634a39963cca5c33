import { addDays, type Day } from "../calendar/day.js";
import { parsePeriod, windowOf } from "../calendar/windows.js";
import type { Catalogue, CatalogueTask } from "../text/catalogue.js";
import { deadlineKinds } from "../text/deadline-kinds.js";

/** How long before and after its end what is reported once is likely to be what a report without a name is about. */
const DAYS_AROUND = 45;
/** With the ways back no more than the buttons of a screen. */
const MOST = 6;

/**
 * The tasks that an agency may have to report today as far as the plan alone tells, those that end by a day first: for
 * `Context.open` where nobody knows the duties.
 */
export function openTasks(catalogue: Catalogue, agency: string, today: Day): readonly string[] {
  const ranked = tasksLedBy(catalogue, agency)
    .map((task) => ({ code: task.code, rank: rankOf(task, today) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => a.rank! - b.rank!);
  return ranked.slice(0, MOST).map(({ code }) => code);
}

const ledIn = new WeakMap<Catalogue, ReadonlyMap<string, readonly CatalogueTask[]>>();

/** In the order of the plan. All agencies' are looked up once for a catalogue, which nobody changes: every message asks. */
function tasksLedBy(catalogue: Catalogue, agency: string): readonly CatalogueTask[] {
  const led = ledIn.get(catalogue) ?? lookUpLeads(catalogue);
  ledIn.set(catalogue, led);
  return led.get(agency) ?? [];
}

function lookUpLeads({ tasks }: Catalogue): ReadonlyMap<string, readonly CatalogueTask[]> {
  const led = new Map<string, CatalogueTask[]>();
  for (const task of tasks)
    for (const agency of new Set(task.leads)) led.set(agency, [...(led.get(agency) ?? []), task]);
  return led;
}

/** Null for what is not due around today, or only when something happens. */
function rankOf({ onlyPeriod, deadlineKind }: CatalogueTask, today: Day): number | null {
  if (onlyPeriod !== null && deadlineKind !== "within-year") {
    const kind = parsePeriod(onlyPeriod)?.kind;
    const last = kind === "day" ? onlyPeriod : windowOf(onlyPeriod, "calendar").last;
    return addDays(last, -DAYS_AROUND) <= today && today <= addDays(last, DAYS_AROUND) ? 0 : null;
  }
  const { recurs } = deadlineKinds[deadlineKind];
  if (deadlineKind === "within-year") return 3;
  return recurs ? (deadlineKind === "continuous" ? 2 : 1) : null;
}
