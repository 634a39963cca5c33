import type { Capabilities } from "../../src/channels/channel.js";

/**
 * A transcript: people, what they send, what comes back, and what the database holds. One file is played on every
 * channel; where a channel differs, a mark in brackets behind the name says on which one a line holds.
 *
 *     # title
 *     core                          it is one of the few that `npm test` plays; the others are of the slow suite
 *     plan none                     no plan is imported; without this line the real one is
 *     plan next                     beside it that of 2025, which has codes of the same shape (support/second-plan.ts)
 *     plan turn                     another province's of 2025 and 2026, with other codes (support/second-plan.ts)
 *     plan both                     it is played on the real one, and again on that of another province, where others stand
 *                                   in for its codes, agencies and days (support/stand-ins.ts)
 *     plan elsewhere                it is played on that other one alone, whose words it has
 *     there 14 việc = 5 việc        and this for that, in this transcript; a day for a day
 *     there without VII.3           and lines that hold this are left out
 *     Hoa (here): tong hop VII      and this step holds on the real one only, (elsewhere) on the other
 *     plan 2025                     the units of 01/12/2024 and the plan of 2025 beside the real one, as `plan next` makes it
 *     address https://a.example     the server has this public address, so that files go as links where none are sent
 *     capabilities {"maxFile": 0.01}    the channels can do less than they do
 *     cast Lan = STP                Lan is the focal point of Sở Tư pháp; "office", "STP + office", "STP leader", "-" for a stranger
 *     @ 2024-02-26T08:10            the clock is put there and ticks; "@ +20m" (s, m, h, d) moves it on. It begins with
 *                                   the first step, or at 07:30 on 26/02/2024
 *                                   and stands still between, but for a second before each thing that people do
 *     Lan: viec                     Lan writes; "\n" is a line break
 *     Lan: [V.1]                    Lan presses; without buttons, types what is shown for it
 *     Lan: [V.1] under "Quá hạn"    the one of the oldest message with these words
 *     Lan: (sticker)                or (photo), (document), (album), (blocks), (unblocks)
 *     Lan: (shares) +84912345678    sends this number as her own, as the key for it does; "(card) +84…" somebody else's. Telegram
 *                                   alone has either
 *     Lan: (photo) v1 xong          with this caption; so with (document)
 *     Lan: (fills) V.1 Trạng thái=Hoàn thành; Số văn bản=18/KH-STP | CT-b3 Tử số=1250   fills in the last workbook that
 *                                   came, and sends it back (support/fill-workbook.ts)
 *     Lan: (replies) xong           to the newest message of the bot; or (edits), (forwards), (forges) a button's data;
 *                                   (hurries) does not wait for the answer, the next one waits for all
 *     Bot: Sở Tư pháp               what the last input brought: these lines and no others; a line "…" stands for any
 *          …                        lines, "…" within a line for any characters
 *          [V.1] [Đã báo cáo]       choices that are offered, among others
 *     Bot (zalo): …                 there, lines may be left out between those named, because choices stand in the text
 *          (photo)                  a picture, below its caption; "(document) name.xlsx" a file
 *     Bot: -                        nothing comes
 *     Lan sees: …                   what Lan's phone got since it was last looked at
 *     Lan sees again: …             what changed on Lan's phone by itself meanwhile: reminders that follow what is answered
 *     Lan keys: [Gửi số…]           what stands in the place of the letters on Lan's phone; "-" the letters themselves
 *     Lan menu: /viec /huy          the commands that Lan's phone offers, all of them
 *     = {"type": "duty", …}         exactly one exported line holds this; "= 0 {…}" none, "= 2 {…}" two; a person is
 *                                   named as in the cast
 *     ! restart                     the program stops and starts again
 *     ! outage 2024-02-26T10:30     it stops, and starts again only then
 *     ! code STP Thị_Lan/Chuyên_viên/+84912345678   the office makes that code, and hands it to nobody yet
 *     ! remove Lan                  the operator takes Lan's posts and accounts away
 *     ! agencies 2024-12-01         the operator imports the units of that day, of prisma/data/lam-dong-agencies
 *     ! plan {"plan.yaml": [["60", "75"]]}    the operator imports the real plan again, whose files say the second for the
 *                                   first; for nothing, at their end
 *     ! move H679 C25000            and lets the people of that ended agency go on at another one
 *     ! fail {"method": …}          a fault of the messenger, see src/sandbox/messenger.ts; a phone is named as in the cast
 *     ! repeat                      Zalo delivers the last event once more
 *
 * In what is said: {code STP} an invitation (the same each time; {code STP 2} another, {code STP leader} for its leader,
 * {code STP Thị_Lan/Chuyên_viên/+84912345678} one that knows of whom it is for),
 * {handover Lan} the code with which Lan hands over, {duty V.1 SYT}, {agency SYT}, {draft Lan} ids of rows, {step Lan} the
 * data of that draft's buttons before the last colon, {xong × 9} repeats, {nfd việc} takes letters apart, {zero-width} is
 * such a character.
 */
export interface Transcript {
  readonly title: string;
  readonly core: boolean;
  readonly plans: "real" | "none" | "next" | "turn" | "both" | "elsewhere" | "2025";
  readonly address: string | null;
  readonly capabilities: Partial<Capabilities>;
  readonly cast: readonly CastMember[];
  readonly steps: readonly Step[];
  readonly source: readonly string[];
}

export interface CastMember {
  readonly name: string;
  /** 'STP', 'office', 'lead', 'admin'; none for a stranger. */
  readonly posts: readonly string[];
}

export type Action =
  | {
      readonly does: "writes" | "hurries" | "replies" | "edits" | "forwards" | "forges" | "shares" | "card";
      readonly text: string;
    }
  | { readonly does: "presses"; readonly label: string; readonly under: string | null }
  | { readonly does: "photo" | "document"; readonly caption?: string }
  | { readonly does: "fills"; readonly text: string }
  | { readonly does: "sticker" | "album" | "blocks" | "unblocks" };

export interface Expectation {
  /** Null: the phone of the last who did something. */
  readonly who: string | null;
  /** Messages that were there and have changed by themselves, instead of what is new. */
  readonly again: boolean;
  readonly lines: readonly string[];
  readonly choices: readonly string[];
  readonly nothing: boolean;
}

/** A step holds on one channel, or on all (null). */
export type Step = { readonly line: number; readonly channel: string | null } & (
  | { readonly kind: "clock"; readonly at: string }
  | { readonly kind: "act"; readonly who: string; readonly action: Action }
  | ({ readonly kind: "expect" } & Expectation)
  | { readonly kind: "keys"; readonly who: string; readonly labels: readonly string[] }
  | { readonly kind: "menu"; readonly who: string; readonly commands: readonly string[] }
  | { readonly kind: "record"; readonly count: number; readonly holds: Readonly<Record<string, unknown>> }
  | { readonly kind: "command"; readonly name: string; readonly rest: string }
);

export function readTranscript(text: string): Transcript {
  const lines = text.split("\n");
  const title = lines[0]!.replace(/^#\s*/, "");
  let plans: Transcript["plans"] = "real";
  let core = false;
  let address: string | null = null;
  let capabilities: Partial<Capabilities> = {};
  const cast: CastMember[] = [];
  const steps: Step[] = [];
  let isElsewhere = false;
  for (const [index, line] of lines.entries()) {
    if (!/^\s/.test(line)) isElsewhere = onOne.exec(line)?.[2] === "elsewhere";
    if (isElsewhere) continue;
    const member = /^cast (.+?) = (.+)$/.exec(line);
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (/^\s/.test(line)) addLine(steps.at(-1), line.trim(), index + 1);
    else if (/^plan (?:none|next|turn|both|elsewhere|2025)$/.test(line))
      plans = line.slice("plan ".length) as Transcript["plans"];
    else if (line.startsWith("there ")) continue;
    else if (line === "core") core = true;
    else if (line.startsWith("address ")) address = line.slice("address ".length);
    else if (line.startsWith("capabilities ")) capabilities = JSON.parse(line.slice("capabilities ".length));
    else if (member) cast.push({ name: member[1]!, posts: member[2] === "-" ? [] : member[2]!.split(/\s*\+\s*/) });
    else steps.push(readStep(line, index + 1));
  }
  return { title, core, plans, address, capabilities, cast, steps, source: lines };
}

/** A step that holds on one of the plans only: "Hoa (here): tong hop muc VII". */
export const onOne = /^(=|!|[^:[{]*?) \((here|elsewhere)\)(?=:| )/;

function readStep(marked: string, line: number): Step {
  const text = marked.replace(onOne, "$1");
  const mark = /^(=|!|[^:[{]*?)\s*\((telegram|zalo)\)(?=:| )/.exec(text);
  const channel = mark ? mark[2]! : null;
  const said = mark ? mark[1] + text.slice(mark[0].length) : text;
  const at = { line, channel };
  const clock = /^@ (.+)$/.exec(said);
  if (clock) return { ...at, kind: "clock", at: clock[1]! };
  const command = /^! (\S+) ?(.*)$/.exec(said);
  if (command) return { ...at, kind: "command", name: command[1]!, rest: command[2]! };
  const record = /^= (?:(\d+) )?(\{.*\})$/.exec(said);
  if (record) return { ...at, kind: "record", count: Number(record[1] ?? 1), holds: JSON.parse(record[2]!) };
  const keys = /^(.+?) keys: (.*)$/.exec(said);
  if (keys) {
    const labels = [...keys[2]!.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1]!);
    return { ...at, kind: "keys", who: keys[1]!, labels };
  }
  const menu = /^(.+?) menu: (.*)$/.exec(said);
  if (menu) return { ...at, kind: "menu", who: menu[1]!, commands: menu[2]!.split(" ") };
  const expected = /^(?:Bot|(.+?) sees( again)?): (.*)$/.exec(said);
  if (expected) {
    const [, who = null, again, text] = expected;
    const nothing = text === "-";
    const step: Step = { ...at, kind: "expect", who, again: again !== undefined, lines: [], choices: [], nothing };
    if (!nothing) addLine(step, text!.trim(), line);
    return step;
  }
  const done = /^(.+?): (.*)$/.exec(said);
  if (!done) throw new Error(`transcript line ${line} is not understood: ${text}`);
  return { ...at, kind: "act", who: done[1]!, action: readAction(done[2]!) };
}

function readAction(said: string): Action {
  const pressed = /^\[(.+)\](?: under "(.+)")?$/.exec(said);
  if (pressed) return { does: "presses", label: pressed[1]!, under: pressed[2] ?? null };
  const captioned = /^\((photo|document)\) (.+)$/.exec(said);
  if (captioned) return { does: captioned[1] as "photo", caption: captioned[2]! };
  const wordless = /^\((photo|document|sticker|album|blocks|unblocks)\)$/.exec(said);
  if (wordless) return { does: wordless[1] as "photo" };
  const fills = /^\(fills\) ?(.*)$/.exec(said);
  if (fills) return { does: "fills", text: fills[1]! };
  const [, how, text = ""] = /^(?:\((hurries|replies|edits|forwards|forges|shares|card)\) )?(.*)$/.exec(said)!;
  return { does: (how as "replies" | undefined) ?? "writes", text: text.replaceAll("\\n", "\n") };
}

function addLine(step: Step | undefined, line: string, number: number): void {
  if (step?.kind !== "expect") throw new Error(`transcript line ${number} continues nothing`);
  const choices = [...line.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1]!);
  if (choices.length > 0 && line.replace(/\[[^\]]+\]/g, "").trim() === "") (step.choices as string[]).push(...choices);
  else (step.lines as string[]).push(line);
}
