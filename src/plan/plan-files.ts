import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { CST, type Document, isMap, isSeq, Lexer, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import type { Translate } from "../text/language.js";
import type { Place, PlanProblem } from "./place.js";

/** A YAML file that has the shape of `schema`, and a way to find the line of a path in it. */
export interface Located<T> {
  readonly value: T;
  /** Where what the path leads to stands; of what is missing, where it should. */
  at(path: readonly PropertyKey[]): Place;
}

/** Adds to `problems` and answers null where the file is missing, is no YAML, or has another shape. */
export async function readYaml<S extends z.ZodType>(
  folder: string,
  file: string,
  schema: S,
  problems: PlanProblem[],
): Promise<Located<z.infer<S>> | null> {
  const source = await readText(folder, file, problems);
  if (source === null) return null;
  const lines = new LineCounter();
  const document = parse(source, lines);
  if (document === null) {
    problems.push({ at: { file, line: null }, what: (t) => t("plan.notYaml") });
    return null;
  }
  for (const error of document.errors)
    problems.push({ at: { file, line: error.linePos?.[0].line ?? null }, what: (t) => t("plan.notYaml") });
  if (document.errors.length > 0) return null;
  const alias = firstAlias(document);
  if (alias !== null) {
    problems.push({ at: { file, line: lines.linePos(alias).line }, what: (t) => t("plan.alias") });
    return null;
  }

  const at = (path: readonly PropertyKey[]): Place => {
    // The deepest node of the path that exists: a missing key is reported where it should stand.
    let node: unknown = document.contents;
    let offset = rangeStart(node);
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find((p) => String((p.key as { value?: unknown })?.value ?? p.key) === String(step));
        if (!pair) break;
        offset = rangeStart(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        offset = rangeStart(node) ?? offset;
      } else break;
    }
    return { file, line: offset === null ? null : lines.linePos(offset).line };
  };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, at };
  for (const issue of parsed.error.issues) problems.push({ at: at(issue.path), what: describe(issue) });
  return null;
}

/** Levels that brackets and dashes may open on one line: a plan has two. */
const deepest = 50;

/** Null for what is nested so deeply that the parser would run out of stack or memory. */
function parse(source: string, lines: LineCounter): Document | null {
  let brackets = 0;
  let dashes = 0;
  let before = "";
  for (const token of new Lexer().lex(source)) {
    if (before !== CST.SCALAR) {
      if (token === "[" || token === "{") brackets += 1;
      else if (token === "]" || token === "}") brackets -= 1;
      else if (token === "-" || token === "?") dashes += 1;
      else if (token.includes("\n")) dashes = 0;
    }
    if (brackets + dashes > deepest) return null;
    before = token;
  }
  try {
    return parseDocument(source, { lineCounter: lines });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Where something is said by pointing elsewhere: a few such lines can mean more than fits in memory. */
function firstAlias(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Alias(_, node) {
      found = rangeStart(node);
      return visit.BREAK;
    },
  });
  return found;
}

/** A row of a CSV file and where it stands. */
export interface Row<T> {
  readonly row: T;
  readonly where: Place;
}

/** Whether the folder has this file: some of a plan's files may be left out. */
export function hasFile(folder: string, file: string): boolean {
  return existsSync(join(folder, file));
}

/** The rows of a CSV file that have the shape of `schema`, each with its line; the others are added to `problems`. */
export async function readCsv<S extends z.ZodType>(
  folder: string,
  file: string,
  schema: S,
  problems: PlanProblem[],
): Promise<readonly Row<z.infer<S>>[]> {
  const source = await readText(folder, file, problems);
  if (source === null) return [];
  let records: { record: unknown; info: { lines: number } }[];
  try {
    records = parseCsv(source, { columns: true, info: true, bom: true, skip_empty_lines: true, trim: true }) as never;
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? null;
    problems.push({ at: { file, line }, what: (t) => t("plan.notCsv") });
    return [];
  }
  const rows: Row<z.infer<S>>[] = [];
  for (const { record, info } of records) {
    const parsed = schema.safeParse(record);
    const where = { file, line: info.lines };
    if (parsed.success) rows.push({ row: parsed.data, where });
    else for (const issue of parsed.error.issues) problems.push({ at: where, what: describe(issue) });
  }
  return rows;
}

/** A whole province's plan has some 200 kB. */
const largestFile = 5 * 1_048_576;

async function readText(folder: string, file: string, problems: PlanProblem[]): Promise<string | null> {
  const refuse = (what: PlanProblem["what"]) => {
    problems.push({ at: { file, line: null }, what });
    return null;
  };
  const path = join(folder, file);
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return refuse((t) => t("plan.noFile"));
    if (facts.size > largestFile) return refuse((t) => t("plan.tooLarge", { megabytes: largestFile / 1_048_576 }));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof TypeError) return refuse((t) => t("plan.notUtf8"));
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return refuse((t) => t("plan.noFile"));
  }
}

function describe(issue: z.core.$ZodIssue): (t: Translate) => string {
  const key = String(issue.path.at(-1) ?? "");
  switch (issue.code) {
    case "unrecognized_keys":
      return (t) => t("plan.unknownKey", { key: issue.keys.join(", ") });
    case "invalid_type":
      return issue.input === undefined && /undefined/.test(issue.message)
        ? (t) => t("plan.missing", { key })
        : (t) => t("plan.wrongType", { key, expected: typeNamed(issue.expected, t) });
    case "invalid_value":
      return (t) => t("plan.oneOf", { key, values: issue.values.map(String).join(", ") });
    case "invalid_union": {
      const options = (issue as { options?: unknown[] }).options ?? [];
      return (t) => t("plan.oneOf", { key, values: options.map(String).join(", ") });
    }
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? (t) => t("plan.missing", { key })
        : (t) => t("plan.outOfRange", { key });
    case "too_big":
      return (t) => t("plan.outOfRange", { key });
    default:
      return (t) => t("plan.badValue", { key });
  }
}

function typeNamed(type: string, t: Translate): string {
  const names: Readonly<Record<string, string>> = t("plan.type", { returnObjects: true });
  return names[type] ?? type;
}

function rangeStart(node: unknown): number | null {
  return (node as { range?: [number, number, number] } | null | undefined)?.range?.[0] ?? null;
}
