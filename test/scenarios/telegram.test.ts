import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "vitest";
import { play } from "../support/play.js";
import { readTranscript } from "../support/transcript.js";

const folder = join(import.meta.dirname, "transcripts");

describe("transcripts on telegram", () => {
  for (const file of readdirSync(folder).sort()) {
    const transcript = readTranscript(readFileSync(join(folder, file), "utf8"));
    test(transcript.title, () => play(transcript, "telegram"));
  }
});
