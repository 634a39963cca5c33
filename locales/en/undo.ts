import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const undo: Shape<typeof vi.undo> = {
  ask: "Take back receipt {{number}} ({{what}})? It then counts as not sent.",
  yes: "Take back",
  no: "No",
  done: "Taken back: {{undone}}, it counts as not sent. Receipt {{number}}",
  doneTo: "Taken back: {{undone}}. Receipt {{number}}",
  stands: "{{label}} is now: {{content}} ({{receipt}})",
  unreported: "{{label}} has no report now",
  more: "and {{count}} more lines",
  notSender: "Only who sent it can take it back, within 10 minutes. Reporting again replaces the earlier report.",
  takenBack: "Receipt {{number}} was taken back already. Receipts: /biennhan",
  late: "Receipt {{number}} was sent more than 10 minutes ago and cannot be taken back. Reporting again replaces the earlier report; to remove it, telephone $t(common.contact).",
  changed: "Something of receipt {{number}} was reported again since, it cannot be taken back. Receipts: /biennhan",
  returned: "$t(common.contact) returned {{number}}, it is not taken back any more. Mend and send again: /viec",
  resent:
    "{{number}} was sent again because $t(common.contact) asked for it, it cannot be taken back. Reporting again replaces it.",
  locked:
    "{{number}} is of a locked period, it cannot be taken back. A new report is written once $t(common.contact) agrees.",
  state: "taken back",
  of: "takes back {{number}}",
};
