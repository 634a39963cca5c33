import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const morning: Shape<typeof vi.morning> = {
  head: "{{day}}: {{parts}}.",
  clear: "✅ {{day}}: nothing is overdue or due within 7 days, every message has reached its person.",
  nothingNew: "nothing fell overdue",
  freshCount: "newly overdue: {{n}} of {{agencies}} agencies",
  lastingCount: "{{n}} overdue for {{days}} working days",
  unreachedCount: "not reached: {{count}}",
  waitingCount: "waiting for a decision: {{count}}",
  fresh: "🔴 Newly overdue: {{list}}",
  lasting: "🔴 Overdue for {{days}} working days: {{list}}",
  overdue: "🔴 Overdue in all: {{n}} of {{agencies}} agencies",
  overdueRequests: "🔴 Besides the plan, asked for by the office, overdue: {{n}} of {{agencies}} agencies",
  soon: "🟡 Due within 7 days: {{n}}, the nearest {{day}}: {{list}}",
  today: "today",
  counted: "{{label}} ({{n}})",
  named: "{{label}}: {{names}}",
  unreached: "Not reached ({{count}}): {{names}}",
  waiting: "Waiting for a decision ({{count}}): /duyet",
  late: "Morning message of 08:00, sent late at {{time}}.",
  moment: "{{time}} {{day}}",
  outageOfDay: "Reminders did not run from {{from}} to {{until}} on {{day}}.",
  outage: "Reminders did not run from {{from}} to {{until}}.",
  madeUp: "Today's messages are caught up.",
  lost: "Reminders of days gone by that could not be sent: {{count}}.",
};
