import type { FastifyInstance } from "fastify";
import { inVietnam, type SandboxClock } from "./clock.js";
import type { Messenger } from "./messenger.js";
import type { Notifications } from "./notifications.js";

/** `GET /sandbox/events`: what changes, as Server-Sent Events. Returns how to end all of them. */
export function mountLiveUpdates(
  app: FastifyInstance,
  clock: SandboxClock,
  messengers: readonly Messenger[],
  notifications: Notifications,
): () => void {
  const open = new Set<{ end: () => void }>();
  app.get("/sandbox/events", (request, reply) => {
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    const tell = (event: string, data: unknown) => stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    tell("clock", { at: inVietnam(clock.now()), moved: false });
    const stops = [
      clock.onMove((now) => tell("clock", { at: inVietnam(now), moved: true })),
      ...messengers.map((messenger) => messenger.onChange((phone) => tell("phone", { phone }))),
      notifications.onNew((notification) => tell("notification", notification)),
    ];
    const connection = { end: () => stream.end() };
    open.add(connection);
    request.raw.socket.once("close", () => {
      open.delete(connection);
      for (const stop of stops) stop();
    });
  });
  return () => {
    for (const { end } of open) end();
  };
}
