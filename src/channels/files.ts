import { createHmac, randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../clock.js";
import type { PrismaClient } from "../database/generated/client.js";
import { translator } from "../text/language.js";
import { sameSecret } from "./same-secret.js";

/** A file behind a link. */
export interface Link {
  readonly url: string;
  /** Until when it opens. */
  readonly until: Date;
}

/** Files that a messenger cannot carry, as signed links that expire. */
export interface LinkedFiles {
  /** Whether the server has a public address, without which nothing is kept. */
  readonly available: boolean;
  /** Null where the server has no public address. The name is what a person gets to see. */
  keep(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Link | null>;
  /** What a path below `/files/` opens: "unknown" also where the signature is not ours. */
  open(path: string): Promise<OpenedFile | "expired" | "unknown">;
  /** Forgets what has expired; how many that were. */
  sweep(): Promise<number>;
}

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What was sent on the last working day before Tết is read on the first one after it. */
const lifetime = 7 * 24 * 3_600_000;

const mediaTypes: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain; charset=utf-8",
  webp: "image/webp",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * Bytes are rows, so that every process of a bot can serve what another one has sent. `publicUrl` is the address at
 * which the outside reaches this server, with or without a path.
 */
export function createLinkedFiles(options: {
  readonly db: PrismaClient;
  readonly clock: Clock;
  readonly publicUrl?: string | undefined;
}): LinkedFiles {
  const { db, clock } = options;
  const root = options.publicUrl?.replace(/\/+$/, "");
  let secret: Promise<string> | null = null;

  async function sign(id: string, expires: string): Promise<string> {
    secret ??= readSecret(db).catch((error: unknown) => {
      secret = null;
      throw error;
    });
    return createHmac("sha256", await secret)
      .update(`${id}.${expires}`)
      .digest("base64url");
  }

  const sweep = async () => {
    const { count } = await db.linkedFile.deleteMany({ where: { expiresAt: { lte: clock.now() } } });
    return count;
  };

  return {
    available: root !== undefined,
    sweep,
    async keep({ name, bytes }) {
      if (!root) return null;
      await sweep();
      const until = new Date(Math.ceil((clock.now().getTime() + lifetime) / 1000) * 1000);
      const id = randomBytes(16).toString("base64url");
      const mediaType = mediaTypes[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
      await db.linkedFile.create({
        data: { id, name, mediaType, bytes: Uint8Array.from(bytes), expiresAt: until },
      });
      const expires = (until.getTime() / 1000).toString(36);
      return { url: `${root}/files/${id}.${expires}.${await sign(id, expires)}/${encodeURIComponent(name)}`, until };
    },
    async open(path) {
      const [id, expires, signature, ...rest] = (path.split("/")[0] ?? "").split(".");
      if (!id || !expires || !signature || rest.length > 0) return "unknown";
      if (!sameSecret(signature, await sign(id, expires))) return "unknown";
      if (Number.parseInt(expires, 36) * 1000 <= clock.now().getTime()) return "expired";
      return (await db.linkedFile.findUnique({ where: { id } })) ?? "expired";
    },
  };
}

/** Serves `/files/…`. Nothing is cached on the way, no search engine may list it, and a picture runs no script. */
export function serveLinkedFiles(app: FastifyInstance, files: LinkedFiles): void {
  app.get<{ Params: { "*": string } }>("/files/*", async (request, reply) => {
    const opened = await files.open(request.params["*"]);
    void reply.headers({
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex, nofollow",
      "referrer-policy": "no-referrer",
    });
    if (opened === "unknown" || opened === "expired") {
      const sentence = translator("vi")(opened === "expired" ? "channels.files.expired" : "channels.files.unknown");
      return reply
        .code(opened === "expired" ? 410 : 404)
        .type("text/plain; charset=utf-8")
        .send(sentence);
    }
    const shownInPlace = opened.mediaType.startsWith("image/");
    const name = encodeURIComponent(opened.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
    return reply
      .type(opened.mediaType)
      .header("content-disposition", `${shownInPlace ? "inline" : "attachment"}; filename*=UTF-8''${name}`)
      .send(Buffer.from(opened.bytes));
  });
}

async function readSecret(db: PrismaClient): Promise<string> {
  const key = "files.secret";
  await db.setting.createMany({ data: [{ key, value: randomBytes(32).toString("base64url") }], skipDuplicates: true });
  const row = await db.setting.findUniqueOrThrow({ where: { key } });
  return String(row.value);
}
