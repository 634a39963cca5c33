/** Behind it the clause ends: of what else is counted ("3 out of 5 communes") the words stay as they were typed. */
const OUT_OF = /(?<=\d) (?:out of|of)(?: (?:a )?total(?: of)?)? (?=\d[\d.,]*\s*(?:$|[;\n]))/giu;
const PERCENT = /(?<=\d) ?(?:percent|per cent)(?![\p{L}\p{N}])/giu;
/** Behind the sign of a document. */
const DATED = /(?<=\d\/[\p{L}\d/–-]{2,30},? )dated (?=\d{1,2}[/.-]\d)/giu;

/**
 * A message with what stands between numbers in English written as it is read: "50 out of 100" is "50 tren 100", "18/KH-STP
 * dated 17/3" is "18/KH-STP ngay 17/3". Without accents, as English has none: by those of a message its codes are told apart.
 */
export function withEnglishTyped(text: string): string {
  if (!/ of |per ?cent|dated/iu.test(text)) return text;
  return text.replace(OUT_OF, " tren ").replace(PERCENT, "%").replace(DATED, "ngay ");
}
