/** A draft in a state: with the inbox row of the answer that brought it there. */
export interface ShownDraft {
  readonly id: number;
  readonly lastInput: bigint;
}

/** The data of a step's button: a press is matched to its draft as it was shown. */
export function stepData({ id, lastInput }: ShownDraft, value: string): string {
  return `s:${id}:${lastInput}:${value}`;
}

/** Null for data that no step's button carries. */
export function readStepData(data: string): { readonly shown: ShownDraft; readonly value: string } | null {
  const match = /^s:(\d{1,10}):(\d{1,19}):(.*)$/s.exec(data);
  return match ? { shown: { id: Number(match[1]), lastInput: BigInt(match[2]!) }, value: match[3]! } : null;
}
