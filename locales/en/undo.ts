import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const undo: Shape<typeof vi.undo> = {
  ask: "Take back receipt {{number}} ({{what}})? It then counts as not sent.",
  yes: "Take back",
  no: "No",
  done: "Taken back: {{undone}}, it counts as not sent. Receipt {{number}}",
  notSender: "Only who sent it can take it back, within 10 minutes. Reporting again replaces the earlier report.",
  takenBack: "Receipt {{number}} was taken back already. Receipts: /biennhan",
  late: "Receipt {{number}} was sent more than 10 minutes ago and cannot be taken back. Reporting again replaces the earlier report; to remove it, telephone $t(common.contact).",
  changed: "Something of receipt {{number}} was reported again since, it cannot be taken back. Receipts: /biennhan",
  state: "taken back",
};
