import { addDays, type Day } from "../../calendar/day.js";
import { formatDay } from "../../calendar/formats.js";
import type { Level } from "../../text/levels.js";
import type { PlanProblem } from "../place.js";
import { nearest } from "../workbook/nearest.js";
import type { AgencyRow, MoveRow } from "./agency-files.js";
import { shortNameOf } from "./short-name.js";

/** A unit as the database has it. */
export interface KnownAgency {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: Level;
  readonly type: string;
  readonly parentCode: string | null;
  readonly formerArea: string | null;
  readonly order: number;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** From this day on it is no more; null where no row of moves has ended it. */
  readonly endedOn: Day | null;
  /** Ids of those that were named as its successors. */
  readonly successors: readonly number[];
}

export type AgencyColumns = Pick<KnownAgency, "name" | "shortName" | "level" | "type" | "parentCode" | "formerArea">;

export interface AgencyChanges {
  readonly added: readonly (AgencyColumns & { readonly code: string })[];
  readonly changed: readonly { readonly id: number; readonly code: string; readonly columns: Partial<AgencyColumns> }[];
  /** Units that go on though a plan said that the day before would be their last. */
  readonly goingOn: readonly number[];
  readonly renamed: number;
  readonly unchanged: number;
  /** Units that end now. */
  readonly ended: readonly KnownAgency[];
  /** Codes of those who take over from each that ends now, or ended without a successor and has one now. */
  readonly moves: readonly { readonly from: KnownAgency; readonly to: readonly string[] }[];
}

/** Names that `invite` gives another meaning. */
const reserved = new Set(["office", "lead", "admin"]);

/**
 * What a file of agencies and its moves change on a day. Only a row of moves ends a unit; a code that is used again for
 * another unit is a new unit from that day. Moves of other days beside those of this one are passed over; where there are
 * none of this day, it is the wrong day. Asked again once it was done, it changes nothing. Everything that is wrong is added
 * to `problems`, and then nothing of the answer counts.
 */
export function judgeAgencies(
  day: Day,
  rows: readonly AgencyRow[],
  allMoves: readonly MoveRow[],
  known: readonly KnownAgency[],
  problems: PlanProblem[],
): AgencyChanges {
  const moves = allMoves.filter((move) => move.day === day);
  if (moves.length === 0)
    for (const move of allMoves)
      problems.push({
        at: move.at("effective"),
        what: (t) => t("agencies.otherDay", { code: move.oldCode, is: formatDay(move.day), day: formatDay(day) }),
      });
  const codes = [...new Set(known.map(({ code }) => code))];
  const ending = findEnding(moves, day, known, codes, problems);
  /** The unit of this code that there is on the day, of those that are known. */
  const going = (code: string): KnownAgency | undefined =>
    known.find((unit) => foldCode(unit.code) === foldCode(code) && !ending.has(unit.id) && existsOn(unit, day));
  const listed = listedOnce(rows, problems);
  const codeThere = (code: string) => listed.get(foldCode(code))?.code ?? going(code)?.code;
  const ended = [...ending.values()].filter(({ unit }) => unit.endedOn === null).map(({ unit }) => unit);
  const judged = judgeRows([...listed.values()], { day, going, codeThere }, problems);
  const named = [...rows.map((row) => row.code), ...codes];
  const takeovers = [...ending.values()].flatMap((end) => takeoverOf(end, { known, named, codeThere }, problems));
  return { ...judged, ended, moves: takeovers };
}

/** A unit that ends on the day, with the moves that end it. */
interface Ending {
  readonly unit: KnownAgency;
  readonly to: Map<string, MoveRow>;
  alone: MoveRow | null;
}

function findEnding(
  moves: readonly MoveRow[],
  day: Day,
  known: readonly KnownAgency[],
  codes: readonly string[],
  problems: PlanProblem[],
): ReadonlyMap<number, Ending> {
  const ending = new Map<number, Ending>();
  for (const move of moves) {
    const unit = unitToEnd(move, day, known, codes, problems);
    if (!unit) continue;
    const end = ending.get(unit.id) ?? { unit, to: new Map(), alone: null };
    ending.set(unit.id, end);
    const twice = move.newCode === null ? end.alone !== null : end.to.has(foldCode(move.newCode));
    if (twice) problems.push({ at: move.at("oldCode"), what: (t) => t("plan.twice", { code: move.oldCode }) });
    else if (move.newCode === null) end.alone = move;
    else end.to.set(foldCode(move.newCode), move);
    if (end.alone !== null && end.to.size > 0)
      problems.push({ at: move.at("newCode"), what: (t) => t("agencies.bothWays", { code: move.oldCode }) });
  }
  return ending;
}

/** Which units the rows add, change, or let go on. */
function judgeRows(
  rows: readonly AgencyRow[],
  {
    day,
    going,
    codeThere,
  }: {
    readonly day: Day;
    readonly going: (code: string) => KnownAgency | undefined;
    readonly codeThere: (code: string) => string | undefined;
  },
  problems: PlanProblem[],
): Pick<AgencyChanges, "added" | "changed" | "goingOn" | "renamed" | "unchanged"> {
  const added: (AgencyColumns & { code: string })[] = [];
  const changed: { id: number; code: string; columns: Partial<AgencyColumns> }[] = [];
  const goingOn: number[] = [];
  let renamed = 0;
  let unchanged = 0;
  for (const row of rows) {
    const { parentCode } = row;
    if (parentCode && (codeThere(parentCode) === undefined || foldCode(parentCode) === foldCode(row.code)))
      problems.push({ at: row.at("parent"), what: (t) => t("agencies.noParent", { code: parentCode }) });
    if (reserved.has(foldCode(row.code)))
      problems.push({ at: row.at("code"), what: (t) => t("plan.reservedCode", { code: row.code }) });
    const unit = going(row.code);
    if (!unit) {
      added.push({
        ...{ code: row.code, name: row.name, shortName: shortNameOf(row.name), level: row.level },
        ...{ type: row.type ?? row.level, parentCode: row.parentCode ?? null, formerArea: row.formerArea ?? null },
      });
      continue;
    }
    if (unit.validTo !== null && unit.validTo < day) goingOn.push(unit.id);
    const columns = differing(unit, row);
    if (Object.keys(columns).length > 0) changed.push({ id: unit.id, code: unit.code, columns });
    if (columns.name === undefined) unchanged += 1;
    else renamed += 1;
  }
  return { added, changed, goingOn, renamed, unchanged };
}

/** Who takes over from a unit that ends, at most one answer; none where that was settled before. */
function takeoverOf(
  { unit, to }: Ending,
  {
    known,
    named,
    codeThere,
  }: {
    readonly known: readonly KnownAgency[];
    readonly named: readonly string[];
    readonly codeThere: (code: string) => string | undefined;
  },
  problems: PlanProblem[],
): AgencyChanges["moves"] {
  const successors: string[] = [];
  for (const move of to.values()) {
    const code = codeThere(move.newCode!);
    if (code !== undefined) successors.push(code);
    else problems.push({ at: move.at("newCode"), what: saysUnknown(move.newCode!, named) });
  }
  if (unit.endedOn === null) return [{ from: unit, to: successors }];
  if (unit.successors.length === 0) return successors.length > 0 ? [{ from: unit, to: successors }] : [];
  const before = known.filter(({ id }) => unit.successors.includes(id)).map(({ code }) => foldCode(code));
  for (const [code, move] of to)
    if (!before.includes(code))
      problems.push({ at: move.at("newCode"), what: (t) => t("agencies.movedElsewhere", { code: unit.code }) });
  return [];
}

function unitToEnd(
  move: MoveRow,
  day: Day,
  known: readonly KnownAgency[],
  codes: readonly string[],
  problems: PlanProblem[],
): KnownAgency | null {
  const namesakes = known.filter(({ code }) => foldCode(code) === foldCode(move.oldCode));
  // Ended by these very moves before.
  const done = namesakes.find(({ endedOn }) => endedOn === day);
  if (done) return done;
  const before = addDays(day, -1);
  const unit = namesakes.find((one) => existsOn(one, before));
  if (unit) return unit;
  const last = namesakes
    .map(({ endedOn, validTo }) => endedOn ?? (validTo === null ? null : addDays(validTo, 1)))
    .findLast((ended) => ended !== null && ended < day);
  const what: PlanProblem["what"] = last
    ? (t) => t("agencies.endedAlready", { code: move.oldCode, day: formatDay(last) })
    : saysUnknown(move.oldCode, codes);
  problems.push({ at: move.at("oldCode"), what });
  return null;
}

/** Whether it is there on a day. What a plan says of its end is not yet its end: the next day it may still go on. */
function existsOn({ validFrom, validTo, endedOn }: KnownAgency, day: Day): boolean {
  if (validFrom > day || (endedOn !== null && endedOn <= day)) return false;
  return validTo === null || validTo >= addDays(day, -1);
}

function listedOnce(rows: readonly AgencyRow[], problems: PlanProblem[]): ReadonlyMap<string, AgencyRow> {
  const listed = new Map<string, AgencyRow>();
  for (const row of rows) {
    if (listed.has(foldCode(row.code)))
      problems.push({ at: row.at("code"), what: (t) => t("plan.twice", { code: row.code }) });
    else listed.set(foldCode(row.code), row);
  }
  return listed;
}

/** The columns that the file has and says otherwise. The short name follows the name where it was made of it. */
function differing(unit: KnownAgency, row: AgencyRow): Partial<AgencyColumns> {
  const said: Partial<AgencyColumns> = {
    name: row.name,
    level: row.level,
    ...(row.type === undefined ? {} : { type: row.type }),
    ...(row.parentCode === undefined ? {} : { parentCode: row.parentCode }),
    ...(row.formerArea === undefined ? {} : { formerArea: row.formerArea }),
  };
  const columns = Object.fromEntries(
    Object.entries(said).filter(([key, value]) => unit[key as keyof AgencyColumns] !== value),
  ) as Partial<AgencyColumns>;
  if (columns.name === undefined || unit.shortName !== shortNameOf(unit.name)) return columns;
  return { ...columns, shortName: shortNameOf(columns.name) };
}

function saysUnknown(code: string, known: readonly string[]): PlanProblem["what"] {
  const near = nearest(code, known);
  return (t) => (near === null ? t("agencies.unknown", { code }) : t("agencies.unknownNear", { code, near }));
}

function foldCode(code: string): string {
  return code.toLowerCase();
}
