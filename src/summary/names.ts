import { shorten } from "../reporting/labels.js";
import type { Catalogue, CatalogueAgency, CatalogueSection } from "../text/catalogue.js";
import { agencyOf, placeOf } from "./scope.js";

const longestSection = 32;

const known = new WeakMap<Catalogue, ReadonlyMap<string, number>>();

function timesOf(catalogue: Catalogue): ReadonlyMap<string, number> {
  const before = known.get(catalogue);
  if (before) return before;
  const times = new Map<string, number>();
  for (const { shortName } of catalogue.agencies) times.set(shortName, (times.get(shortName) ?? 0) + 1);
  known.set(catalogue, times);
  return times;
}

/** The short name of an agency, with its town where another one is called so too: "Phường 1 (Đà Lạt)". */
export function agencyName(code: string, catalogue: Catalogue): string {
  const agency = agencyOf(code, catalogue);
  if (!agency) return code;
  return isOnly(agency, catalogue) ? agency.shortName : inPlace(agency, catalogue);
}

/** "Đạ Long (Đam Rông)"; others by their short name. */
export function inPlace(agency: CatalogueAgency, catalogue: Catalogue): string {
  const place = placeOf(agency, catalogue);
  return place && place !== agency.shortName ? `${agency.shortName} (${place})` : agency.shortName;
}

/** Whether no other agency has its short name: two cities have a Phường 1. */
export function isOnly({ shortName }: CatalogueAgency, catalogue: Catalogue): boolean {
  return timesOf(catalogue).get(shortName) === 1;
}

/** What a section is called in a list: its short name, else the beginning of its title. */
export function sectionName({ shortName, title }: CatalogueSection): string {
  return shortName ?? shorten(title, longestSection);
}
