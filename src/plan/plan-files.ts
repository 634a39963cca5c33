import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { isMap, isSeq, LineCounter, parseDocument } from "yaml";
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
  const document = parseDocument(source, { lineCounter: lines });
  for (const error of document.errors)
    problems.push({ at: { file, line: error.linePos?.[0].line ?? null }, what: (t) => t("plan.notYaml") });
  if (document.errors.length > 0) return null;

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

async function readText(folder: string, file: string, problems: PlanProblem[]): Promise<string | null> {
  try {
    return await readFile(join(folder, file), "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ENOENT" && code !== "ENOTDIR" && code !== "EISDIR" && code !== "EACCES") throw error;
    problems.push({ at: { file, line: null }, what: (t) => t("plan.noFile") });
    return null;
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
        : (t) => t("plan.wrongType", { key, expected: issue.expected });
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

function rangeStart(node: unknown): number | null {
  return (node as { range?: [number, number, number] } | null | undefined)?.range?.[0] ?? null;
}
