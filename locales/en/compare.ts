import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const compare: Shape<typeof vi.compare> = {
  all: "Compared",
  of: "Compared: {{what}}",
  periods: "{{period}} beside {{versus}}",
  due: "Due: {{n}} · {{versus}}: {{before}}",
  onTime: "On time: {{n}} ({{share}}) · {{versus}}: {{before}} ({{shareBefore}})",
  late: "Late: {{n}} ({{share}}) · {{versus}}: {{before}} ({{shareBefore}})",
  open: "Not finished: {{n}} ({{share}}) · {{versus}}: {{before}} ({{shareBefore}})",
  name: "— {{name}}",
  figure: "{{name}} · {{value}} · target {{target}}: {{reached}}",
  figures: "{{name}} · {{value}}/{{target}} {{reached}} · {{given}} of {{asked}} agencies",
  missing: "{{name}} · no figure yet · target {{target}}",
  notAsked: "{{name}} · not asked for this indicator",
};
