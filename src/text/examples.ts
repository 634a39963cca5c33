import type { Context } from "./context.js";
import { documentSign } from "./document-sign.js";

/** A line that the writer could send on any day, about a task that the agency leads: without a year no date is to come. */
export function exampleFor({ catalogue, agency }: Context): string {
  const led = catalogue.tasks.filter((task) => task.leads.includes(agency));
  // What has no leads beforehand anyone may report.
  const own = led.length > 0 ? led : catalogue.tasks.filter((task) => agency !== "office" && task.leads.length === 0);
  const task = own.find(({ code }) => code === "V.1") ?? own[0] ?? catalogue.tasks.find(({ code }) => code === "V.1");
  return `${task?.code ?? "V.1"} hoàn thành 18/KH-${documentSign(agency)} 23/2`;
}
