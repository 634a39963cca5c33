/** A draft in a state: with the inbox row of the answer that brought it there. */
export interface ShownDraft {
  readonly id: number;
  readonly lastInput: bigint;
}

/** The data of a step's button: a press is matched to its draft as it was shown. */
export function stepData({ id, lastInput }: ShownDraft, value: string): string {
  return `s:${id}:${lastInput}:${value}`;
}

/** The draft that a button is about, whatever it does with it; null where it is about none, or no row has such a number. */
export function draftNamedBy(data: string): number | null {
  const id = Number(/^(?:s|resume|drop):(\d{1,10})(?=:|$)/.exec(data)?.[1] ?? 0);
  return id > 0 && id < 2 ** 31 ? id : null;
}

/** Null for data that no step's button carries. */
export function readStepData(data: string): { readonly shown: ShownDraft; readonly value: string } | null {
  const match = /^s:(\d{1,10}):(\d{1,19}):(.*)$/s.exec(data);
  return match ? { shown: { id: Number(match[1]), lastInput: BigInt(match[2]!) }, value: match[3]! } : null;
}
