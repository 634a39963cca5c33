/** An event inside the process that says "there may be work", so that nobody sleeps while a row waits. */
export interface Wake {
  wake(): void;
  /** Returns how to stop listening. */
  onWake(listener: () => void): () => void;
}

export function createWake(): Wake {
  const listeners = new Set<() => void>();
  return {
    wake() {
      for (const listener of [...listeners]) listener();
    },
    onWake(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Of the whole process: who stores does not know who works. One wake too many costs one query. */
export const inboxWake = createWake();
export const outboxWake = createWake();
