import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { type ChannelUnderTest, openTheatre, type Theatre } from "../support/play.js";
import { standIn } from "../support/stand-ins.js";
import { readTranscript } from "../support/transcript.js";

const { TRANSCRIPT, ELSEWHERE } = process.env;
const folder = join(import.meta.dirname, "transcripts");

/**
 * The transcripts that say `core` on one channel; with "rest" all others, and those that say `plan both` on the other
 * province's plan as well. `TRANSCRIPT=joining npx vitest run test/scenarios` plays in both ways whatever is so called;
 * with `PLAYED=/tmp/played` what really came is written to /tmp/played.telegram and /tmp/played.zalo as well, and with
 * `ELSEWHERE=1` all are played on the other province's plan alone, to see what one lacks that does not say `plan both`.
 */
export function playAll(channel: ChannelUnderTest, which: "core" | "rest"): void {
  let theatre: Theatre;
  beforeAll(async () => {
    const { PLAYED } = process.env;
    theatre = await openTheatre(
      channel,
      PLAYED ? (line) => appendFileSync(`${PLAYED}.${channel}`, `${line}\n`) : undefined,
    );
  });
  afterAll(() => theatre?.close());

  // Who asks for some by name gets all of them at once.
  const isAsked = TRANSCRIPT !== undefined || ELSEWHERE !== undefined;
  const files = readdirSync(folder).filter((file) => file.includes(TRANSCRIPT ?? ""));
  describe(channel, () => {
    for (const file of files.sort()) {
      const source = readFileSync(join(folder, file), "utf8");
      const transcript = readTranscript(source);
      const isThere = transcript.plans === "elsewhere";
      if (!ELSEWHERE && (isAsked || transcript.core === (which === "core"))) {
        test(`${file}: ${transcript.title}`, () => theatre.play(transcript, isThere));
      }
      if (!isAsked && which === "core") continue;
      if (transcript.plans === "both" || (ELSEWHERE && !isThere)) {
        test(`${file}, elsewhere: ${transcript.title}`, () => theatre.play(readTranscript(standIn(source)), true));
      }
    }
  });
}
