import { exampleAgency, exampleSection, exampleTask } from "../grammar/examples.js";
import { isAdministrator } from "../people/roles.js";
import { action, staying } from "../text/actions.js";
import type { Message } from "../text/message.js";
import type { MemberContext } from "./context.js";

/** The tour of who is of the office and reports for nobody: what to ask, how to decide, what to take away. */
export function officeTour(ctx: MemberContext, step: number): Message {
  const { t } = ctx;
  const { catalogue } = ctx.plan!;
  const office = { catalogue, agency: "office" };
  const summary = { label: t("help.summary"), data: staying(action.summary()) };
  switch (step) {
    case 2: {
      const waiting = { label: t("tour.office.waiting"), data: staying(action.waiting()) };
      return { text: t("tour.office.decide", { task: exampleTask(office) }), buttons: [[waiting]] };
    }
    case 3: {
      const text = t("tour.office.files");
      return {
        text: isAdministrator(ctx.member) ? `${text}\n${t("helpNow.administrator")}` : text,
        buttons: [[summary]],
      };
    }
    default: {
      const examples = {
        section: exampleSection(office),
        task: exampleTask(office),
        agency: exampleAgency(catalogue),
      };
      return { text: t("tour.office.ask", examples), buttons: [[summary]] };
    }
  }
}
