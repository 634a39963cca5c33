import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Queries } from "../database/connect.js";

/** What the delivery room counts. */
export interface DeliveryMetrics {
  readonly received: Counter<"channel">;
  readonly handled: Counter<"channel" | "result">;
  readonly handling: Histogram<"channel">;
  readonly sends: Counter<"channel" | "result">;
}

/** Registers the numbers; the states of the rows are counted in the database when they are asked for. */
export function createDeliveryMetrics(registry: Registry, db: Queries, processes: () => number): DeliveryMetrics {
  const registers = [registry];
  new Gauge({
    name: "daumoi_processes",
    help: "Processes that live on this database, among which the pace of sending is divided",
    registers,
    collect() {
      this.set(processes());
    },
  });
  new Gauge({
    name: "daumoi_outbox_messages",
    help: "Outbox messages by state",
    labelNames: ["state"],
    registers,
    async collect() {
      const rows = await db.outboxMessage.groupBy({ by: ["state"], _count: true });
      this.reset();
      for (const { state, _count } of rows) this.set({ state }, _count);
    },
  });
  new Gauge({
    name: "daumoi_inbox_waiting",
    help: "Updates that are stored and not yet handled",
    registers,
    async collect() {
      this.set(await db.inboxUpdate.count({ where: { state: "new" } }));
    },
  });
  return {
    received: new Counter({
      name: "daumoi_updates_received_total",
      help: "Updates that were new when they were stored",
      labelNames: ["channel"],
      registers,
    }),
    handled: new Counter({
      name: "daumoi_updates_handled_total",
      help: "Updates by how handling them ended: done, failed, dropped past a limit, or new for another try",
      labelNames: ["channel", "result"],
      registers,
    }),
    handling: new Histogram({
      name: "daumoi_handling_seconds",
      help: "From taking an update to its end",
      labelNames: ["channel"],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    sends: new Counter({
      name: "daumoi_outbox_sends_total",
      help: "Attempts at outbox messages by channel and result",
      labelNames: ["channel", "result"],
      registers,
    }),
  };
}
