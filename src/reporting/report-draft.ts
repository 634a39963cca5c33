import { createHash } from "node:crypto";
import type { Day } from "../calendar/day.js";
import type { Status } from "../grammar/understanding.js";
import { joinFiles, type KeptFile } from "./evidence/files.js";

/** A report on a duty as far as it has been answered. `seen` is the latest report that the read-back showed, if any. */
export interface TaskEntry {
  readonly kind: "task";
  readonly dutyId: number;
  readonly status: Status | null;
  readonly percent: number | null;
  readonly document: string | null;
  readonly documentDate: Day | null;
  readonly note: string | null;
  readonly seen: number | null;
}

/** A figure as far as it has been answered. `given` tells 0/0 ("không phát sinh") from nothing typed yet. */
export interface FigureEntry {
  readonly kind: "figure";
  readonly indicator: string;
  readonly period: string;
  readonly given: boolean;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  /** Of an indicator in another unit than %; drafts from before such indicators lack it. */
  readonly value?: number | null;
  readonly note: string | null;
  readonly seen: number | null;
  /** It is unusual, and the person said that it is right. */
  readonly sure?: boolean;
}

export type Entry = TaskEntry | FigureEntry;

/** What one question of a pass is about: a duty, a figure, or check-ins that are answered together. */
export type PassItem =
  | { readonly kind: "task"; readonly dutyId: number }
  | { readonly kind: "figure"; readonly indicator: string; readonly period: string }
  | { readonly kind: "together"; readonly dutyIds: readonly number[] };

/** A draft that asks one thing after another. What was answered is among the draft's entries. */
export interface Pass {
  /** What has not been asked yet, or is being asked: then it is the first. */
  readonly rest: readonly PassItem[];
  /** How many were answered or passed over. */
  readonly done: number;
  /** What was passed over, which the read-back and the receipt name. */
  readonly passedOver: readonly PassItem[];
  /** The first of the rest as far as it has been answered; null where it is several together, and at the read-back. */
  readonly open: Entry | null;
}

/** A typed text with a place in it that can be read in several ways; a choice's value put there settles it. */
export interface Doubt {
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly sentence: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** The text before words of it were blanked that answer nothing: what is quoted. */
  readonly whole?: string;
  /** What the text was typed as: an answer to this step, or a message of its own. */
  readonly step: Step | "lines";
  /** What was typed besides while it was asked about, and is kept. */
  readonly kept?: string;
  /** Where in the text stands all that it is about, its code too; drafts from before do not know. */
  readonly said?: { readonly start: number; readonly end: number };
  /** The figure that is asked about: what a number by itself is of. */
  readonly figure?: Pick<FigureEntry, "indicator" | "period">;
  /** Several figures were refused: a number by itself is of one of them, each with where in the text it stands. */
  readonly between?: readonly RefusedFigure[];
  /** The number that was typed then, of which it is asked whose it is. */
  readonly typed?: string;
}

export interface RefusedFigure {
  readonly figure: Pick<FigureEntry, "indicator" | "period">;
  readonly said: { readonly start: number; readonly end: number };
}

/** The open question of a report. `edit` asks for lines to be typed again. */
export type Step =
  | "together"
  | "status"
  | "document"
  | "progress"
  | "difficulty"
  | "period"
  | "figure"
  | "unusual"
  | "doubt"
  | "confirm"
  | "edit";

/** What a draft row holds: all that was accepted so far, for one agency. Plain JSON. */
export interface ReportDraft {
  readonly agencyId: number;
  readonly step: Step;
  readonly entries: readonly Entry[];
  /** Lines of the message that were not taken, each with its sentence. */
  readonly refused: readonly string[];
  readonly doubt: Doubt | null;
  /** The year of the plan by which its words are read; drafts from before there were several have none. */
  readonly plan?: number;
  /** A figure among its lines that was refused: a number that is typed by itself is another try at it. */
  readonly awaited?: Doubt;
  /** Pictures and files that go with it; drafts from before there were any have none. */
  readonly evidence?: readonly KeptFile[];
  /** It was read from the agency's own workbook: how its lines are shown. */
  readonly workbook?: WorkbookLines;
  /** It asks one thing after another; without it, it is about what its entries are. */
  readonly pass?: Pass;
  /** The draft of another agency that the same message began: its turn is once this one is sent. */
  readonly nextDraft?: number;
  /** Only what is practised bears this mark. */
  readonly practice?: never;
}

/** A report that is only practised: nothing that saves takes it. */
export type PracticeDraft = Omit<ReportDraft, "practice"> & { readonly practice: true };

/** Of what was read from a workbook: rows that bring nothing new or were emptied, and the page of lines that is shown. */
export interface WorkbookLines {
  readonly unchanged: number;
  /** Rows that showed a report and were emptied: drafts from before they were counted have none. */
  readonly emptied?: number;
  readonly page: number;
}

/**
 * What a draft is about: one open draft a person and subject, so that the same duty again goes on where it was. Several
 * lines are about exactly what they name; a line that is in doubt, about itself. A pass is one for all that is due.
 */
export function subjectOf({
  agencyId,
  entries,
  doubt,
  pass,
}: Pick<ReportDraft, "agencyId" | "entries" | "doubt" | "pass">): string {
  if (pass) return `pass:${agencyId}`;
  const [only, second] = entries;
  if (only && !second) return subjectOfEntry(only, agencyId);
  const about = only ? entries.map((entry) => subjectOfEntry(entry, agencyId)).sort() : [doubt?.text ?? ""];
  return `lines:${agencyId}:${createHash("sha256").update(about.join("\n")).digest("hex").slice(0, 16)}`;
}

export function subjectOfEntry(
  entry: Pick<TaskEntry, "kind" | "dutyId"> | Pick<FigureEntry, "kind" | "indicator" | "period">,
  agencyId: number,
): string {
  return entry.kind === "task" ? `duty:${entry.dutyId}` : `figure:${entry.indicator}:${agencyId}:${entry.period}`;
}

/** The one thing that a draft asks about before anything was said of it; null where it asks anything else. */
export function looksAt({ step, entries: [only, second], pass }: ReportDraft): Entry | null {
  return only && !second && !pass && (step === "status" || step === "figure") ? only : null;
}

/** The draft with files that go with it besides; the same object where none is new. */
export function withFiles(draft: ReportDraft, files: readonly KeptFile[]): ReportDraft {
  const before = draft.evidence ?? [];
  const evidence = joinFiles(before, files);
  return evidence === before ? draft : { ...draft, evidence };
}

export function newDraft(agencyId: number, step: Step, entry: Entry): ReportDraft {
  return { agencyId, step, entries: [entry], refused: [], doubt: null };
}

export function emptyTask(dutyId: number): TaskEntry {
  const nothing = { status: null, percent: null, document: null, documentDate: null, note: null, seen: null };
  return { kind: "task", dutyId, ...nothing };
}

export function emptyFigure(indicator: string, period: string): FigureEntry {
  const nothing = { numerator: null, denominator: null, percent: null, value: null, note: null, seen: null };
  return { kind: "figure", indicator, period, given: false, ...nothing };
}

/** Two entries about the same thing: the later replaces the earlier. */
export function sameSubject(a: Entry, b: Entry): boolean {
  if (a.kind === "task") return b.kind === "task" && a.dutyId === b.dutyId;
  return b.kind === "figure" && a.indicator === b.indicator && a.period === b.period;
}

/** A figure that was refused, and nothing typed behind it: the next number is another try, and nothing is to be kept. */
export function isRefused({ choices, text, between }: Doubt): boolean {
  return between !== undefined || (choices.length === 0 && !text.includes("\n"));
}

/** Whether anything has been said yet: a report that was only looked at is not half finished. */
export function hasAnswers({
  entries,
  doubt,
  evidence = [],
  pass,
}: Pick<ReportDraft, "entries" | "doubt" | "evidence" | "pass">): boolean {
  if ((doubt !== null && !isRefused(doubt)) || evidence.length > 0) return true;
  const open = pass?.open ? [pass.open] : [];
  return [...entries, ...open].some((entry) => (entry.kind === "task" ? entry.status !== null : entry.given));
}
