import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const understanding: Shape<typeof vi.understanding> = {};
