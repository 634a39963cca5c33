import pg from "pg";
import { OneWrite } from "../../src/database/one-write.js";

/** What `pg` is asked, whoever asks: Prisma's adapter and the program's own statements go the same way. */
export interface Statements {
  /** All writes since the last `begin`, oldest first: the statements of each, one line each. */
  readonly heard: readonly (readonly string[])[];
  begin(): void;
  /** Stops listening. */
  end(): void;
}

const bounds = /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET TRANSACTION)\b/i;

/** The statements of these writes without what only opens and ends transactions. */
export function statementsOf(writes: readonly (readonly string[])[]): readonly string[] {
  return writes.flat().filter((text) => !bounds.test(text));
}

export function hearStatements(): Statements {
  const heard: string[][] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given;
    const texts =
      asked instanceof OneWrite
        ? asked.texts
        : [typeof asked === "string" ? asked : String((asked as { readonly text?: unknown } | null)?.text ?? "")];
    heard.push(texts.map((text) => text.replace(/\s+/g, " ").trim()));
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
