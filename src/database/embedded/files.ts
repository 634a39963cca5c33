import { fsyncSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

interface Stream {
  readonly nfd: number;
}

interface EmscriptenModule {
  FS: {
    isDir(mode: number): boolean;
    filesystems: { NODEFS: { stream_ops: { fsync?: (stream: Stream & { node: { mode: number } }) => number } } };
  };
}

/** PGlite's file layer knows no fsync: a commit would reach the system's cache and no further. */
export class SyncedFiles extends NodeFS {
  #syncs = 0;

  /** How often a file was forced to disk. */
  get syncs(): number {
    return this.#syncs;
  }

  override async init(pg: PGlite, options: Parameters<NodeFS["init"]>[1]): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    const addFsync = ({ FS }: EmscriptenModule) => {
      FS.filesystems.NODEFS.stream_ops.fsync = (stream) => {
        // A folder can be synced on Linux and macOS; Windows refuses, and PostgreSQL there does not try.
        if (process.platform === "win32" && FS.isDir(stream.node.mode)) return 0;
        fsyncSync(stream.nfd);
        this.#syncs++;
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync as never] } };
  }
}
