import type { Catalogue } from "../text/catalogue.js";
import { documentSign } from "../text/document-sign.js";

/** A line that this agency could send as it stands, in the grammar's own words: "V.1 hoàn thành 18/KH-STP 23/2". */
export function exampleLine(catalogue: Catalogue, agency: string): string {
  return `${exampleTask(catalogue, agency)} hoàn thành 18/KH-${documentSign(agency)} 23/2`;
}

/** A line of each kind that this agency could send, in the words that need least typing. */
export function exampleLines(catalogue: Catalogue, agency: string): string[] {
  const lines = [`${exampleTask(catalogue, agency)} xong 18/KH-${documentSign(agency)} 23/2`];
  if (leads(catalogue, agency).includes("I.10")) lines.push("i.10 t1 khong phat sinh");
  const asked = catalogue.indicators.filter((one) => one.agencies.includes(agency) && !one.wholeUnits);
  const indicator = asked.find(({ code }) => code === "CT-b3") ?? asked[0];
  if (indicator) lines.push(`${indicator.code.replace("CT-", "")} quy 1 1250/2000`);
  return lines;
}

/** V.1 is known to nearly everybody; who does not lead it gets a task that is theirs. */
function exampleTask(catalogue: Catalogue, agency: string): string {
  const codes = leads(catalogue, agency);
  return codes.includes("V.1") ? "V.1" : (codes[0] ?? "V.1");
}

function leads(catalogue: Catalogue, agency: string): string[] {
  return catalogue.tasks.filter((task) => task.leads.includes(agency)).map(({ code }) => code);
}
