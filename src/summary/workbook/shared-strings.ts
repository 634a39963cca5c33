/** The texts of a workbook, each once; cells name them by number. */
export class SharedStrings {
  readonly #numbers = new Map<string, number>();
  readonly #items: string[] = [];
  readonly #xml: string;
  readonly #before: number;

  /** @param xml those that the workbook has already, which keep their numbers */
  constructor(xml: string) {
    this.#xml = xml;
    this.#before = xml.split("<si>").length - 1;
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#before + this.#items.length;
    this.#numbers.set(text, number);
    this.#items.push(`<si><t${keepsSpace.test(text) ? ' xml:space="preserve"' : ""}>${escapeXml(text)}</t></si>`);
    return number;
  }

  toXml(): string {
    const count = this.#before + this.#items.length;
    return this.#xml
      .replace(/ count="\d+" uniqueCount="\d+"/, () => ` count="${count}" uniqueCount="${count}"`)
      .replace("</sst>", () => `${this.#items.join("")}</sst>`);
  }
}

const keepsSpace = /^ | $|[\n\t]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no other way to hold them than the one below.
const special = /[&<>"'\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const names: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** For content and for attributes; what XML forbids as the format writes it, `_x0001_`, and who typed just that. */
export function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(special, (one) => names[one] ?? `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}
