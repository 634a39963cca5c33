import { type Failure, failure, success } from "../../outcome.js";
import { compareRoster, type RosterDifferences } from "../../people/compare-roster.js";
import { describePost } from "../../people/names.js";
import { knownPeople, type RosterCode, writeRoster } from "../../people/write-roster.js";
import { lockImports } from "../../plan/import-plan.js";
import type { PlanProblem } from "../../plan/place.js";
import { unreadable } from "../../plan/read-plan.js";
import type { Translate } from "../../text/language.js";
import type { CommandContext, CommandResult } from "../command.js";
import { type ImportRefused, problemsAsJson } from "../import-plan.js";
import { writeSheet } from "../invite.js";
import { telegramName } from "../telegram-name.js";
import { agencyFinder } from "./find-agency.js";
import { badRows, type Roster, type RosterRow, readRoster, rowOf } from "./read-roster.js";
import { codesAsJson, codesLines, differencesAsJson, differencesLines, sheetEntries } from "./tell-roster.js";

export interface RosterSource {
  readonly file: string;
  /** Says what would happen, and writes nothing. */
  readonly preview: boolean;
  /** Writes the rows that can be read where a few cannot. */
  readonly skipBad: boolean;
  /** A file to write what is to be printed into; null for none. */
  readonly sheet: string | null;
}

/** Of more rows than these something is wrong with the file, and not with a row. */
function mostSkipped(rows: number): number {
  return Math.max(5, Math.floor(rows / 10));
}

interface Compared {
  readonly roster: Roster;
  readonly differences: RosterDifferences<RosterRow>;
  readonly problems: readonly PlanProblem[];
  readonly codes: readonly RosterCode<RosterRow>[];
}

/** How many rows could not be read, so that a preview with such rows ends with 1. */
export type RosterResult = CommandResult & { readonly bad: number };

/**
 * `people import`: a list of people, all or nothing but for rows that are passed over by `skipBad`. Nobody is removed, and
 * twice changes nothing.
 */
export async function importPeople(
  context: CommandContext,
  { file, preview, skipBad, sheet }: RosterSource,
): Promise<{ readonly ok: true; readonly value: RosterResult } | ImportRefused> {
  const { db, now } = context;
  const problems: PlanProblem[] = [];
  const roster = await readRoster(file, await agencyFinder(db, now), problems);
  if (!roster) return refused(problems, null);
  const done = await db.$transaction(
    async (tx): Promise<Compared | Failure> => {
      await lockImports(tx);
      const differences = compareRoster(roster.rows, await knownPeople(tx, now));
      const all = [...problems, ...doubts(differences)].sort((one, other) => rowOf(one.at) - rowOf(other.at));
      const refusal = preview ? null : judge(roster, all, skipBad);
      if (refusal) return refusal;
      const codes = preview ? [] : await writeRoster(tx, differences, now);
      return { roster, differences, problems: all, codes };
    },
    { timeout: 300_000, maxWait: 30_000 },
  );
  return "ok" in done ? done : answer(context, done, { preview, sheet });
}

/** Null where the roster may be written. What is wrong with the whole file is no row to pass over. */
function judge(roster: Roster, problems: readonly PlanProblem[], skipBad: boolean): ImportRefused | null {
  if (problems.length === 0) return null;
  const rows = badRows(problems);
  const bad = rows.size;
  const count = bad + roster.rows.filter((row) => !rows.has(rowOf(row.at("name")))).length;
  const most = mostSkipped(count);
  const ofRows = problems.every(({ at }) => rowOf(at) > 0);
  if (skipBad && ofRows && bad <= most) return null;
  return refused(problems, (t) =>
    skipBad && ofRows
      ? t("roster.tooManyBad", { bad, count, most })
      : t(ofRows && bad <= most ? "roster.mendOrSkip" : "roster.mend"),
  );
}

function refused(problems: readonly PlanProblem[], advice: ((t: Translate) => string) | null): ImportRefused {
  const said = unreadable(problems);
  const refusal = failure("unreadable_roster", (t) => [said.say(t), ...(advice ? [advice(t)] : [])].join("\n"));
  return { ...refusal, problems: said.problems };
}

/** People of whom it cannot be told whether they are those of the file are named by the cell that would decide it. */
function doubts({ doubtful }: RosterDifferences<RosterRow>): PlanProblem[] {
  return doubtful.map(({ entry, holders }) => {
    const [holder, second] = holders;
    if (second) return { at: entry.at("name"), what: (t) => t("roster.namesakes", { count: holders.length }) };
    const { personId: id, name } = holder!;
    const post = { role: entry.role, agency: entry.agency };
    return {
      at: entry.at("phone"),
      what: (t) => t("roster.otherName", { id, who: name ?? describePost(post, t) }),
    };
  });
}

async function answer(
  context: CommandContext,
  { roster, differences, problems, codes }: Compared,
  { preview, sheet }: { readonly preview: boolean; readonly sheet: string | null },
): Promise<{ readonly ok: true; readonly value: RosterResult } | Failure> {
  const { db, config, t } = context;
  const agencies = await db.agency.findMany({
    select: { id: true, code: true, name: true, shortName: true, level: true },
  });
  const known = new Map(agencies.map((agency) => [agency.id, agency]));
  const name = codes.length > 0 ? await telegramName(db, config) : null;
  const bad = badRows(problems).size;
  const result = {
    json: {
      ...differencesAsJson(roster, differences, known),
      codes: codesAsJson(codes, name),
      problems: problemsAsJson(problems, t),
    },
    lines: [
      ...differencesLines(roster, differences, known, t),
      ...badLines(problems, bad, preview, t),
      ...codesLines(codes, name, t),
      ...(preview ? [t("operator.plan.nothingWritten")] : []),
    ],
  };
  if (sheet === null || preview) return success({ ...result, bad });
  const written = await writeSheet(context, sheet, sheetEntries(codes, name, t), result);
  return written.ok ? success({ ...written.value, bad }) : written;
}

function badLines(problems: readonly PlanProblem[], count: number, preview: boolean, t: Translate): string[] {
  if (problems.length === 0) return [];
  return [t(preview ? "roster.bad" : "roster.skipped", { count }), ...unreadable(problems).say(t).split("\n")];
}
