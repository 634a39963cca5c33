import i18next, { type TFunction } from "i18next";
import { en } from "../../locales/en/index.js";
import { vi } from "../../locales/vi/index.js";
import { fillIn, patternsOf } from "./patterns.js";

export type Language = "vi" | "en";
export const languages: readonly Language[] = ["vi", "en"];

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof vi };
  }
}

/** Translates a typed key; a missing or misspelt one does not compile. */
export type Translate = TFunction<"translation">;

const instance = i18next.createInstance();
void instance.init({
  lng: "vi",
  fallbackLng: "vi",
  initAsync: false,
  resources: { vi: { translation: vi }, en: { translation: en } },
  // Every channel shows plain text, so nothing is to be escaped.
  interpolation: { escapeValue: false },
});

const translators = new Map<string, Translate>();
const sources = new WeakMap<Translate, { readonly language: Language; readonly plan: PlanNames | null }>();

/** What a plan says of itself that texts name. */
export interface PlanNames {
  readonly issuer: string; // 'Chủ tịch Ủy ban nhân dân tỉnh An Bình'
  /** Whom to ask or telephone; null where the plan does not say. */
  readonly contact: string | null;
}

/** A plan is a province's, or that of a city that stands beside the provinces. */
const ofCity = /(?<!\p{L})(?:UBND|[ỦU][ỷy] ban nhân dân) (?:thành phố|TP)(?![\p{L}\p{N}])/iu;

/**
 * The translator of one language, always the same one for a plan of the same names. Never change the language of the
 * instance: it is shared by everybody.
 *
 * @param plan whose office and contact texts name; without one they are a province's
 */
export function translator(language: Language, plan: PlanNames | null = null): Translate {
  const place = ofCity.test(plan?.issuer.normalize("NFC") ?? "") ? "city" : "province";
  const key = `${language} ${place} ${plan?.contact ?? ""}`;
  const known = translators.get(key);
  if (known) return known;
  // What `getFixedT` gives copies all options of the instance for each text.
  const say = instance.t as (text: string, values: object) => string;
  const fixed = (text: string, values?: object) => say(text, { ...values, lng: language });
  const placed = { place: fixed(`common.places.${place}`) };
  const named = { ...placed, contact: plan?.contact ?? fixed("common.contactUnknown", placed) };
  // Most of what is said holds no values and never changes.
  const fixedTexts = new Map<string, string>();
  const patternOf = patternsOf(language === "vi" ? vi : en);
  const speaking = ((text: string, values?: object) => {
    if (values !== undefined)
      return fillIn(patternOf(text), named, values) ?? say(text, { ...named, ...values, lng: language });
    const known = fixedTexts.get(text) ?? say(text, { ...named, lng: language });
    fixedTexts.set(text, known);
    return known;
  }) as Translate;
  translators.set(key, speaking);
  sources.set(speaking, { language, plan: plan && { issuer: plan.issuer, contact: plan.contact } });
  return speaking;
}

/** What `translator` was asked for, so that another thread can ask for the same; undefined for any other function. */
export function sourceOf(t: Translate): { readonly language: Language; readonly plan: PlanNames | null } | undefined {
  return sources.get(t);
}

/** The shape a second language has to fill: the same keys, any text. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
