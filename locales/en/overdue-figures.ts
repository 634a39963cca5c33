import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const overdueFigures: Shape<typeof vi.overdueFigures> = {
  ofAgencies: "🔴 Figures {{period}} · agencies that have not given all: {{n}} · {{overdue}}",
  ofAgency: "🔴 Figures {{period}} · {{overdue}} · indicators missing: {{count}}",
  days: "overdue by {{days}} days",
  longest: "overdue by {{days}} days at most",
  more: "🔴 Figures of further periods are overdue too: {{count}}",
  list: "Figures {{period}} ({{n}})",
  open: "Figures {{period}}",
  head: "Figures · {{period}} · agencies that have not given all: {{n}}",
  nobody: "Figures · {{period}}: no agency owes any that are overdue.",
};
