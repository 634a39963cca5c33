import { describe, expect, it } from "vitest";
import { keptFileReader } from "../../src/program/read-kept-file.js";

const bytes = (text: string) => Buffer.from(text);
const kept = { channel: "telegram", bot: "1", fileId: "F", storedAs: null };

function readerOf(fetched: string | null) {
  const telegram = {
    name: "telegram" as const,
    bot: "1",
    capabilities: { largestFile: 9 } as never,
    fetchFile: async () =>
      fetched === null ? ({ ok: false, code: "gone" } as never) : ({ ok: true, bytes: bytes(fetched) } as never),
  };
  return keptFileReader([telegram], { read: async (name) => (name === "stored" ? bytes("from the folder") : null) });
}

describe("a file that somebody sent, wanted on another messenger", () => {
  it("is fetched from the one that it was sent on until it is stored", async () => {
    expect(await readerOf("from Telegram")(kept)).toEqual(bytes("from Telegram"));
    expect(await readerOf("from Telegram")({ ...kept, storedAs: "stored" })).toEqual(bytes("from the folder"));
  });

  it("is fetched where the folder has lost it", async () => {
    expect(await readerOf("from Telegram")({ ...kept, storedAs: "lost" })).toEqual(bytes("from Telegram"));
  });

  it("cannot be had of a bot that is no more, or once the messenger has dropped it", async () => {
    expect(await readerOf("from Telegram")({ ...kept, bot: "2" })).toBeNull();
    expect(await readerOf(null)(kept)).toBeNull();
  });
});
