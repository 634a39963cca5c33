/** `npx tsx test/grammar/sets/run.ts FILE.jsonl`: the score of a set by class and level, and every message that was not read as it was meant. */
import { bundledCatalogue } from "../../../src/plan/catalogue.js";
import { secondCatalogue } from "../../support/second-catalogue.js";
import { grade, readSet, scoresOf } from "./grade.js";

const [path, only] = process.argv.slice(2);
const catalogue = path!.includes("an-binh") ? await secondCatalogue() : await bundledCatalogue();
const grades = readSet(path!).map((told) => grade(told, catalogue));
for (const { told, faults, harm, answer } of grades) {
  if (faults.length === 0 && harm.length === 0 && only !== "all") continue;
  const { outcome, items, problems, intent, slots } = answer;
  const said = problems.map(
    (problem) => `${problem.sentence} [${problem.choices.map(({ value }) => value).join(", ")}]`,
  );
  console.log(`#${told.n} ${told.class} ${told.level} ${told.agency} ${told.at}\n  ${JSON.stringify(told.text)}`);
  console.log(`  meant ${JSON.stringify(told.expect)}`);
  console.log(`  read  ${outcome} ${JSON.stringify(items.length > 0 ? items : [intent, slots])} ${said.join(" | ")}`);
  console.log(`  ${harm.length > 0 ? `HARM ${harm.join("; ")} · ` : ""}${faults.join("; ")}\n`);
}
for (const { name, right, all, harm } of scoresOf(grades))
  console.log(
    `${name.padEnd(18)} ${right}/${all} = ${((100 * right) / all).toFixed(1)} %${harm > 0 ? `, harm ${harm}` : ""}`,
  );
