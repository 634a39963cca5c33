import { expect, it } from "vitest";
import { openApart } from "../../src/grammar/apart/understand-apart.js";
import { understand } from "../../src/grammar/understand.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";

const catalogue = await testCatalogue();
const context = { catalogue, agency: "STP", today: "2024-06-14", t: translator("vi") };

it("reads in its thread what the grammar reads, in the writer's language", async () => {
  const understandApart = openApart();
  for (const t of [translator("vi"), translator("en", { issuer: "Chủ tịch UBND thành phố", contact: "0901" })]) {
    const text = `V.1 xong 18/KH-STP 23/2\n${"V.2 đang làm 60% đã rà soát thủ tục\n".repeat(20)}V.9 xong quý V\nliên hệ ai`;
    const understood = await understandApart(text, { ...context, t, open: ["V.1"] });
    expect(understood).toEqual(understand(text, { ...context, t: t.bind(null) as typeof t, open: ["V.1"] }));
    expect(understood.items).toHaveLength(21);
    expect(understood.problems).not.toEqual([]);
  }
});
