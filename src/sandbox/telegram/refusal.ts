/** An answer of the Bot API that is not ok. Thrown by methods, turned into JSON at one place. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number },
  ) {
    super(description);
  }
}

const prefixes: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  413: "Request Entity Too Large",
  500: "Internal Server Error",
  502: "Bad Gateway",
};

/**
 * A refusal in the server's manner: the prefix of its code, then the text with a small first letter, unless the text
 * is an ALL_CAPS_CODE. Only the prefix where there is no text.
 */
export function refusal(code: number, text = ""): Refusal {
  const prefix = prefixes[code] ?? "Bad Request";
  if (text === "" || text.startsWith(prefix)) return new Refusal(code, text || prefix);
  const capsCode = /^.[A-Z_]/.test(text);
  return new Refusal(code, `${prefix}: ${capsCode ? text : text.charAt(0).toLowerCase() + text.slice(1)}`);
}

/** What only the stand-in refuses, because the real server would let a slip pass: said so in the text. */
export function slip(text: string): Refusal {
  return new Refusal(400, `Bad Request: stand-in: ${text}`);
}

export function tooManyRequests(seconds: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}
