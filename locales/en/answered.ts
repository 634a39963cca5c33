import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const answered: Shape<typeof vi.answered> = {
  line: "✅ {{what}} · reported ({{who}}, {{at}})",
  returned: "{{what}} · sent back, to be sent again by {{until}}",
};
