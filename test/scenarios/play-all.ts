import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { type ChannelUnderTest, openTheatre, type Theatre } from "../support/play.js";
import { standIn } from "../support/stand-ins.js";
import { readTranscript } from "../support/transcript.js";

const { ELSEWHERE } = process.env;
const folder = join(import.meta.dirname, "transcripts");

/**
 * Every transcript on one channel. `TRANSCRIPT=joining npx vitest run test/scenarios` plays those whose file is so called;
 * with `PLAYED=/tmp/played` what really came is written to /tmp/played.telegram and /tmp/played.zalo as well, and with
 * `ELSEWHERE=1` all are played on the other province's plan alone, to see what one lacks that does not say `plan both`.
 */
export function playAll(channel: ChannelUnderTest): void {
  let theatre: Theatre;
  beforeAll(async () => {
    const { PLAYED } = process.env;
    theatre = await openTheatre(
      channel,
      PLAYED ? (line) => appendFileSync(`${PLAYED}.${channel}`, `${line}\n`) : undefined,
    );
  });
  afterAll(() => theatre?.close());

  const files = readdirSync(folder).filter((file) => file.includes(process.env.TRANSCRIPT ?? ""));
  describe(channel, () => {
    for (const file of files.sort()) {
      const source = readFileSync(join(folder, file), "utf8");
      const transcript = readTranscript(source);
      const isThere = transcript.plans === "elsewhere";
      if (!ELSEWHERE) test(`${file}: ${transcript.title}`, () => theatre.play(transcript, isThere));
      if (transcript.plans === "both" || (ELSEWHERE && !isThere)) {
        test(`${file}, elsewhere: ${transcript.title}`, () => theatre.play(readTranscript(standIn(source)), true));
      }
    }
  });
}
