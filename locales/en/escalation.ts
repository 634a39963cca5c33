import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const escalation: Shape<typeof vi.escalation> = {
  one: "{{agency}}: overdue for {{days}} working days and not finished: {{count}}.",
  several: "Of the agencies you lead, overdue for {{days}} working days and not finished: {{count}}.",
  duty: "🔴 {{label}} · {{what}} · due {{day}} · {{state}}",
  silent: "nothing reported",
  ofAgency: "{{label}} ({{agency}})",
  lasting: "🔴 Overdue for {{days}} working days or more: {{n}}",
  who: "In charge: {{names}}.",
  nobody: "No focal point has joined yet.",
};
