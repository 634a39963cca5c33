import { z } from "zod";

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

const part = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("fixed-month"), part: code, title: words, agencies: z.array(text).min(1), month }),
  z.looseObject({
    kind: z.literal("fixed-quarter"),
    part: code,
    title: words,
    agencies: z.array(text).min(1),
    quarter,
  }),
]);
const parts = z.array(part).optional();

const plainKinds = [
  "within-year",
  "monthly",
  "quarterly",
  "last-month-of-quarter",
  "continuous",
  "event-triggered",
  "on-request",
] as const;

// Loose: what it says beside the kind (event, rule, note) is kept for whoever opens event-triggered duties.
const deadline = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("fixed-month"), month, parts }),
  z.looseObject({ kind: z.literal("fixed-quarter"), quarter, parts }),
  ...plainKinds.map((kind) => z.looseObject({ kind: z.literal(kind), parts })),
]);

const task = z.strictObject({
  code,
  text: words,
  lead: words,
  coordinating: text,
  timing: words,
  reading: z.strictObject({ deadline, nothing_may_arise: z.boolean().default(false) }),
});

const indicator = z.strictObject({
  code,
  point: text,
  source_text: text,
  reading: z.strictObject({
    name: words,
    short_name: words,
    unit: text,
    // As it is stored: two decimals.
    target: z
      .number()
      .min(0)
      .max(100)
      .refine((value) => Number(value.toFixed(2)) === value),
    numerator: words,
    denominator: words,
    reporters: z.array(text).min(1),
    whole_units: z.boolean().default(false),
    target_per_agency: z.boolean().default(false),
    related_766: z.array(z.string()).optional(),
    note: z.string().optional(),
  }),
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
  sections: z.array(z.strictObject({ code, printed_number: words, title: words, tasks: z.array(task) })).min(1),
  indicators: z.array(indicator),
});

const group = z.strictObject({
  name: words,
  members: z.array(text).optional(),
  where: z.strictObject({ level: text, type: text.optional() }).optional(),
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

export const agencyRow = z.object({
  code,
  name: words,
  short_name: words,
  level: z.enum(["tinh", "so-ban-nganh", "huyen", "xa", "truc-thuoc", "khac"]),
  type: text,
  parent: maybe(text),
  valid_from: day,
  valid_to: maybe(day),
  replaced_by: maybe(text),
});

export const holidayRow = z.object({
  date: day.refine((s) => /^2\d{3}-/.test(s)),
  day: z.enum(["off", "work"]),
  name: text,
  source: text,
});

export type PlanFile = z.infer<typeof planFile>;
export type GroupsFile = z.infer<typeof groupsFile>;
export type AgencyRow = z.infer<typeof agencyRow>;
export type HolidayRow = z.infer<typeof holidayRow>;
