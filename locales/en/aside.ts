import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const aside: Shape<typeof vi.aside> = {
  contact: "To ask, telephone $t(common.contact). How to report: /trogiup",
  foreign: "What is not your agency's work, telephone $t(common.contact) to have it moved. Nothing was recorded.",
  privacy:
    "To see, mend or erase personal data (name, title, telephone number), telephone $t(common.contact). Nothing was erased.",
  noted: "All right; no report was recorded. When there is something to report, type for example: {{example}}",
  notYours: "{{code}} is not given to your agency: nothing to report.",
  due: "{{label}} · due by the end of {{day}}",
  overdue: "{{label}} · due {{day}}, {{days}} days overdue",
  unsent: "The report {{label}} is not sent: nothing was recorded. Change or leave it below.",
  nothingSent: "Nothing has been sent yet. My work: /viec",
  nothingSentOf: "Nothing about {{code}} has been sent yet. Receipts: /biennhan",
  mistake: "Reporting it again replaces the report (receipt {{number}}).",
  picture: "Pictures and files cannot be erased alone. Reporting it again replaces the report (receipt {{number}}).",
  closed: "Receipt {{number}} can no longer be mended by yourself. Report again: it is written once the Office agrees.",
  mend: "Change {{label}}",
};
