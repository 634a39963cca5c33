import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const colleague: Shape<typeof vi.colleague> = {
  writing: "{{who}} is writing this report ({{at}}).",
  ofAgency: "{{agency}} · {{text}}",
};
