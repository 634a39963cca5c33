import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const due: Shape<typeof vi.due> = {
  figuresSoon: "🟡 Figures {{periods}}",
  figuresOverdue: "🔴 Figures {{periods}}",
  figuresLater: "⚪ Figures {{periods}}",
  soonOf: "{{period}}: {{count}} indicators, until {{day}}",
  overdueOf: "{{period}}: {{count}} indicators, {{days}} days overdue",
  open: "Figures {{period}}",
  openAll: "Figures",
  dateOverdue: "Due {{day}}, {{days}} days overdue:",
  dateUntil: "Until {{day}}:",
  onDate: "· {{label}} · {{text}}",
  onDateUnfinished: "· {{label}} · {{text}} · {{state}}",
  notOver: "This period is not over (until {{day}}).",
  days: {
    today: "today",
    tomorrow: "tomorrow",
    thisWeek: "this week",
    nextWeek: "next week",
    thisMonth: "this month",
    nextMonth: "next month",
    head: "{{agency}} · {{when}} ({{days}})",
    between: "{{first}}–{{last}}",
    count: "Due: {{count}}",
    none: "Nothing is due.",
    notBegun: "⚪ Not begun ({{count}}): {{labels}}",
    overdue: "🔴 Besides, {{count}} overdue.",
    more: "See {{count}} others",
  },
};
