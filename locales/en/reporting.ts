import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const reporting: Shape<typeof vi.reporting> = {};
