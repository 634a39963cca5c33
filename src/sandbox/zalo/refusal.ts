/** An answer of Zalo that is not ok: HTTP 200 all the same. Thrown by methods, turned into JSON at one place. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
  ) {
    super(description);
  }
}

export function refusal(code: number, description: string): Refusal {
  return new Refusal(code, description);
}

/** What only the stand-in refuses, because the real server would let a slip pass: said so in the text. */
export function slip(text: string): Refusal {
  return new Refusal(400, `stand-in: ${text}`);
}
