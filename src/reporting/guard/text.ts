import { formatPeriod } from "../../calendar/formats.js";
import type { Translate } from "../../text/language.js";
import { formatCount } from "../../text/numbers.js";
import { describeValue, formatMeasured } from "../describe.js";
import type { FigureFacts } from "../duty-facts.js";
import { figureLabel } from "../labels.js";
import type { UnusualEntry } from "./ask-unusual.js";
import type { Unusual } from "./judge-unusual.js";

/** What is unusual about it, what was before, and what can be answered. */
export function unusualBody({ entry, figure, unusual, before }: UnusualEntry, t: Translate): string[] {
  return [
    t("guard.differs", {
      agency: figure.agencyName,
      label: figureLabel(entry, t),
      name: figure.shortName,
      value: describeValue(entry, figure, t),
      how: before === figure ? howReplaced(unusual, before, t) : howOf(unusual, before, t),
    }),
    t(before === figure || unusual.kind === "part" ? "guard.replaced" : "guard.before", {
      period: formatPeriod(before.period, t),
      value: describeValue(before.latest!, before, t),
    }),
    t("guard.ask"),
  ];
}

/** "Đúng, 0,05%": the button says what it stands for. */
export function sureLabel({ entry, figure }: UnusualEntry, t: Translate): string {
  const measured = entry.percent ?? entry.value ?? null;
  return t("guard.sure", {
    value: measured === null ? describeValue(entry, figure, t) : formatMeasured(measured, figure.unit),
  });
}

function howReplaced(unusual: Unusual, before: FigureFacts, t: Translate): string {
  if (unusual.kind !== "times") return howOf(unusual, before, t);
  const times = formatCount(unusual.times);
  if (unusual.of === "whole") return t(unusual.smaller ? "guard.wholeSmallerThan" : "guard.wholeLargerThan", { times });
  return t(unusual.smaller ? "guard.smallerThan" : "guard.largerThan", { times });
}

function howOf(unusual: Unusual, { period }: Pick<FigureFacts, "period">, t: Translate): string {
  switch (unusual.kind) {
    case "part":
      return t("guard.part", { period: formatPeriod(period, t) });
    case "zero":
      return t("guard.zero");
    case "points":
      return t("guard.points", { points: unusual.points });
    case "times": {
      const times = formatCount(unusual.times);
      if (unusual.of === "whole") return t(unusual.smaller ? "guard.wholeSmaller" : "guard.wholeLarger", { times });
      return t(unusual.smaller ? "guard.smaller" : "guard.larger", { times });
    }
  }
}
