import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { standIn } from "../support/stand-ins.js";
import { readTranscript } from "../support/transcript.js";

const folder = join(import.meta.dirname, "transcripts");
const sources = readdirSync(folder).map((file) => ({ file, source: readFileSync(join(folder, file), "utf8") }));

test("what is played elsewhere names nothing of the first province", () => {
  const named =
    /Lâm Đồng|Di Linh|65\/QĐ-UBND|202[34](?!\d)|CT-\w|(?<![\p{L}\p{N}])(?:I|II|III|IV|V|VI|VII[ab]?|VIII|IX)\.\d|huyện|@cap-/gu;
  const found = sources.flatMap(({ file, source }) =>
    readTranscript(source).plans === "both"
      ? standIn(source)
          .split("\n")
          .flatMap((line) => [...line.matchAll(named)].map(([word]) => `${file}: ${word}: ${line}`))
      : [],
  );
  expect(found).toEqual([]);
});

test("those that are played on one plan only are about its own text or calendar, or about how many plans there are", () => {
  const others = sources.flatMap(({ file, source }) => (readTranscript(source).plans === "both" ? [] : [file]));
  expect(others).toEqual([
    "digest-days.txt", // days off of 2024
    "no-plan.txt", // none
    "office-elsewhere.txt", // what the whole of the other plan comes to
    "office.txt", // and of its own
    "two-plans.txt", // two, the second of the other province
    "whole-units.txt", // its indicator of yes and no
    "work-list.txt", // its tasks page by page
  ]);
});
