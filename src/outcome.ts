import type { Translate } from "./text/language.js";

/** An expected failure: a code for programs and a sentence for the person, said in their own language. */
export interface Failure<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly say: (t: Translate) => string;
}

/** What can be expected to fail returns this; only surprises are thrown. */
export type Outcome<Value, Code extends string = string> = { readonly ok: true; readonly value: Value } | Failure<Code>;

export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function failure<Code extends string>(code: Code, say: (t: Translate) => string): Failure<Code> {
  return { ok: false, code, say };
}
