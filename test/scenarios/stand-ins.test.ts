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
