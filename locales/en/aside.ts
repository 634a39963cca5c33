import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const aside: Shape<typeof vi.aside> = {
  contact: "To ask, telephone $t(common.contact). How to report: /trogiup",
  extension: "More time cannot be asked for here yet: telephone $t(common.contact). Nothing was recorded.",
  foreign: "What is not your agency's work, telephone $t(common.contact) to have it moved. Nothing was recorded.",
  noted: "All right; no report was recorded. When there is something to report, type for example: {{example}}",
  notYours: "{{code}} is not given to your agency: nothing to report.",
  due: "{{label}} · due by the end of {{day}}",
  overdue: "{{label}} · due {{day}}, {{days}} days overdue",
  unsent: "{{label}} is not sent: nothing was recorded. Change or leave it below.",
  nothingSent: "Nothing has been sent yet. My work: /viec",
  mistake: "Reporting it again replaces the report (receipt {{number}}).",
  closed: "Receipt {{number}} can no longer be mended. To have it changed, telephone $t(common.contact).",
  mend: "Change {{label}}",
};
