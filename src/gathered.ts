export interface Gathered {
  /** Something wants it done. */
  wake(): void;
  /** Resolves when all that is wanted by now is done, for which nothing is gathered any more. */
  hasten(): Promise<void>;
  /** Begins nothing more; resolves when what is in hand has ended. */
  stop(): Promise<void>;
}

/**
 * Work that is wanted again and again, done one at a time and at once for all who want it within so many milliseconds.
 * `work` rejects never.
 */
export function gathered(work: () => Promise<void>, milliseconds: number): Gathered {
  let wanted = false;
  let stopped = false;
  let running: Promise<void> | null = null;
  let inHaste = false;
  let hurry = () => {};

  async function run(): Promise<void> {
    while (wanted && !stopped) {
      await gather();
      if (stopped) return;
      wanted = false;
      await work();
    }
  }

  async function gather(): Promise<void> {
    if (inHaste) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function hasten(): Promise<void> {
    inHaste = true;
    hurry();
    await running;
    inHaste = false;
  }

  return {
    wake() {
      wanted = true;
      running ??= run().finally(() => {
        running = null;
      });
    },
    hasten,
    stop() {
      stopped = true;
      return hasten();
    },
  };
}
