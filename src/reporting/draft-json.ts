import { z } from "zod";
import type { Prisma } from "../database/generated/client.js";
import { fileKinds } from "./evidence/files.js";
import { entriesInHand } from "./pass/pass.js";
import { type Doubt, type Entry, hasAnswers, type Pass, type ReportDraft, type Step } from "./report-draft.js";

/** A change of the shape below that older rows do not fit is another version, with what makes one of the other. */
const VERSION = 1;

const step = z.enum([
  ...[
    "together",
    "status",
    "document",
    "progress",
    "difficulty",
    "period",
    "figure",
    "unusual",
    "doubt",
    "confirm",
    "edit",
  ],
] as const satisfies readonly Step[]);
const text = z.string().nullable();
const number = z.number().nullable();
const seen = z.number().int().nullable().default(null);

const entry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("task"),
    dutyId: z.number().int(),
    status: z.enum(["not_started", "in_progress", "done", "blocked", "nothing_arose"]).nullable(),
    percent: number,
    document: text,
    documentDate: z.iso.date().nullable(),
    note: text,
    seen,
  }),
  z.object({
    kind: z.literal("figure"),
    indicator: z.string(),
    period: z.string(),
    given: z.boolean(),
    numerator: number,
    denominator: number,
    percent: number,
    value: number.default(null),
    note: text,
    seen,
    sure: z.boolean().optional(),
  }),
]) satisfies z.ZodType<Entry>;

const span = z.object({ start: z.number().int(), end: z.number().int() });

const figure = z.object({ indicator: z.string(), period: z.string() });

const doubt = z.object({
  text: z.string(),
  span,
  sentence: z.string(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  step: z.union([step satisfies z.ZodType<Step>, z.literal("lines")]),
  kept: z.string().optional(),
  whole: z.string().optional(),
  said: span.optional(),
  figure: figure.optional(),
  between: z.array(z.object({ figure, said: span })).optional(),
  typed: z.string().optional(),
}) satisfies z.ZodType<Doubt>;

const passItems = z.array(
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("task"), dutyId: z.number().int() }),
    z.object({ kind: z.literal("figure"), indicator: z.string(), period: z.string() }),
    z.object({ kind: z.literal("together"), dutyIds: z.array(z.number().int()).min(1) }),
  ]),
);

const pass = z.object({
  rest: passItems,
  done: z.number().int(),
  // Rows from before it was kept lack it.
  passedOver: passItems.default([]),
  open: entry.nullable(),
}) satisfies z.ZodType<Pass>;

const kept = z.object({
  // Rows from before there were versions have none, and this shape.
  version: z.literal(VERSION).default(VERSION),
  agencyId: z.number().int(),
  step,
  entries: z.array(entry),
  refused: z.array(z.string()).default([]),
  doubt: doubt.nullable().default(null),
  plan: z.number().int().exactOptional(),
  awaited: doubt.exactOptional(),
  evidence: z.array(z.object({ id: z.number().int(), kind: z.enum(fileKinds) })).exactOptional(),
  // A row that bears it is none that is sent.
  practice: z.never().optional(),
  workbook: z
    .object({ unchanged: z.number().int(), emptied: z.number().int().exactOptional(), page: z.number().int() })
    .exactOptional(),
  pass: pass.exactOptional(),
  nextDraft: z.number().int().exactOptional(),
});

/** What a row holds; null where nothing is left in it, or where this program cannot read it. */
export function readDraftJson(data: unknown): ReportDraft | null {
  const read = kept.safeParse(data);
  if (!read.success) return null;
  const { version: _, practice: _p, ...draft } = read.data;
  return isAnswerable(draft) ? draft : null;
}

/** A step about a doubt has one, and one about a single thing has that. */
function isAnswerable(draft: ReportDraft): boolean {
  const { step: asked, doubt: open } = draft;
  const [only] = entriesInHand(draft);
  if (asked === "together") return draft.pass?.rest[0]?.kind === "together";
  if (asked === "doubt") return open !== null;
  if (asked === "confirm" || asked === "edit" || asked === "unusual") return true;
  return only?.kind === (asked === "period" || asked === "figure" ? "figure" : "task");
}

/** Whether a row holds a report that is half finished. */
export function holdsAnswers(data: unknown): boolean {
  const draft = readDraftJson(data);
  return draft !== null && hasAnswers(draft);
}

export function draftJson(draft: ReportDraft): Prisma.InputJsonObject {
  return { version: VERSION, ...(draft as unknown as Prisma.InputJsonObject) };
}
