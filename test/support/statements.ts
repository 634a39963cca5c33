import pg from "pg";

/** What `pg` is asked, whoever asks: Prisma's adapter and the program's own statements go the same way. */
export interface Statements {
  /** All since the last `begin`, oldest first, one line each; without what only opens and ends transactions. */
  readonly heard: readonly string[];
  begin(): void;
  /** Stops listening. */
  end(): void;
}

const bounds = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET TRANSACTION)\b/i;

export function hearStatements(): Statements {
  const heard: string[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given;
    const text = typeof asked === "string" ? asked : String((asked as { readonly text?: unknown } | null)?.text ?? "");
    if (!bounds.test(text)) heard.push(text.replace(/\s+/g, " ").trim());
    return Reflect.apply(original, this, given) as never;
  } as typeof original;
  return {
    heard,
    begin: () => void heard.splice(0),
    end() {
      pg.Client.prototype.query = original;
    },
  };
}
