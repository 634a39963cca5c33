/** Callbacks that are told of something, in the order in which they came. */
export class Listeners<Arguments extends readonly unknown[]> {
  readonly #all = new Set<(...values: Arguments) => void>();

  add(listener: (...values: Arguments) => void): () => void {
    // A function of its own, so that the same listener added twice is told twice and stops twice.
    const own = (...values: Arguments) => listener(...values);
    this.#all.add(own);
    return () => this.#all.delete(own);
  }

  tell(...values: Arguments): void {
    for (const listener of [...this.#all]) listener(...values);
  }
}
