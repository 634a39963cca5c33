import { type Day, dayInVietnam } from "../../calendar/day.js";
import { formatDay } from "../../calendar/formats.js";
import { dayOf } from "../../database/days.js";
import type { PrismaClient } from "../../database/generated/client.js";
import { findAgency } from "../../grammar/agency-names.js";
import { nearAgencies } from "../../people/invitations.js";
import { type PlanInForce, planReader } from "../../plan/plan-in-force.js";
import { usualPlan } from "../../plan/which-plan.js";
import { nearestUntil } from "../../plan/workbook/nearest.js";
import type { Catalogue } from "../../text/catalogue.js";
import type { Translate } from "../../text/language.js";
import { levelOf } from "../../text/levels.js";
import { lineOf } from "../../text/line.js";
import { normalise, searchKey } from "../../text/normalise.js";
import { namesProvinceOffice } from "../../text/province-office.js";

/** An agency of today. */
export interface KnownAgency {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly otherNames: readonly string[];
  readonly level: string;
}

interface EndedAgency {
  readonly code: string;
  readonly name: string;
  readonly endedOn: Day;
  readonly heir: KnownAgency | null;
}

/** What a cell names, or why nobody is meant. */
export type AgencyFound =
  | { readonly ok: true; readonly agency: KnownAgency }
  | { readonly ok: false; readonly what: (t: Translate) => string };

/** Longer than any name with where it lies. */
const longestName = 200;

/** Finds agencies by code or name, as a list of an office writes them: each name is looked for once. */
export class AgencyFinder {
  readonly #byKey = new Map<string, KnownAgency[]>();
  readonly #ended = new Map<string, EndedAgency>();
  readonly #known = new Map<string, AgencyFound>();
  readonly #nearest = nearestUntil();

  constructor(
    readonly agencies: readonly KnownAgency[],
    ended: readonly EndedAgency[],
    readonly catalogue: Catalogue | null,
  ) {
    for (const one of ended) for (const text of [one.code, one.name]) this.#ended.set(searchKey(text), one);
    for (const agency of agencies) {
      const { code, name, shortName, otherNames } = agency;
      for (const key of new Set([code, name, shortName, ...otherNames].map(searchKey)))
        this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), agency]);
    }
  }

  find(typed: string): AgencyFound {
    const found = this.#known.get(typed) ?? this.#look(typed);
    this.#known.set(typed, found);
    return found;
  }

  #look(typed: string): AgencyFound {
    const same = this.#byKey.get(searchKey(typed)) ?? [];
    const exact = same.filter(({ name, shortName, otherNames, code }) =>
      [code, name, shortName, ...otherNames].some((text) => withMarks(text) === withMarks(typed)),
    );
    const byKey = exact.length > 0 ? exact : same;
    const meant = byKey.length > 0 ? byKey : this.#byWords(typed);
    const [agency, second] = meant;
    if (agency && !second) return { ok: true, agency };
    if (agency) {
      const choices = meant.map(shown).join("; ");
      return { ok: false, what: (t) => t("roster.severalAgencies", { typed, choices }) };
    }
    const ended = this.#ended.get(searchKey(typed));
    return { ok: false, what: ended ? (t) => sayEnded(ended, t) : this.#unknown(typed) };
  }

  /** "Sở TP", "H. Di Linh": as a message would name it, where the cell says nothing else. */
  #byWords(typed: string): readonly KnownAgency[] {
    if (!this.catalogue || typed.length > longestName) return [];
    const line = lineOf(normalise(typed));
    const found = findAgency(line, this.catalogue);
    if (!found || found.start > 0 || found.end < line.text.trimEnd().length) return [];
    const { value } = found;
    const codes = (value.kind === "ask" ? value.agencies : value.namesakes).map(({ code }) => code);
    return this.agencies.filter(({ code }) => codes.includes(code));
  }

  #unknown(typed: string): (t: Translate) => string {
    const near = nearAgencies(typed, this.agencies);
    const names = this.agencies.flatMap(({ code, name }) => [name, code]);
    const nearest = near.length > 0 ? null : this.#nearest(typed, names);
    const all = nearest ? this.agencies.filter(({ code, name }) => name === nearest || code === nearest) : near;
    if (all.length === 0) return (t) => t("roster.unknownAgency", { typed });
    return (t) => t("roster.nearAgencies", { typed, near: all.map(shown).join("; ") });
  }
}

/** The agencies of today, with what the latest plan lets people call them. */
export async function agencyFinder(db: PrismaClient, now: Date): Promise<AgencyFinder> {
  const rows = await db.agency.findMany({
    orderBy: { order: "asc" },
    select: {
      ...{ id: true, code: true, name: true, shortName: true, otherNames: true, level: true },
      ...{ endedOn: true, heirId: true },
    },
  });
  const today = rows.filter(({ endedOn }) => endedOn === null);
  const ended = rows.flatMap(({ code, name, endedOn, heirId }) => {
    const heir = today.find(({ id }) => id === heirId) ?? null;
    return endedOn ? [{ code, name, endedOn: dayOf(endedOn), heir }] : [];
  });
  const plan: PlanInForce | null = usualPlan(await planReader(db)(), dayInVietnam(now));
  return new AgencyFinder(today, ended, plan?.catalogue ?? null);
}

/** The agency that a province's own office is, where the plan has it: its people have roles without an agency. */
export function isOfficeItself({ name, level }: Pick<KnownAgency, "name" | "level">): boolean {
  return namesProvinceOffice(name) && ["tinh", "so-ban-nganh"].includes(levelOf(level));
}

function shown({ code, name }: KnownAgency): string {
  return `${code} ${name}`;
}

function sayEnded({ name: agency, endedOn, heir }: EndedAgency, t: Translate): string {
  const day = formatDay(endedOn);
  return heir
    ? t("agencies.goneInto", { agency, day, heir: heir.name, code: heir.code })
    : t("agencies.gone", { agency, day });
}

function withMarks(text: string): string {
  return normalise(text).toLowerCase();
}
