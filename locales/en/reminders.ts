import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const reminders: Shape<typeof vi.reminders> = {
  oneAgency: "{{agency}}: {{counts}}.",
  severalAgencies: "Today: {{counts}}.",
  overdue: "{{count}} overdue",
  soon: "{{count}} due within 7 days",
  soonToday: "{{count}} due today",
  soonOneDay: "{{count}} due {{day}}",
  daysOverdue: "overdue, days: {{count}}",
  dueToday: "due today",
  dueTodayBy: "due today by {{hour}}",
  until: "until the end of {{day}}",
  workingDaysLeft: "working days left: {{count}}",
  draft: "report begun",
  returned: {
    count: "{{count}} indicators sent back",
    until: "sent back, again by {{day}}",
    late: "sent back, was due again {{day}}",
    others: "and {{count}} more indicators sent back",
  },
  others: "Others: {{count}}.",
  replyHere: "Answer right under this message, for example: {{example}}",
  late: "The reminder of {{at}}, sent late at {{time}}.",
  work: "See duties",
  joined:
    "Just linked: {{who}}, on {{channel}}, at {{at}}. They see and report the duties of {{agency}}.\nIf they are not one of yours, tell $t(common.contact) at once.",
};
