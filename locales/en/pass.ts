import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const pass: Shape<typeof vi.pass> = {
  begin: "Report in one pass",
  label: "one pass",
  at: "{{at}}/{{of}} · {{line}}",
  together: "{{agency}} · {{count}} continuous tasks {{period}}, {{due}}",
  togetherUntil: "until {{day}}",
  togetherOverdue: "{{days}} days overdue",
  togetherMore: "· and {{count}} others: {{labels}}",
  askTogether: "How do they stand? What stands otherwise is typed by itself, for example: {{example}}",
  all: "All: {{status}}",
  each: "One by one",
  later: "Skip",
  keep: "Keep it",
  answered: "Noted: {{what}}. Type it again to change it, or keep it.",
  readBack: "Look over {{count}}",
  allLocked: "All that is due is of a locked quarter: choose one at a time, it counts once $t(common.contact) agrees.",
  goOn: "Go on answering",
  choose: "Choose a duty",
  asBefore: "As last period",
  allAsBefore: "All as last period",
  someAsBefore: "{{count}} as last period",
  before: "Last period ({{period}}): {{what}}",
  lineBefore: "{{line}} · {{period}} {{status}}",
  figures: "Figures {{period}}",
  unread:
    'Cannot read "{{text}}". Choose one, or type: in progress; what stands otherwise by itself, for example: {{example}}',
  left: "{{count}} were not answered and are left for the next time.",
  passedOver: "Passed over, not reported: {{labels}}.",
  notYet: "{{label}}: passed over, nothing was recorded.",
  taken: "Taken: {{labels}}.",
};
