import type { Catalogue } from "../text/catalogue.js";
import { lineOf } from "../text/line.js";
import { normalise } from "../text/normalise.js";
import { readTaskCodeAt } from "./codes.js";
import type { Context } from "./context.js";
import { findAt } from "./find-at.js";
import { readPartNameAt } from "./part-names.js";

/**
 * "VII.4/ket-noi" of "đơn vị nào chưa báo cáo VII.4 kết nối": the part of the task `code` that a question names; null where it
 * names none.
 */
export function partAsked(message: string, code: string, context: Context): string | null {
  if (!hasParts(code, context.catalogue)) return null;
  const line = lineOf(normalise(message));
  const part = findAt(line, (at) => {
    const found = readTaskCodeAt(line, at, context);
    return found && readPartNameAt(line, found);
  });
  return part && part.value !== "" ? `${code}/${part.value}` : null;
}

function hasParts(code: string, { tasks }: Catalogue): boolean {
  return tasks.some((task) => task.code === code && task.parts.length > 0);
}
