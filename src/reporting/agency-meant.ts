import { findAgency, mayName } from "../grammar/agency-names.js";
import type { Catalogue } from "../text/catalogue.js";
import { matchChoice } from "../text/choices.js";
import { fold } from "../text/fold.js";
import { lineOf } from "../text/line.js";
import { normalise } from "../text/normalise.js";

interface Named {
  readonly code: string;
  readonly name: string;
}

/** What may stand beside the name of whom one reports for. */
const BESIDE = new Set(
  "bao cao thay mat cho cua don vi co quan ben phia la ubnd em toi minh a ah nhe nha di da vang chon lay".split(" "),
);
/** Of a name less says too little. */
const SHORTEST = 3;

/** Which of these is named by an answer that says no more than that: "stp", "di linh ạ", "cho Sở Tư pháp"; else null. */
export function agencyMeant<A extends Named>(typed: string, all: readonly A[], catalogue: Catalogue | null): A | null {
  const line = lineOf(normalise(typed).trim());
  const said = fold(line.text).replace(/[.!]+$/, "");
  const chosen =
    all.find(({ code }) => fold(code) === said) ??
    matchChoice(
      typed,
      all.map((one) => ({ key: "", label: one.name, one })),
    )?.one;
  if (chosen) return chosen;
  const mention = catalogue && findAgency(line, catalogue);
  if (mention) {
    const rest = `${line.folded.slice(0, mention.start)} ${line.folded.slice(mention.end)}`;
    if (!(rest.match(/[a-z0-9]+/g) ?? []).every((word) => BESIDE.has(word))) return null;
    const meant = only(all.filter(({ code }) => mayName(mention.value, code)));
    if (meant) return meant;
  }
  return said.length < SHORTEST ? null : only(all.filter(({ name }) => ` ${fold(name)} `.includes(` ${said} `)));
}

function only<A>(found: readonly A[]): A | null {
  return found.length === 1 ? found[0]! : null;
}
