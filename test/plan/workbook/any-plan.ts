import fc from "fast-check";
import { addDays, type Day } from "../../../src/calendar/day.js";
import { quarterCode } from "../../../src/calendar/windows.js";
import { expandCodes } from "../../../src/plan/expand-leads.js";
import { agenciesOn } from "../../../src/plan/make-duties.js";
import type { Place } from "../../../src/plan/place.js";
import type {
  AgencyData,
  DeadlinePart,
  GroupData,
  IndicatorData,
  PlanData,
  SectionData,
  TaskData,
} from "../../../src/plan/plan-data.js";
import { regime } from "../../../src/plan/regime.js";
import { asPart, type Timing, writeTiming } from "../../../src/plan/workbook/timing.js";
import { levels } from "../../../src/text/levels.js";

const year = 2026;
const issuedOn = "2026-01-05";
const where: Place = { file: "test", line: null };
const direction = fc.constantFrom("before" as const, "after" as const, "during" as const);

const words = fc
  .array(fc.constantFrom("ký", "Quyết định", "công bố", "Có", "thay đổi,", "hồ sơ", "5 ngày", "năm 2026"), {
    minLength: 1,
  })
  .map((all) => all.join(" ").replace(/,$/, ""));
const rule = fc.oneof(
  fc.record({
    direction: direction,
    offset: fc.constant(null),
    unit: fc.constant(null),
  }),
  fc.record({
    direction: direction,
    offset: fc.integer({ min: 0, max: 60 }),
    unit: fc.constantFrom("day" as const, "working-day" as const),
  }),
);
export const anyTiming: fc.Arbitrary<Timing> = fc.oneof(
  fc.constantFrom<Timing>(
    { kind: "within-year" },
    { kind: "monthly" },
    { kind: "quarterly" },
    { kind: "last-month-of-quarter" },
    { kind: "continuous" },
    { kind: "on-request" },
    { kind: "event-triggered" },
  ),
  fc
    .integer({ min: 1, max: 12 })
    .map((month) => ({ kind: "fixed-month" as const, month: `2026-${String(month).padStart(2, "0")}` })),
  fc
    .integer({ min: 1, max: 4 })
    .map((quarter) => ({ kind: "fixed-quarter" as const, quarter: quarterCode(2026, quarter) })),
  fc.date({ min: new Date("2026-01-01"), max: new Date("2026-12-31"), noInvalidDate: true }).map((date) => ({
    kind: "fixed-day" as const,
    day: date.toISOString().slice(0, 10),
  })),
  words.map((requestedBy) => ({ kind: "on-request" as const, requestedBy })),
  fc.record({ kind: fc.constant("event-triggered" as const), event: words, rule }, { requiredKeys: ["kind", "event"] }),
);

const text = fc
  .array(
    fc.constantFrom("Rà soát", "thủ tục", "hồ sơ;", "“Một cửa”", "100%", "năm 2026", "=SUM(A1)", "<b>&", "- đ/c"),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((words) => words.join(" "))
  .chain((line) => fc.constantFrom(line, `${line}\n\n${line}`));
const name = fc.constantFrom("Số hóa", "Hài lòng", "PAKN", "1.5", "06/2026", "Đạ M'Rông");
const maybe = fc.option(name);
const names = fc.uniqueArray(name, { maxLength: 3 });
const day = fc.integer({ min: -700, max: 700 }).map((days) => addDays(issuedOn, days));
const part = anyTiming.map(asPart).filter((one) => one !== null);
const kinds = fc.uniqueArray(
  fc.constantFrom("month" as const, "quarter" as const, "half-year" as const, "nine-months" as const, "year" as const),
  { minLength: 1 },
);
const days = fc.integer({ min: 0, max: 60 });
const perLevel = fc
  .record(
    { others: days, ...(Object.fromEntries(levels.map((level) => [level, days])) as Record<string, typeof days>) },
    { requiredKeys: ["others"] },
  )
  .map((numbers) => numbers as { others: number });
const steps = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 });
const anyLadder = fc.record({
  before: steps,
  onDay: fc.boolean(),
  after: steps,
  thenEvery: fc.integer({ min: 0, max: 60 }),
  timesAfter: fc.integer({ min: 0, max: 20 }),
  at: fc.constantFrom("07:30", "08:00", "11:29", "13:30", "16:59"),
});
const anyRegime = fc
  .record({
    cutOn: fc.integer({ min: 1, max: 28 }),
    checkIns: kinds,
    figures: kinds,
    furtherFigures: fc.oneof(kinds, fc.constant([])),
    workingDaysAfterWindow: perLevel,
    workingDaysToMend: perLevel,
    onRestDay: fc.constantFrom("stays" as const, "before" as const, "after" as const),
    ladder: anyLadder,
  })
  .map((wanted) => regime.parse(wanted));

/** What stands in a list is chosen by numbers, so that what is chosen from may be made before. */
const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });
const pick = <T>(from: readonly T[], numbers: readonly number[]): T[] => [
  ...new Set(numbers.flatMap((number) => (from.length === 0 ? [] : [from[number % from.length]!]))),
];

const agency = fc.record({
  shortName: name,
  otherNames: names,
  level: fc.constantFrom(...levels),
  type: fc.constantFrom("sở", "phường", "1"),
  parent: fc.option(fc.nat()),
  formerArea: maybe,
  valid: fc.tuple(day, fc.option(fc.nat({ max: 900 }))),
});
const group = fc.record({
  name: text,
  otherNames: names,
  picks,
  level: fc.option(fc.constantFrom(...levels)),
  type: fc.option(fc.constantFrom("sở", "phường")),
});
const task = fc.record({
  text,
  shortName: maybe,
  otherNames: names,
  leads: picks,
  coordinators: fc.option(picks),
  saidBy: fc.constantFrom("codes", "words", "names"),
  timing: anyTiming,
  timingSaid: fc.boolean(),
  note: fc.option(text),
  parts: fc.array(fc.record({ part, picks, title: text, shortName: name, otherNames: names, text }), { maxLength: 2 }),
  nothingMayArise: fc.boolean(),
});
const indicator = fc.record({
  name: text,
  shortName: name,
  otherNames: names,
  unit: fc.constantFrom("%", "ngày"),
  direction: fc.constantFrom("at-least" as const, "at-most" as const),
  addsUp: fc.constantFrom("flow" as const, "stock" as const, "yes-no" as const),
  target: fc.integer({ min: 0, max: 1_000_000 }).map((number) => number / 10_000),
  numerator: text,
  denominator: fc.oneof(text, fc.constant("")),
  reporters: picks,
});

/** Small plans with everything that a plan may have. */
export const anyPlan: fc.Arbitrary<PlanData> = fc
  .record({
    head: fc.record({ number: text, title: text, issuer: text, contact: fc.option(text), countsFrom: fc.option(day) }),
    regime: anyRegime,
    agencies: fc.array(agency, { minLength: 1, maxLength: 6 }),
    groups: fc.array(group, { maxLength: 3 }),
    dynamics: fc.array(text, { maxLength: 2 }),
    sections: fc.array(
      fc.record({
        title: text,
        shortName: maybe,
        otherNames: names,
        tasks: fc.array(task, { minLength: 1, maxLength: 3 }),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    indicators: fc.array(indicator, { maxLength: 3 }),
    targets: fc.array(fc.record({ indicator: fc.nat(), agency: fc.nat(), value: fc.integer({ min: 0, max: 100 }) }), {
      maxLength: 3,
    }),
    holidays: fc.uniqueArray(day, { maxLength: 4 }),
  })
  .map((drawn) => {
    const agencies = drawn.agencies.map(({ parent, valid: [from, length], ...one }, index): AgencyData => {
      // The first exists on the plan's date, so that somebody can lead.
      const validFrom: Day = index === 0 ? "2025-01-01" : from;
      return {
        ...{ ...one, code: `CQ${index + 1}`, name: `Cơ quan thứ ${index + 1}` },
        parentCode: parent === null ? null : `CQ${(parent % drawn.agencies.length) + 1}`,
        ...{ validFrom, validTo: index === 0 || length === null ? null : addDays(validFrom, length), where },
      };
    });
    const existing = agenciesOn(agencies, issuedOn);
    const groups: GroupData[] = [];
    for (const [index, { picks: chosen, level, type, ...one }] of drawn.groups.entries()) {
      const codes = pick(
        [...agencies, ...groups].map(({ code }) => code),
        chosen,
      );
      const named = new Set(codes.flatMap((code) => groups.find((other) => other.code === code)?.members ?? [code]));
      const members = existing
        .filter(
          (a) =>
            named.has(a.code) ||
            ((level !== null || type !== null) &&
              (level === null || a.level === level) &&
              (type === null || a.type === type)),
        )
        .map(({ code }) => code);
      groups.push({
        ...one,
        code: `@nhom-${index + 1}`,
        name: `${one.name} ${index}`,
        rule: { codes, level, type },
        members,
        where,
      });
    }
    const dynamics = drawn.dynamics.map((said, index) => ({
      code: `%khi-${index + 1}`,
      name: `${said} ${index}`,
      where,
    }));
    const whom = [...existing, ...groups, ...dynamics].map(({ code }) => code);
    const expansion = {
      groups: new Map(groups.map((g) => [g.code, g.members])),
      agencies: existing.map(({ code }) => code),
    };
    const nameOf = new Map([...existing, ...groups, ...dynamics].map(({ code, name: called }) => [code, called]));
    const say = (codes: readonly string[], how: string) => {
      if (how === "codes") return codes.join("; ");
      // A wording means the same wherever it stands.
      return how === "words"
        ? `Đơn vị được giao (${codes.join(" và ")})`
        : codes.map((code) => nameOf.get(code)).join(";\n- ");
    };
    const sections = drawn.sections.map(
      ({ tasks, ...section }, s): SectionData => ({
        ...{ ...section, code: `M${s + 1}`, printedNumber: `${s}`, where },
        tasks: tasks.map((one, k): TaskData => {
          const leads = pick(whom, one.leads);
          const coordinators = one.coordinators === null ? [] : pick(whom, one.coordinators);
          const leading = expandCodes(leads, expansion);
          const parts = one.parts.flatMap(({ part: dated, picks: chosen, ...rest }, index): DeadlinePart[] => {
            const owners = pick(leading, chosen);
            return owners.length === 0 ? [] : [{ ...rest, part: `phan-${index}`, agencies: owners, ...dated }];
          });
          return {
            ...{ code: `M${s + 1}.${k + 1}`, text: one.text, shortName: one.shortName, otherNames: one.otherNames },
            ...{
              lead: say(leads, one.saidBy),
              coordinating: say(coordinators, one.coordinators === null ? "codes" : one.saidBy),
            },
            timing: one.timingSaid ? writeTiming(one.timing, year) : one.text,
            ...{ leads, coordinators, nothingMayArise: one.nothingMayArise, where },
            deadline: { ...one.timing, ...(one.note === null ? {} : { note: one.note }), parts },
          };
        }),
      }),
    );
    const indicators = drawn.indicators.map(
      ({ reporters, ...one }, index): IndicatorData => ({
        ...{ ...one, code: `CT-${index + 1}`, where },
        reporters: pick(whom, reporters),
      }),
    );
    const targets = drawn.targets.flatMap(({ indicator: i, agency: a, value }) =>
      indicators.length === 0
        ? []
        : [{ indicator: pick(indicators, [i])[0]!.code, agency: pick(existing, [a])[0]!.code, value, where }],
    );
    const { countsFrom, ...head } = drawn.head;
    return {
      ...{
        ...head,
        countsFrom,
        year,
        issuedOn,
        regime: drawn.regime,
        sections,
        indicators,
        agencies,
        groups,
        dynamics,
      },
      targets: [...new Map(targets.map((one) => [`${one.indicator} ${one.agency}`, one])).values()],
      holidays: drawn.holidays.map((one, index) => ({
        ...{ day: one, kind: index % 2 === 0 ? ("off" as const) : ("work" as const), name: "Nghỉ", source: "" },
      })),
    };
  });
