const remembered = 200;

/** Which albums were answered, and with which update. Forgotten at a restart: then one is answered once more. */
export class Albums {
  readonly #answered = new Map<string, bigint>();

  /**
   * True for what is no album, and for the first picture of one, also when it is handled again: the pictures come one by
   * one, and the person sent one message.
   */
  isToAnswer(album: string | undefined, inboxId: bigint): boolean {
    if (album === undefined) return true;
    const by = this.#answered.get(album);
    if (by !== undefined) return by === inboxId;
    this.#answered.set(album, inboxId);
    for (const oldest of this.#answered.keys()) {
      if (this.#answered.size <= remembered) break;
      this.#answered.delete(oldest);
    }
    return true;
  }
}
