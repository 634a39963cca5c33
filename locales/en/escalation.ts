import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const escalation: Shape<typeof vi.escalation> = {
  one: "{{agency}}: overdue for {{days}} working days and not finished: {{what}}.",
  several: "Of the agencies you lead, overdue for {{days}} working days and not finished: {{what}}.",
  duties: "{{count}} duties",
  figures: "figures of {{count}} indicators",
  both: "{{first}} and {{second}}",
  duty: "🔴 {{label}} · {{what}} · due {{day}} · {{state}}",
  silent: "nothing reported",
  ofAgency: "{{label}} ({{agency}})",
  lasting: "🔴 Overdue for {{days}} working days or more: {{n}}",
  who: "In charge: {{names}}.",
  lastingFigures: "figures {{period}}: {{names}}",
  lastingFiguresCount: "figures of {{n}} agencies overdue for {{days}} working days",
  leaderless: "Overdue for {{days}} working days while the leader is on leave without a stand-in: {{names}}",
  nobody: "No focal point has joined yet.",
};
