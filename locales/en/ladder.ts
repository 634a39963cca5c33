import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const ladder: Shape<typeof vi.ladder> = {
  later: "{{count}} due later than in 7 days",
  figuresOverdue: "{{count}} indicators overdue",
  figuresSoon: "{{count}} indicators due",
  figures: {
    line: "Figures {{periods}}",
    ofPeriod: "{{period}}: {{many}}, {{until}}",
    count: "{{count}} indicators",
    ofAgencies: "{{many}} ({{agencies}})",
    open: "Figures {{period}}",
    openAll: "Figures",
    label: "figures {{period}}",
  },
  exhausted: {
    line: "🔴 Past the last reminder, told to nobody any more: {{parts}}",
    duties: "{{n}}: {{list}}",
    figures: "figures {{period}} of {{n}} agencies",
  },
  setting: {
    before: "Reminders before a due day: {{value}}",
    onDay: "On the due day: {{value}}",
    after: "After it: {{value}}",
    at: "Hour of reminders: {{value}}",
    days: "{{days}} working days",
    every: "then every {{days}} working days",
    times: "{{n}} times in all",
    yes: "yes",
    none: "none",
    how: "Reminders: /caidat nhắc trước 10, 5, 1 · /caidat nhắc sau 1, 3, 7, rồi mỗi 5 ngày, 6 lần · /caidat nhắc đúng hạn không · /caidat giờ nhắc 8h30",
    hours: "Hours of reminders: from {{begin}} to before {{noonBegins}}, from {{noonEnds}} to before {{end}}.",
    effect:
      "On the next {{days}} working days, by what is open now: reminded of duties {{from}} times, changed to {{to}}.",
    hourEffect: "Those who have chosen an hour keep it: {{n}}.",
    done: "Changed. {{line}}",
  },
  tomorrow: "Remind me tomorrow",
  putOff: "You will be reminded again on {{day}} at {{time}}: {{labels}}. The deadline stays, nothing was reported.",
  seen: "Noted that you have seen it: {{labels}}. That is no report; the next reminder comes on {{day}} at {{time}}.",
  seenLast: "Noted that you have seen it: {{labels}}. That is no report; no further reminder comes, see /viec.",
  nothingToPutOff:
    "No reminder came today that could be put off. Duties: /viec · Another hour, type for example: nhac luc 14h",
  onlyTomorrow:
    "A reminder can be put off to the next working day only: type nhac lai ngay mai. Another hour, type for example: nhac luc 14h. For more time: /giahan",
  settled: "All that this reminder names is reported; there is nothing left to remind of. Duties: /viec",
  hour: {
    change: "Another hour",
    ask: "Reminders come at {{time}} on working days. Choose another hour, or type: nhắc lúc 14h15",
    asPlan: "As the plan says ({{time}})",
    chosen: "Changed: reminders come at {{time}} on working days.",
    unknown: "“{{words}}” is no hour. Type, for example: nhắc lúc 14h15",
    outside:
      "Nobody is reminded at {{time}}: only from {{begin}} to before {{noonBegins}} and from {{noonEnds}} to before {{end}}. Type, for example: nhắc lúc 14h15",
    focalPointsOnly: "The hour of reminders is for focal points.",
  },
};
