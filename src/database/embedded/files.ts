import { fsyncSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import type { Disk } from "./one-session.js";

interface Node {
  readonly mode: number;
  readonly parent?: { readonly name?: string };
}

interface Stream {
  readonly nfd: number;
  readonly node: Node;
}

type Operations<Name extends string> = Record<Name, (...given: never[]) => unknown>;

interface EmscriptenModule {
  FS: {
    isDir(mode: number): boolean;
    filesystems: {
      NODEFS: {
        stream_ops: Operations<"write" | "close" | "setattr"> & { fsync?: (stream: Stream) => number };
        node_ops: Operations<"rename" | "unlink" | "setattr">;
      };
    };
  };
}

/**
 * PGlite's file layer knows no fsync: a commit would reach the system's cache and no further.
 *
 * Where it is told to (`defers`), PostgreSQL's write-ahead log is forced to disk once for several commits, as a server does
 * for commits of many processes: whoever told it hands out no answer before `force`. Everything else stays in
 * PostgreSQL's order: nothing is written to another file, cut, renamed or removed before the log that it relies on is on
 * disk.
 */
export class SyncedFiles extends NodeFS implements Disk {
  defers = false;
  #syncs = 0;
  #putOff = 0;
  /** Open files of the log that PostgreSQL believes to be on disk. */
  readonly #owed = new Set<number>();

  /** How often a file was forced to disk. */
  get syncs(): number {
    return this.#syncs;
  }

  get putOff(): number {
    return this.#putOff;
  }

  get owes(): boolean {
    return this.#owed.size > 0;
  }

  force(): void {
    for (const file of this.#owed) {
      fsyncSync(file);
      this.#syncs++;
      this.#owed.delete(file);
    }
  }

  override async init(pg: PGlite, options: Parameters<NodeFS["init"]>[1]): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    const addFsync = (module: EmscriptenModule) => this.#watch(module);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync as never] } };
  }

  #watch({ FS }: EmscriptenModule): void {
    const { stream_ops: streams, node_ops: nodes } = FS.filesystems.NODEFS;
    const after = <Given extends unknown[]>(
      work: (...given: Given) => unknown,
      relies: (...given: Given) => boolean,
    ) => {
      return (...given: Given) => {
        if (this.owes && relies(...given)) this.force();
        return work(...given);
      };
    };
    const always = () => true;
    const notLog = (stream: Stream) => !isLog(stream.node);
    Object.assign(streams, {
      write: after(streams.write as (stream: Stream, ...rest: unknown[]) => unknown, notLog),
      close: after(streams.close as (stream: Stream) => unknown, ({ nfd }) => this.#owed.has(nfd)),
      setattr: after(streams.setattr as () => unknown, always),
      fsync: (stream: Stream) => {
        // A folder can be synced on Linux and macOS; Windows refuses, and PostgreSQL there does not try.
        if (process.platform === "win32" && FS.isDir(stream.node.mode)) return 0;
        this.#owed.add(stream.nfd);
        if (this.defers && isLog(stream.node)) this.#putOff++;
        else this.force();
        return 0;
      },
    });
    Object.assign(nodes, {
      rename: after(nodes.rename as () => unknown, always),
      unlink: after(nodes.unlink as () => unknown, always),
      setattr: after(nodes.setattr as () => unknown, always),
    });
  }
}

/** A segment of the write-ahead log. */
function isLog({ parent }: Node): boolean {
  return parent?.name === "pg_wal";
}
