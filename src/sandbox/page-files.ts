import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyInstance, FastifyReply } from "fastify";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** Serves the page at `/`. Its files are plain; they lie in src/sandbox/page, also when this runs from dist. */
export function mountPage(app: FastifyInstance): void {
  const folder = findFolder();
  const send = (reply: FastifyReply, file: string) => {
    const type = types[file.split(".").at(-1) ?? ""];
    // Only plain names: nothing outside the folder can be named.
    if (!type || !/^[a-z-]+\.[a-z]+$/.test(file) || !existsSync(folder + file)) return reply.code(404).send();
    return reply
      .type(type)
      .header("cache-control", "no-cache")
      .header(
        "content-security-policy",
        "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'",
      )
      .send(readFileSync(folder + file));
  };
  app.get("/", (_request, reply) => send(reply, "index.html"));
  app.get("/page/:file", (request, reply) => send(reply, (request.params as { file: string }).file));
}

function findFolder(): string {
  const beside = fileURLToPath(new URL("page/", import.meta.url));
  const inSources = fileURLToPath(new URL("../../../src/sandbox/page/", import.meta.url));
  return existsSync(`${beside}index.html`) ? beside : inSources;
}
