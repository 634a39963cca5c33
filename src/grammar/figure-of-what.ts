import type { CatalogueIndicator } from "../text/catalogue.js";
import { type Found, isChosen } from "../text/line.js";
import type { Judge } from "./figure-judge.js";
import { isFollowedByUnknown, type Spellings, spellingsOf } from "./followed-by.js";
import { closing, passedOver } from "./lexicon/done-followers.js";
import { counted } from "./lexicon/figure-followers.js";
import { saysOtherwise } from "./taken-back-behind.js";

const passed = spellingsOf(passedOver);
const ending = spellingsOf([...closing, ...counted]);
const ofIndicators = new WeakMap<CatalogueIndicator, Spellings>();

/** The words by which a plan and its people call the indicator and what it counts. */
function wordsOfIndicator(indicator: CatalogueIndicator): Spellings {
  const known = ofIndicators.get(indicator);
  if (known) return known;
  const { name, shortName, otherNames, numerator, denominator } = indicator;
  const named = [name, shortName, ...otherNames, numerator, denominator].join(" ").toLocaleLowerCase("vi");
  const made = spellingsOf(named.match(/\p{L}+/gu) ?? []);
  ofIndicators.set(indicator, made);
  return made;
}

/** "1/1 máy scan": what stands behind a figure and is neither what it counts nor anything that ends a report. */
export function countsSomethingElse({ line, indicator, tail }: Judge): Found<unknown> | null {
  const figure = tail.pair ?? tail.percent;
  if (!figure || isChosen(line, figure.start)) return null;
  if (saysOtherwise(tail.note)) return { value: true, start: figure.end, end: figure.end };
  const isSuch = isFollowedByUnknown(line, figure.end, passed, [ending, wordsOfIndicator(indicator)]);
  return isSuch ? { value: true, start: figure.end, end: figure.end } : null;
}
