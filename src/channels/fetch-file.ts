/** What became of fetching a file. `again`: it may be there later. The detail never holds an address: it may bear a token. */
export type FetchedFile =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly again: boolean; readonly detail: string };

export interface FetchLimits {
  /** Bytes. */
  readonly most: number;
  readonly signal: AbortSignal;
}

/** Reads what stands at an address, never more than `most` bytes of it, and nothing it points on to. Never rejects. */
export async function fetchFrom(url: string, { most, signal }: FetchLimits): Promise<FetchedFile> {
  try {
    const response = await fetch(url, { signal, redirect: "error" });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      const again = response.status >= 500 || response.status === 429;
      return { ok: false, again, detail: `status ${response.status}` };
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body) {
      length += part.byteLength;
      // Leaving the loop ends the transfer.
      if (length > most) return { ok: false, again: false, detail: "too large" };
      parts.push(part);
    }
    return { ok: true, bytes: Buffer.concat(parts) };
  } catch (error) {
    const { name } = error as Error;
    return { ok: false, again: true, detail: name };
  }
}
