import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fetchFrom } from "../../src/channels/fetch-file.js";

let server: Server;
let root: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/big") {
      // It does not say how long it is, and would never end.
      const more = () => response.write(Buffer.alloc(64 * 1024)) && setImmediate(more);
      response.on("drain", more).on("error", () => undefined);
      more();
    } else if (request.url === "/away") response.writeHead(302, { location: "/good" }).end();
    else if (request.url === "/busy") response.writeHead(503).end();
    else if (request.url === "/none") response.writeHead(404).end();
    else if (request.url === "/hangs") response.flushHeaders();
    else response.end("signed");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const limits = () => ({ most: 100_000, signal: AbortSignal.timeout(10_000) });

it("brings what is there", async () => {
  const fetched = await fetchFrom(`${root}/good`, limits());
  expect(fetched.ok && Buffer.from(fetched.bytes).toString()).toBe("signed");
});

it("reads no more than it may, follows nothing, and says what may pass", async () => {
  expect(await fetchFrom(`${root}/big`, limits())).toEqual({ ok: false, again: false, detail: "too large" });
  expect(await fetchFrom(`${root}/away`, limits())).toMatchObject({ ok: false });
  expect(await fetchFrom(`${root}/busy`, limits())).toEqual({ ok: false, again: true, detail: "status 503" });
  expect(await fetchFrom(`${root}/none`, limits())).toEqual({ ok: false, again: false, detail: "status 404" });
  const aborted = { most: 10, signal: AbortSignal.abort() };
  expect(await fetchFrom(`${root}/hangs`, aborted)).toEqual({ ok: false, again: true, detail: "AbortError" });
  expect(await fetchFrom("no address", limits())).toMatchObject({ ok: false });
});
