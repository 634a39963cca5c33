import type { Context } from "./context.js";
import { documentSign } from "./document-sign.js";

/** A line that the writer could send, about a task that the agency leads. */
export function exampleFor({ catalogue, agency }: Context): string {
  const own = catalogue.tasks.filter((task) => task.leads.includes(agency));
  const task = own.find(({ code }) => code === "V.1") ?? own[0] ?? catalogue.tasks.find(({ code }) => code === "V.1");
  return `${task?.code ?? "V.1"} hoàn thành 18/KH-${documentSign(agency)} 23/02/${catalogue.year}`;
}
