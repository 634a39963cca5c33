/**
 * A transcript: people, what they send, what comes back, and what the database holds. One file is played on every
 * channel; where a channel differs the expectation names it.
 *
 *     @ 2024-02-26T08:10            the clock is put there, and ticks
 *     cast Lan = STP                Lan is the focal point of Sở Tư pháp; "office", "STP + office", "-" for a stranger
 *     Lan: viec                     Lan writes; "\n" is a line break
 *     Lan: [V.1]                    Lan presses; without buttons, types what is shown for it
 *     Lan: (sticker)                or (photo), (document)
 *     Lan: (blocks) / (unblocks)
 *     Bot: Sở Tư pháp               the answers to the last input hold these lines, in this order; "…" skips
 *          [V.1] [Đã báo cáo]       choices that are offered
 *     Bot (zalo): …                 only on this channel
 *     Bot: -                        nothing comes
 *     Lan sees: …                   what Lan's phone got since the last thing said about it, not as an answer
 *     = {"type": "duty", …}         exactly one exported line holds this; "= 0 {…}" none, "= 2 {…}" two
 *     ! restart                     the program stops and starts again
 *     ! fail {"method": …}          a fault of the messenger, see src/sandbox/messenger.ts
 *     ! repeat                      the messenger delivers the last update once more
 */
export interface Transcript {
  readonly title: string;
  readonly cast: readonly CastMember[];
  readonly steps: readonly Step[];
}

export interface CastMember {
  readonly name: string;
  /** 'STP', 'office', 'lead', 'admin'; none for a stranger. */
  readonly posts: readonly string[];
}

export type Step = { readonly line: number } & (
  | { readonly kind: "clock"; readonly at: string }
  | { readonly kind: "say"; readonly who: string; readonly text: string }
  | { readonly kind: "press"; readonly who: string; readonly label: string }
  | { readonly kind: "send"; readonly who: string; readonly what: "photo" | "document" | "sticker" }
  | { readonly kind: "block"; readonly who: string; readonly blocked: boolean }
  | {
      readonly kind: "expect";
      readonly channel: string | null;
      /** Null: the phone of the last who did something. */
      readonly who: string | null;
      readonly lines: readonly string[];
      readonly choices: readonly string[];
      readonly nothing: boolean;
    }
  | { readonly kind: "record"; readonly count: number; readonly holds: Readonly<Record<string, unknown>> }
  | { readonly kind: "command"; readonly name: string; readonly rest: string }
);

export function readTranscript(text: string): Transcript {
  const lines = text.split("\n");
  const title = lines[0]!.replace(/^#\s*/, "");
  const cast: CastMember[] = [];
  const steps: Step[] = [];
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]!;
    const number = index + 1;
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (/^\s/.test(line)) {
      addLine(steps.at(-1), line.trim(), number);
      continue;
    }
    const member = /^cast (.+?) = (.+)$/.exec(line);
    if (member) {
      const posts = member[2]!.trim();
      cast.push({ name: member[1]!, posts: posts === "-" ? [] : posts.split("+").map((post) => post.trim()) });
      continue;
    }
    steps.push(readStep(line, number));
  }
  return { title, cast, steps };
}

function readStep(line: string, number: number): Step {
  if (line.startsWith("@ ")) return { line: number, kind: "clock", at: line.slice(2).trim() };
  if (line.startsWith("! ")) {
    const [name = "", ...rest] = line.slice(2).split(" ");
    return { line: number, kind: "command", name, rest: rest.join(" ") };
  }
  const record = /^= (?:(\d+) )?(\{.*\})$/.exec(line);
  if (record) return { line: number, kind: "record", count: Number(record[1] ?? 1), holds: JSON.parse(record[2]!) };
  const expected = /^(?:Bot|(.+?) sees)(?: \((\w+)\))?: (.*)$/.exec(line);
  if (expected) {
    const step: Step = {
      line: number,
      kind: "expect",
      channel: expected[2] ?? null,
      who: expected[1] ?? null,
      lines: [],
      choices: [],
      nothing: expected[3]!.trim() === "-",
    };
    if (!step.nothing) addLine(step, expected[3]!.trim(), number);
    return step;
  }
  const said = /^(.+?): (.*)$/.exec(line);
  if (!said) throw new Error(`transcript line ${number} is not understood: ${line}`);
  const [, who = "", what = ""] = said;
  const pressed = /^\[(.+)\]$/.exec(what);
  if (pressed) return { line: number, kind: "press", who, label: pressed[1]! };
  const sent = /^\((photo|document|sticker)\)$/.exec(what);
  if (sent) return { line: number, kind: "send", who, what: sent[1] as "photo" };
  const blocked = /^\((un)?blocks\)$/.exec(what);
  if (blocked) return { line: number, kind: "block", who, blocked: blocked[1] === undefined };
  return { line: number, kind: "say", who, text: what.replace(/\\n/g, "\n") };
}

function addLine(step: Step | undefined, line: string, number: number): void {
  if (step?.kind !== "expect") throw new Error(`transcript line ${number} continues nothing`);
  const choices = [...line.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1]!);
  if (choices.length > 0 && line.replace(/\[[^\]]+\]/g, "").trim() === "") (step.choices as string[]).push(...choices);
  else (step.lines as string[]).push(line);
}
