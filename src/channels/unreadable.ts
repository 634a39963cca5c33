import type { z } from "zod";

const most = 3;

/** What is wrong with something that came in, by the names of our own schema: never a value, which people may have written. */
export function whyUnreadable({ issues }: z.ZodError): string {
  return issues
    .slice(0, most)
    .map(({ path, code }) => `${path.join(".")} ${code}`.trim())
    .join(", ");
}
