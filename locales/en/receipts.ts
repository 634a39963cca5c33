import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const receipts: Shape<typeof vi.receipts> = {
  head: "{{agency}} · receipts: {{count}}, the newest first:",
  none: "{{agency}} has sent no report yet. Duties: /viec",
  line: "{{number}} · {{when}} · {{what}} · {{time}}",
  open: "Open {{number}}",
  newer: "Newer",
  older: "Older",
  sentAt: "Sent {{when}}",
  list: "Receipts",
  returned: {
    open: "returned on {{on}}, to be sent again by {{day}}: {{reason}}",
    answered: "returned on {{on}}: {{reason}}",
    withdrawn: "returned on {{on}}, the return was taken back: {{reason}}",
  },
  replaces: "replaces {{receipt}}",
  resentUnchanged: "sent again unchanged, replaces {{receipt}}, which was returned",
  resent: "mended, replaces {{receipt}}, which was returned",
  replacedBy: "replaced by {{receipt}}",
  ofLine: "Line {{line}}: {{what}}",
};
