import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Messenger } from "./messenger.js";
import { placeOf } from "./places.js";

const fault = z.strictObject({
  channel: z.enum(["telegram", "zalo"]).optional(),
  method: z.string().default("*"),
  times: z.int().min(1).max(1000).default(1),
  kind: z.enum([
    ...(["throttle", "blocked", "error", "html", "reset-before"] as const),
    ...(["reset-after", "slow", "unauthorized", "quota"] as const),
  ]),
  value: z.number().optional(),
  description: z.string().optional(),
  phone: z.string().optional(),
});

/** What the bot's next calls meet, and what it called lately. */
export function mountFaultRoutes(scope: FastifyInstance, messengers: readonly Messenger[]): void {
  const faults = () =>
    messengers.flatMap((messenger) => messenger.faults().map((one) => ({ channel: messenger.channel, ...one })));
  scope.get("/sandbox/faults", () => faults());
  scope.post("/sandbox/faults", (request) => {
    const { channel, ...one } = fault.parse(request.body);
    const wanted = one.phone === undefined ? channel : placeOf(messengers, one.phone).messenger.channel;
    // Each messenger has a fault that the other does not know; asked of nobody in particular it is meant for that one.
    const owner = { throttle: "telegram", quota: "zalo" }[one.kind as string];
    for (const messenger of messengers)
      if ((wanted ?? owner ?? messenger.channel) === messenger.channel) messenger.fail(one);
    return faults();
  });
  scope.delete("/sandbox/faults", () => {
    for (const messenger of messengers) messenger.clearFaults();
    return [];
  });

  scope.get("/sandbox/calls", (request) => {
    const { channel, last } = request.query as { channel?: string; last?: string };
    const count = Math.max(1, Number(last) || 100);
    return messengers
      .filter((messenger) => channel === undefined || messenger.channel === channel)
      .flatMap((messenger) =>
        messenger
          .calls()
          .slice(-count)
          .map((call) => ({ channel: messenger.channel, ...call })),
      )
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .slice(-count);
  });
}
