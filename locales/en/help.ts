import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const help: Shape<typeof vi.help> = {};
