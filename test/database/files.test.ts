import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SyncedFiles } from "../../src/database/embedded/files.js";

/** PGlite's file layer, as far as it is watched: what was called, and how much was on disk by then. */
interface Layer {
  readonly streams: Record<string, (stream: unknown) => unknown>;
  readonly nodes: Record<string, () => unknown>;
  readonly called: [name: string, syncs: number][];
}

let folder: string;
let files: SyncedFiles;
let layer: Layer;
let log: { nfd: number; node: object };
let table: { nfd: number; node: object };

async function watchedLayer(): Promise<Layer> {
  const called: Layer["called"] = [];
  const note = (name: string) => () => called.push([name, files.syncs]);
  const of = (...names: string[]) => Object.fromEntries(names.map((name) => [name, note(name)]));
  const streams = of("write", "close", "setattr");
  const nodes = of("rename", "unlink", "setattr");
  const { emscriptenOpts } = await files.init({} as never, {} as never);
  const watch = emscriptenOpts.preRun?.at(-1) as unknown as (module: unknown) => void;
  watch({ FS: { isDir: () => false, filesystems: { NODEFS: { stream_ops: streams, node_ops: nodes } } } });
  return { streams: streams as never, nodes: nodes as never, called };
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "dau-moi-files-"));
  files = new SyncedFiles(folder);
  layer = await watchedLayer();
  const stream = (name: string, parent: string) => ({
    nfd: openSync(join(folder, name), "w"),
    node: { mode: 0, parent: { name: parent } },
  });
  log = stream("log", "pg_wal");
  table = stream("table", "base");
});

afterEach(() => {
  closeSync(log.nfd);
  closeSync(table.nfd);
  rmSync(folder, { recursive: true, force: true });
});

describe("the log is on disk", () => {
  test("at once, where nobody holds answers back", () => {
    layer.streams.fsync!(log);
    expect([files.syncs, files.owes]).toEqual([1, false]);
  });

  test("once for several commits, when it is forced", () => {
    files.defers = true;
    for (let commit = 0; commit < 5; commit += 1) layer.streams.fsync!(log);
    expect([files.syncs, files.owes]).toEqual([0, true]);
    files.force();
    expect([files.syncs, files.owes]).toEqual([1, false]);
  });

  test.each([
    ["another file is written", () => layer.streams.write!(table)],
    ["a file is cut", () => layer.streams.setattr!(table)],
    ["a part of it is closed", () => layer.streams.close!(log)],
    ["a file is renamed", () => layer.nodes.rename!()],
    ["a file is removed", () => layer.nodes.unlink!()],
  ])("before %s", (_, happens) => {
    files.defers = true;
    layer.streams.fsync!(log);
    happens();
    expect(layer.called.at(-1)?.[1]).toBe(1);
    expect(files.owes).toBe(false);
  });

  test("before another file is, which is forced at once", () => {
    files.defers = true;
    layer.streams.fsync!(log);
    layer.streams.fsync!(table);
    expect([files.syncs, files.owes]).toEqual([2, false]);
  });

  test("no earlier because more of it is written", () => {
    files.defers = true;
    layer.streams.fsync!(log);
    layer.streams.write!(log);
    expect([files.syncs, files.owes]).toEqual([0, true]);
  });
});
