const remembered = 200;

/** Which albums were answered. Forgotten at a restart: then one is answered once more. */
export class Albums {
  readonly #seen = new Set<string>();

  /** True for what is no album, and for the first picture of one. */
  isNew(album: string | undefined): boolean {
    if (album === undefined) return true;
    if (this.#seen.has(album)) return false;
    this.#seen.add(album);
    for (const oldest of this.#seen) {
      if (this.#seen.size <= remembered) break;
      this.#seen.delete(oldest);
    }
    return true;
  }
}
