import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const operator: Shape<typeof vi.operator> = {};
