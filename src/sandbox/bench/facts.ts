import { monitorEventLoopDelay } from "node:perf_hooks";

/** What a measured process says of itself. */
export interface Facts {
  /** Bytes resident now, and at most since it began. */
  readonly memory: number;
  readonly peak: number;
  /** Milliseconds by which the event loop was late, 99 % of the time at most, since it was last asked. */
  readonly loop: number;
  /** Milliseconds of processors, of all its threads, since it was last asked: what a busy machine does not change. */
  readonly cpu: number;
}

/** Milliseconds between two looks at the loop; what is measured is the time that passes between them. */
const resolution = 5;

/** Answers whoever started this process with its facts, each time it is asked; `idle` is awaited where that is asked for. */
export function tellFacts(idle: () => Promise<void> = async () => {}): void {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let used = process.cpuUsage();
  process.on("message", async (asked) => {
    if (asked !== "facts" && asked !== "idle") return;
    if (asked === "idle") await idle();
    const { user, system } = process.cpuUsage(used);
    const facts: Facts = {
      memory: process.memoryUsage.rss(),
      peak: process.resourceUsage().maxRSS * 1024,
      loop: Math.max(0, delay.percentile(99) / 1e6 - resolution),
      cpu: (user + system) / 1e3,
    };
    delay.reset();
    used = process.cpuUsage();
    process.send?.(facts);
  });
}
