import type { Fault } from "./messenger.js";

/** The faults that are still to come, oldest first. */
export class Faults {
  #coming: Fault[] = [];

  add(fault: Fault): void {
    if (fault.times > 0) this.#coming.push(fault);
  }

  list(): readonly Fault[] {
    return this.#coming;
  }

  clear(): void {
    this.#coming = [];
  }

  /** The fault that this call meets, used up by it. Method names are compared without case, as Telegram does. */
  take(method: string, phones: readonly string[]): Fault | null {
    const name = method.toLowerCase();
    const index = this.#coming.findIndex(
      (fault) =>
        (fault.method === "*" || fault.method.toLowerCase() === name) &&
        (fault.phone === undefined || phones.includes(fault.phone)),
    );
    const fault = this.#coming[index];
    if (!fault) return null;
    if (fault.times > 1) this.#coming[index] = { ...fault, times: fault.times - 1 };
    else this.#coming.splice(index, 1);
    return fault;
  }
}
