// Reads one long message in a thread that would wait for others for an hour, says what came of it, and has nothing left to do.
import { openApart } from "../../../src/grammar/apart/understand-apart.js";
import { bundledCatalogue } from "../../../src/plan/catalogue.js";
import { translator } from "../../../src/text/language.js";

const context = { catalogue: await bundledCatalogue(), agency: "STP", today: "2024-06-14", t: translator("vi") };
const { outcome } = await openApart({ idleLimit: 3_600_000 })(`V.1 xong, ${"đã rà soát ".repeat(100)}`, context);
process.stdout.write(outcome);
