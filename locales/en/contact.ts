import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const contact: Shape<typeof vi.contact> = {
  stranger: "To ask, telephone $t(common.contact). If you have a code of your agency, send it here.",
  colleagues: "Who else reports for {{agency}}: {{names}}.",
};
