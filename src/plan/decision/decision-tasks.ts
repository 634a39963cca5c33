import { type DecisionRow, decisionRows, isRemark, isSectionNumber } from "./decision-rows.js";
import type { HeadedTable } from "./headed-tables.js";

/** What was made of a row that the decision does not say in so many words: somebody has to look at it. */
export type Doubt = "number_twice" | "no_number" | "no_section" | "second_deadline" | "below_heading";

export interface DecisionTask {
  readonly code: string; // V.1
  readonly text: string;
  readonly lead: string;
  readonly coordinating: string;
  readonly timing: string;
  /** "Sản phẩm: Kế hoạch"; empty where nothing stands beside. */
  readonly beside: string;
  readonly doubts: readonly Doubt[];
}

export interface DecisionSection {
  readonly code: string;
  readonly printedNumber: string;
  readonly title: string;
  readonly tasks: readonly DecisionTask[];
  readonly doubts: readonly Doubt[];
}

/** A row of which nothing was made: its words. */
export type RowLeft = string;

interface OpenSection extends DecisionSection {
  readonly tasks: DecisionTask[];
}

/** The sections and tasks of the tables, in their order. A section without tasks is a row of which nothing was made. */
export function readTasks(tables: readonly HeadedTable[]): {
  readonly sections: readonly DecisionSection[];
  readonly rowsLeft: readonly RowLeft[];
} {
  const reader = new TasksReader();
  for (const table of tables) for (const row of decisionRows(table)) reader.take(row);
  return reader.read();
}

class TasksReader {
  readonly #sections: OpenSection[] = [];
  readonly #rowsLeft: RowLeft[] = [];
  readonly #codes = new Set<string>();
  /** A numbered row without agencies and days: it names what the rows below it are about, or is a task that lacks them. */
  #heading: { readonly row: DecisionRow; used: boolean } | null = null;
  /** The last whole number of this section, to which letters belong and from which one goes on counting. */
  #last = 0;

  take(row: DecisionRow): void {
    if (row.heading === null) this.#addTask(row);
    else if (row.text === "" || isRemark(row.text)) this.#leave(row);
    else if (this.#isSection(row)) this.#openSection(row);
    else {
      this.#endHeading();
      this.#heading = { row, used: false };
      this.#count(row.number);
    }
  }

  read(): { readonly sections: readonly DecisionSection[]; readonly rowsLeft: readonly RowLeft[] } {
    this.#endHeading();
    const withTasks = this.#sections.filter(({ tasks }) => tasks.length > 0);
    const without = this.#sections.filter(({ tasks }) => tasks.length === 0);
    return { sections: withTasks, rowsLeft: [...without.map(({ title }) => title), ...this.#rowsLeft] };
  }

  /**
   * "II", "B", and what bears no number over the whole row; "1" over "1.1" and "1.2" where no section has a number of
   * another kind.
   */
  #isSection({ number, heading, goesOn }: DecisionRow): boolean {
    if (number === "") return heading === "merged" && !goesOn;
    if (isSectionNumber(number)) return true;
    const areCounted = this.#sections.every(({ printedNumber }) => /^\d+$/.test(printedNumber));
    return heading === "merged" && /^\d+$/.test(number) && areCounted;
  }

  #openSection({ number, text }: DecisionRow): void {
    this.#endHeading();
    const printed = number === "" ? roman(this.#sections.length + 1) : number;
    const code = this.#free(printed);
    const doubts: Doubt[] = [...(number === "" ? ["no_number" as const] : []), ...twice(code, printed)];
    this.#sections.push({ code, printedNumber: number, title: text, tasks: [], doubts });
    this.#last = 0;
  }

  #addTask(row: DecisionRow): void {
    const heading = this.#heading?.row ?? null;
    const isBelow = heading !== null && isBelowOf(row.number, heading.number);
    if (!isBelow) this.#endHeading();
    else this.#heading!.used = true;
    const number = row.goesOn ? String(this.#last || 1) : row.number || String(this.#last + 1);
    const text = isBelow ? `${heading.text.replace(/[\s:.;,]+$/, "")}: ${row.text}` : row.text;
    this.#push({ ...row, text, number }, [
      ...(row.number === "" && !row.isCounted && !row.goesOn ? ["no_number" as const] : []),
      ...(row.goesOn ? ["second_deadline" as const] : []),
      ...(isBelow ? ["below_heading" as const] : []),
    ]);
  }

  #push({ number, goesOn, text, lead, coordinating, timing, beside }: DecisionRow, doubts: readonly Doubt[]): void {
    const section = this.#sectionOf();
    const wanted = codeOf(section.code, number, this.#last);
    const code = this.#free(wanted);
    this.#count(number);
    section.tasks.push({
      ...{ code, text, lead, coordinating, timing, beside },
      doubts: [...doubts, ...(goesOn ? [] : twice(code, wanted))],
    });
  }

  #sectionOf(): OpenSection {
    const open = this.#sections.at(-1);
    if (open) return open;
    const code = this.#free(roman(1));
    const only: OpenSection = { code, printedNumber: "", title: "", tasks: [], doubts: ["no_section"] };
    this.#sections.push(only);
    return only;
  }

  #count(number: string): void {
    const whole = /^(?:[IVXLC]+\.)?(\d+)$/.exec(number);
    if (whole) this.#last = Number(whole[1]);
  }

  /** The code, or where it is another's already, with the next letter behind it, from "b" on. */
  #free(code: string): string {
    let free = code;
    for (let letter = 98; this.#codes.has(free) && letter <= 122; letter += 1)
      free = code + String.fromCharCode(letter);
    this.#codes.add(free);
    return free;
  }

  #endHeading(): void {
    const { row, used } = this.#heading ?? { row: null, used: true };
    this.#heading = null;
    if (used || !row) return;
    if (row.heading === "bare" && row.number !== "") this.#push(row, []);
    else this.#leave(row);
  }

  #leave({ number, text }: DecisionRow): void {
    const words = [number, text].filter((one) => one !== "").join(". ");
    if (words !== "") this.#rowsLeft.push(words);
  }
}

function twice(code: string, wanted: string): Doubt[] {
  return code === wanted ? [] : ["number_twice"];
}

/** "a", "2.1" and what has no number stand below "2"; "3" does not. */
function isBelowOf(number: string, heading: string): boolean {
  return number === "" || /^[a-zđ]$/.test(number) || number.startsWith(`${heading}.`);
}

/** "1" of section V is V.1, "1.2" is V.1.2, "a" behind 1 is V.1a; what names its section already stays. */
function codeOf(section: string, number: string, last: number): string {
  if (number.startsWith(`${section}.`)) return number;
  return /^[a-zđ]$/.test(number) ? `${section}.${last || 1}${number}` : `${section}.${number}`;
}

const romanDigits = [
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

function roman(number: number): string {
  const [value, letters] = romanDigits.find(([one]) => one <= number) ?? [0, ""];
  return value === 0 ? "" : letters + roman(number - value);
}
