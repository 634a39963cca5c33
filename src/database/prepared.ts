import { createHash } from "node:crypto";

/** Statements that are prepared: the program's own, without the endless variants of long lists of rows. */
const most = 200;
const longest = 8_000;

/**
 * Names a statement, so that PostgreSQL reads and plans it once a session instead of each time: for the longer ones that
 * is most of what they cost. The name is made of the text, so that whoever prepares it under that name means the same
 * (`embedded/shared-statements.ts`). Undefined: it is not worth a name.
 */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= most || text.length > longest) return undefined;
    const name = `dm_${createHash("sha256").update(text).digest("base64url").slice(0, 24)}`;
    names.set(text, name);
    return name;
  };
}
