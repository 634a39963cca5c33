import type { Day } from "../../calendar/day.js";
import { codeKey } from "../../text/code-reader.js";
import type { Level } from "../../text/levels.js";
import { agenciesOn } from "../make-duties.js";
import type { AgencyData, DynamicData, GroupData, GroupRule } from "../plan-data.js";
import { severalOf } from "./cell-values.js";
import type { ColumnKey } from "./layout.js";
import { Names } from "./names.js";
import type { ReadSheet, SheetRow } from "./read-sheet.js";
import { describeUnread } from "./tell-unread.js";
import {
  levelPrefix,
  levelWords,
  offeredWords,
  typePrefix,
  valueOfWord,
  whenItHappens,
  wordKey,
} from "./vocabulary.js";

type Row = SheetRow<ColumnKey<"groups">>;

export interface ReadGroups {
  readonly groups: readonly GroupData[];
  readonly dynamics: readonly DynamicData[];
  /** Everybody by every name, groups and wordings too: what "Chủ trì" is read with. */
  readonly names: Names;
}

/**
 * The sheet "Nhóm": groups ("@…"), what is known only when something happens ("%…"), and, in rows without a code, what a
 * wording means.
 */
export function readGroups(
  sheet: ReadSheet<ColumnKey<"groups">> | null,
  agencies: readonly AgencyData[],
  issuedOn: Day,
): ReadGroups {
  const existing = agenciesOn(agencies, issuedOn);
  const there = new Set(existing);
  const names = new Names();
  for (const agency of agencies) if (!there.has(agency)) names.addAgencyOfOtherDays(agency);
  for (const agency of existing) names.addAgency(agency);

  const rows = (sheet?.rows ?? []).map((row) => {
    const rule = row.needed("rule");
    const isDynamic = rule !== null && wordKey(rule) === wordKey(whenItHappens);
    return { row, rule, name: row.needed("name"), isDynamic, code: codeOf(row.code("code"), isDynamic) };
  });
  const taken = new Set<string>();
  for (const { row, code, name } of rows) {
    if (code === null || name === null) continue;
    if (taken.has(codeKey(code))) row.problem("code", (t) => t("plan.twice", { code }));
    taken.add(codeKey(code));
    names.addGroup({ code, name, otherNames: row.several("otherNames") });
    // The sign in front may be left out wherever the group is named.
    names.addGroup({ code, name: code.slice(1), otherNames: [] });
  }
  const known = new Set([...agencies.map(({ code }) => code), ...rows.flatMap(({ code }) => code ?? [])]);
  const rules = new Map<string, { row: Row; rule: GroupRule }>();
  const dynamics: DynamicData[] = [];
  const wordings: { texts: readonly string[]; codes: readonly string[] }[] = [];
  for (const { row, rule, name, isDynamic, code } of rows) {
    if (rule === null || name === null) continue;
    if (code === null) {
      const { codes } = readRule(row, rule, names, known);
      wordings.push({ texts: [name, ...row.several("otherNames")], codes });
    } else if (isDynamic) dynamics.push({ code, name, where: row.place("code") });
    else rules.set(code, { row, rule: readRule(row, rule, names, known) });
  }
  for (const { texts, codes } of wordings) for (const text of texts) names.addWording(text, codes);

  const groups = [...rules].map(([code, { row, rule }]): GroupData => {
    const members = membersOf(code, rules, existing, []);
    return {
      code,
      name: row.text("name"),
      otherNames: row.several("otherNames"),
      rule,
      members: existing.filter((agency) => members.has(agency.code)).map((agency) => agency.code),
      where: row.place("code"),
    };
  });
  return { groups, dynamics, names };
}

function codeOf(typed: string, isDynamic: boolean): string | null {
  if (typed === "") return null;
  return `${isDynamic ? "%" : "@"}${typed.replace(/^[@%]/, "")}`;
}

/** "SNV; STP; @cap-xa; cấp: xã; loại: phòng chuyên môn" */
function readRule(row: Row, text: string, names: Names, known: ReadonlySet<string>): GroupRule {
  const codes: string[] = [];
  let level: Level | null = null;
  let type: string | null = null;
  for (const part of severalOf(text.replace(/\n/g, ";"))) {
    const said = /^([^:]+):\s*(.+)$/s.exec(part);
    const prefix = said ? wordKey(said[1]!) : "";
    if (said && prefix === wordKey(levelPrefix)) {
      const value = valueOfWord(levelWords, said[2]!);
      if (value === null || level !== null)
        row.problem("rule", (t) =>
          value === null
            ? t("workbook.notAWord", { text: said[2]!, words: offeredWords(levelWords).join(", ") })
            : t("workbook.oneLevelAGroup"),
        );
      level = value;
    } else if (said && prefix === wordKey(typePrefix)) type = said[2]!;
    else if (known.has(part)) codes.push(part);
    else {
      const { codes: named, unread } = names.read(part);
      for (const code of named) if (!codes.includes(code)) codes.push(code);
      // Who does not exist on the plan's date may belong to a group all the same: it has members on other days.
      for (const one of unread) if (one.kind !== "not_there") row.problem("rule", describeUnread(one));
    }
  }
  return { codes, level, type };
}

function membersOf(
  code: string,
  rules: ReadonlyMap<string, { readonly row: Row; readonly rule: GroupRule }>,
  existing: readonly AgencyData[],
  seen: readonly string[],
): ReadonlySet<string> {
  const members = new Set<string>();
  const found = rules.get(code);
  if (!found) return members;
  const { codes, level, type } = found.rule;
  if (seen.includes(code)) {
    found.row.problem("rule", (t) => t("workbook.groupOfItself", { code }));
    return members;
  }
  for (const one of codes)
    if (rules.has(one)) for (const member of membersOf(one, rules, existing, [...seen, code])) members.add(member);
    else members.add(one);
  if (level !== null || type !== null)
    for (const agency of existing)
      if ((level === null || agency.level === level) && (type === null || agency.type === type))
        members.add(agency.code);
  return members;
}
