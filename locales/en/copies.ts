import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const copies: Shape<typeof vi.copies> = {
  one: "Copy of receipt {{number}}",
  sender: "Sent by: {{who}}, {{at}}.",
  head: "{{who}}: {{counts}}.",
  yourAgencies: "The agencies you lead",
  receipts: "receipts since {{since}}: {{count}}",
  moment: "{{time}} on {{day}}",
  line: "{{number}} · {{what}} · {{onTime}} · {{who}} at {{at}}",
  lineOf: "{{number}} · {{agency}} · {{what}} · {{onTime}} · {{who}} at {{at}}",
  others: "And {{count}} other receipts.",
  overdue: "🔴 Overdue: {{list}}",
  now: {
    daily: "Copies of the agency's receipts: one message a working day at 08:00.",
    each: "Copies of the agency's receipts: each receipt at once, in working hours.",
  },
  choose: { daily: "One a day", each: "Each receipt" },
  leadersOnly: "Copies of receipts are for the leaders of agencies.",
};
