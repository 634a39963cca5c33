// Packs an empty PostgreSQL beside the built program, once for each version: see src/database/embedded/template.ts.
import { existsSync } from "node:fs";
import { makeTemplate, templateFile } from "../dist/src/database/embedded/template.js";

if (!existsSync(templateFile())) await makeTemplate();
