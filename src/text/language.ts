import i18next, { type TFunction } from "i18next";
import { en } from "../../locales/en/index.js";
import { vi } from "../../locales/vi/index.js";

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

/**
 * The translator of one language, always the same one for the same contact. Never change the language of the instance: it
 * is shared by everybody.
 *
 * @param contact whom texts name to ask or telephone, as the plan says it; null where no plan does
 */
export function translator(language: Language, contact: string | null = null): Translate {
  const key = `${language} ${contact ?? ""}`;
  const known = translators.get(key);
  if (known) return known;
  const fixed = instance.getFixedT(language) as (text: string, values?: object) => string;
  const named = { contact: contact ?? fixed("common.contactUnknown") };
  const speaking = ((text: string, values?: object) => fixed(text, { ...named, ...values })) as Translate;
  translators.set(key, speaking);
  return speaking;
}

/** The shape a second language has to fill: the same keys, any text. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
