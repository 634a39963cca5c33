import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const guard: Shape<typeof vi.guard> = {
  differs: "{{agency}} · {{label}} {{name}} · {{value}}: {{how}}",
  before: "Last period ({{period}}): {{value}}",
  replaced: "Reported ({{period}}): {{value}}",
  smallerThan: "about {{times}} times smaller than what was reported",
  largerThan: "about {{times}} times what was reported",
  wholeSmallerThan: "the total is about {{times}} times smaller than what was reported",
  wholeLargerThan: "the total is about {{times}} times what was reported",
  ask: "If it is right, choose Right, or type the reason to keep it with the figure; if not, type it again.",
  sure: "Right, {{value}}",
  smaller: "about {{times}} times smaller than before",
  larger: "about {{times}} times what it was before",
  wholeSmaller: "the total is about {{times}} times smaller than before",
  wholeLarger: "the total is about {{times}} times what it was before",
  points: "{{points}} percentage points away from what it was before",
  part: "less than {{period}}, which is a part of it",
  zero: "it was never 0 before",
  unread: 'Cannot read "{{text}}". Choose Right, type the reason, or type the figure again.',
};
