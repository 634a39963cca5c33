import { createTask } from "node-cron";
import type { Logger } from "pino";
import type { Clock } from "../clock.js";

/** It decides from rows and the instant alone, so that once too often changes nothing. */
export interface Job {
  /** In the log, where it fails. */
  readonly name: string;
  /** @param stopping aborted when the program stops: whoever waits for something waits no longer */
  readonly run: (now: Date, stopping: AbortSignal) => Promise<unknown>;
}

export interface TickOptions {
  readonly clock: Clock;
  readonly log: Pick<Logger, "info" | "warn" | "error">;
  /** What is done at every tick, one after another. */
  readonly jobs: readonly Job[];
  /** Milliseconds after which a job that does not end no longer holds up the next ones. Default 5 minutes. */
  readonly patience?: number;
}

export interface Ticks {
  /** Ticks now, after the tick in hand: when a clock was moved. Resolves when all jobs have ended, well or not. */
  tick(): Promise<void>;
  /** Ticks no more; resolves when the job in hand has ended, at the latest after 8 s: it is left to the next start. */
  stop(): Promise<void>;
}

/** Milliseconds between looks at the clock, and by how much it has to differ from what passed to have been moved. */
const look = 5_000;
const moved = 30_000;
/** Milliseconds for the job in hand when it stops: as long as what people wait for gets, and short of the end of all. */
const stopPatience = 8_000;

/**
 * Ticks at once, which catches up after an outage, and then every minute of Việt Nam; again at once when the clock was
 * moved, by which node-cron may be asleep until a minute that is far away now. A job that fails is logged, and the others
 * are done.
 */
export function startTicks({ clock, log, jobs, patience = 5 * 60_000 }: TickOptions): Ticks {
  let inHand: Promise<void> = Promise.resolve();
  let stopped = false;
  let isLeft = false;
  const stopping = new AbortController();

  async function runAll(): Promise<void> {
    for (const { name, run } of jobs) {
      if (stopped) return;
      try {
        const ended = await within(patience, run(clock.now(), stopping.signal));
        if (!ended) log.error({ job: name, patience }, "a job does not end; going on without it");
      } catch (err) {
        // What it works on is closed by then: that is no failure of its own.
        if (isLeft) log.info({ job: name }, "a job was left when the program stopped");
        else log.error({ job: name, err }, "a job failed");
      }
    }
  }

  function tick(): Promise<void> {
    inHand = inHand.then(runAll);
    return inHand;
  }

  const everyMinute = () => startMinutes(tick, log);
  let task = everyMinute();
  void tick();

  let aheadBefore = clock.now().getTime() - performance.now();
  const watch = setInterval(() => {
    const ahead = clock.now().getTime() - performance.now();
    const by = ahead - aheadBefore;
    aheadBefore = ahead;
    if (Math.abs(by) < moved) return;
    log.warn({ seconds: Math.round(by / 1_000) }, "the clock was moved");
    void task.destroy();
    task = everyMinute();
    void tick();
  }, look);
  watch.unref();

  return {
    tick,
    async stop() {
      stopped = true;
      stopping.abort();
      clearInterval(watch);
      await task.destroy();
      isLeft = !(await within(stopPatience, inHand));
    },
  };
}

/** A minute that passed while the event loop was blocked is caught up, or left to the next one: nothing hangs on it. */
function startMinutes(tick: () => Promise<void>, log: TickOptions["log"]) {
  const task = createTask("* * * * *", tick, {
    name: "reminders",
    timezone: "Asia/Ho_Chi_Minh",
    noOverlap: true,
    missedExecutionTolerance: 60_000,
    logger: {
      info: () => {},
      debug: () => {},
      warn: (message) => log.warn(message),
      error: (message) => log.error(message instanceof Error ? { err: message } : { detail: message }, "node-cron"),
    },
  });
  void task.start();
  return task;
}

/** Whether the work ended in time. Rejects when the work does. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const outOfTime = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), outOfTime]);
  } finally {
    clearTimeout(timer);
  }
}
