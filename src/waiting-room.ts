import { Registry } from "prom-client";
import { createHttp, type HttpOptions } from "./http.js";

export interface WaitingRoom {
  /** What `/readyz` gives as the reason from now on. */
  says(reason: string): void;
  close(): Promise<void>;
}

/**
 * What answers while there is no database yet: the process is alive and not ready. Everything else is 503, so that a
 * messenger keeps what it has and comes again.
 */
export async function openWaitingRoom(
  { log }: Pick<HttpOptions, "log">,
  address: { readonly port: number; readonly host: string },
): Promise<WaitingRoom> {
  let reason = "starting";
  const app = await createHttp({
    log,
    registry: new Registry(),
    troubles: async () => [`database: ${reason}`],
    inbox: () => Promise.reject(new Error("there is no database yet")),
    metricsToken: null,
    webhooks: new Map(),
    mount(server) {
      server.removeAllContentTypeParsers();
      server.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
      server.setNotFoundHandler((_, reply) => reply.code(503).send({ error: "no database" }));
    },
  });
  await app.listen(address);
  return {
    says(why) {
      reason = why;
    },
    close: () => app.close(),
  };
}
