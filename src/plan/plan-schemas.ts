import { z } from "zod";
import type { DeadlineKind } from "../text/deadline-kinds.js";
import { type Level, levels } from "../text/levels.js";
import { reminderHour, stepsAfter, stepsBefore, thenEvery, timesAfter } from "./ladder.js";

/**
 * Shapes of the files of a plan folder, as people write them. `text` is NFC without blanks at its ends and without what
 * no database or screen can show; `words` say something; a `code` can stand in a button and before a slash.
 */
const text = z
  .string()
  .transform((s) => s.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .min(1)
      .refine((s) => !/\p{Cs}|[^\P{Cc}\t\n\r]/u.test(s)),
  );
const words = text.refine((s) => /[\p{L}\p{N}]/u.test(s));
const code = text.refine((s) => /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,23}$/u.test(s));
const day = z.iso.date();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const quarter = z.string().regex(/^\d{4}-Q[1-4]$/);

const names = z.array(text).default([]);

const partly = {
  part: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: words,
  short_name: words,
  other_names: names,
  text: words,
  agencies: z.array(text).min(1),
};
const part = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed-day"), day, ...partly }),
  z.strictObject({ kind: z.literal("fixed-month"), month, ...partly }),
  z.strictObject({ kind: z.literal("fixed-quarter"), quarter, ...partly }),
  z.strictObject({ kind: z.literal("within-year"), ...partly }),
]);

const eventRule = z.strictObject({
  direction: z.enum(["before", "after", "during"]),
  offset: z.int().min(0).nullable(),
  unit: z.enum(["day", "working-day"]).nullable(),
});

const common = { note: text.optional(), parts: z.array(part).default([]) };
const deadline = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed-day"), day, ...common }),
  z.strictObject({ kind: z.literal("fixed-month"), month, ...common }),
  z.strictObject({ kind: z.literal("fixed-quarter"), quarter, ...common }),
  ...(["within-year", "monthly", "quarterly", "last-month-of-quarter", "continuous"] as const).map((kind) =>
    z.strictObject({ kind: z.literal(kind), ...common }),
  ),
  z.strictObject({ kind: z.literal("event-triggered"), event: text.optional(), rule: eventRule.optional(), ...common }),
  z.strictObject({ kind: z.literal("on-request"), requested_by: text.optional(), ...common }),
]) satisfies z.ZodType<{ kind: DeadlineKind }>;

const task = z.strictObject({
  code,
  text: words,
  lead: words,
  coordinating: text,
  timing: words,
  reading: z.strictObject({
    deadline,
    nothing_may_arise: z.boolean().default(false),
    short_name: text.optional(),
    other_names: names,
  }),
});

const section = z.strictObject({
  code,
  printed_number: words,
  title: words,
  reading: z.strictObject({ short_name: text.optional(), other_names: names }).optional(),
  tasks: z.array(task),
});

const indicator = z.strictObject({
  code,
  point: text.optional(),
  source_text: text.optional(),
  reading: z.strictObject({
    name: words,
    short_name: words,
    other_names: names,
    unit: text.refine((value) => value !== ""),
    direction: z.enum(["at-least", "at-most"]).default("at-least"),
    adds_up: z.enum(["flow", "stock", "yes-no"]).default("flow"),
    // As it is stored: two decimals.
    target: z
      .number()
      .min(0)
      .refine((value) => Number(value.toFixed(2)) === value),
    numerator: words,
    denominator: text.optional(),
    reporters: z.array(text).min(1),
    target_per_agency: z.boolean().default(false),
    related_766: z.array(z.string()).optional(),
    note: z.string().optional(),
  }),
});

const perLevel = z.strictObject({
  others: z.int().optional(),
  ...(Object.fromEntries(levels.map((level) => [level, z.int().optional()])) as Record<Level, z.ZodOptional<z.ZodInt>>),
});
const periods = z.array(z.enum(["month", "quarter", "half-year", "nine-months", "year"]));

/** The names of `Ladder`. */
const ladderFile = z.strictObject({
  before: stepsBefore.optional(),
  on_day: z.boolean().optional(),
  after: stepsAfter.optional(),
  then_every: thenEvery.optional(),
  times_after: timesAfter.optional(),
  at: reminderHour.optional(),
});

/** The names of `Regime` as files write them; what its values may be is told by `regime`. */
const regimeFile = z.strictObject({
  cut_on: z.int().min(1).max(28).optional(),
  check_ins: periods.min(1).optional(),
  figures: periods.min(1).optional(),
  further_figures: periods.optional(),
  working_days_after_window: perLevel.optional(),
  working_days_to_mend: perLevel.optional(),
  on_rest_day: z.enum(["stays", "before", "after"]).optional(),
  ladder: ladderFile.optional(),
});

export const planFile = z.strictObject({
  number: words,
  year: z.int().min(2000).max(2999),
  date: day,
  type: text,
  title: words,
  issuer: words,
  signed_as: text.optional(),
  signer: text.optional(),
  source: z.looseObject({}).optional(),
  reading: z
    .strictObject({ counts_from: day.optional(), contact: text.optional(), regime: regimeFile.optional() })
    .prefault({}),
  sections: z.array(section).min(1),
  indicators: z.array(indicator),
});

const group = z.strictObject({
  name: words,
  other_names: names,
  members: z.array(text).optional(),
  where: z.strictObject({ level: z.enum(levels), type: text.optional() }).optional(),
  same_as: text.optional(),
  count: z.int().optional(),
  note: z.string().optional(),
});

const expression = z.strictObject({
  text,
  agencies: z.array(text).min(1),
  count: z.int().optional(),
  note: z.string().optional(),
});

export const groupsFile = z.strictObject({
  groups: z.record(z.string().regex(/^@/), group),
  dynamic: z.record(z.string().regex(/^%/), text).default({}),
  lead: z.array(expression),
  coordinating: z.array(expression),
});

const maybe = <T extends z.ZodType>(schema: T) => z.preprocess((s) => (s === "" ? null : s), schema.nullable());

/** Several names in a cell stand between semicolons. */
const severalNames = z
  .string()
  .default("")
  .transform((cell) =>
    cell
      .split(";")
      .map((name) => name.normalize("NFC").trim())
      .filter((name) => name !== ""),
  );

export const agencyRow = z.object({
  code,
  name: words,
  short_name: words,
  other_names: severalNames,
  level: z.enum(levels),
  type: text,
  parent: maybe(text),
  former_area: maybe(text).default(null),
  valid_from: day,
  valid_to: maybe(day).default(null),
});

export const targetRow = z.object({ indicator: text, agency: text, target: z.coerce.number().min(0) });

export const holidayRow = z.object({
  date: day.refine((s) => /^2\d{3}-/.test(s)),
  day: z.enum(["off", "work"]),
  name: text,
  source: text,
});

export type PlanFile = z.infer<typeof planFile>;
export type GroupsFile = z.infer<typeof groupsFile>;
export type AgencyRow = z.infer<typeof agencyRow>;
export type TargetRow = z.infer<typeof targetRow>;
export type HolidayRow = z.infer<typeof holidayRow>;
