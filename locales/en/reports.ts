import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const reports: Shape<typeof vi.reports> = {
  due: "Due {{day}}",
  silent: "not reported",
  returned: "{{status}} (returned)",
  takenBack: "taken back",
  takenBackSince: "Taken back: {{receipts}}",
  onTime: "on time",
  late: "{{days}} days late",
  lateByHour: "late, after {{time}}",
  overdue: "{{days}} days overdue",
  by: "{{who}} reported at {{time}} on {{day}} ({{channel}})",
  takenBackBy: "{{who}} took back at {{time}} on {{day}} ({{channel}})",
  earlier: "Before: {{list}}",
  earlierMore: "Before: {{list}} and {{count}} more",
  receipt: "Receipt {{number}}",
  trend: "Over time: {{list}}",
  figure: {
    head: "{{code}} {{name}} · {{agency}} · {{period}}",
    missing: "No figure yet · target {{target}} · due {{day}}",
    notAsked: "Not asked for {{code}}.",
    previous: "The period before ({{period}}): {{value}}",
    noPrevious: "The period before: no figure",
  },
  history: {
    duty: "History of {{label}} · {{agency}} · {{count}} reports",
    figure: "History of {{code}} {{name}} · {{agency}} · {{count}} figures",
    line: "{{time}} {{day}} {{content}} · {{who}} ({{channel}}) · {{receipt}}",
    nothing: "Nothing was reported yet.",
    which: "History of what? For example: lịch sử {{task}} {{agency}}",
    whichDuty: "{{code}} · {{agency}}: history of which period?",
    whichAgency: "History of {{code}} of which agency? For example: lịch sử {{code}} {{agency}}",
  },
  receiptOf: {
    head: "Receipt {{number}} · {{agency}} · {{time}}",
    line: "{{what}} · {{time}}",
    none: "There is no receipt {{number}}. Receipts are numbered BN-{{year}}-000123.",
    which: "Which receipt? For example: BN-{{year}}-000123",
    foreign: "This receipt is not your agency's.",
    more: "and {{count}} more lines",
  },
  button: {
    receipt: "Receipt",
    history: "History",
  },
};
