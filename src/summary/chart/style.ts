import { dayInVietnam } from "../../calendar/day.js";
import { formatDayInFull, formatTime } from "../../calendar/formats.js";
import type { Telling } from "../asked.js";

/**
 * Colours that people who confuse red and green tell apart (Okabe and Ito, "Color Universal Design", 2008), each with the
 * ink that is read on it.
 */
export const colours = {
  good: { fill: "#0072B2", ink: "#ffffff" },
  late: { fill: "#56B4E9", ink: "#000000" },
  unfinished: { fill: "#E69F00", ink: "#000000" },
  bad: { fill: "#B34700", ink: "#ffffff" },
  waiting: { fill: "#D9D9D9", ink: "#000000" },
} as const;

export const ink = "#1a1a1a";
export const paleInk = "#555555";
export const text = { title: 40, sub: 27, label: 25, small: 23 } as const;

/** Of a letter, in its size, on average: enough to break lines where no browser measures them. */
const letterWidth = 0.57;

/** Lines no wider than this many pixels; what does not fit into the last one ends in "…". */
export function wrap(words: string, size: number, pixels: number, most: number): string[] {
  const longest = Math.floor(pixels / (size * letterWidth));
  const lines: string[] = [];
  let line = "";
  for (const word of words.trim().split(/[ \n\t]+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (longer.length <= longest) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  const last = lines[most - 1]!;
  return [...lines.slice(0, most - 1), `${last.slice(0, Math.max(0, longest - 1)).trimEnd()}…`];
}

/** Held together where lines are broken: "quý II/2024". */
export function together(words: string): string {
  return words.replaceAll(" ", "\u00a0");
}

/** The axis on which each bar has its label, on the left, in as many lines as there is room for. */
export function labelAxis(
  labels: readonly string[],
  { width, lines }: { readonly width: number; readonly lines: number },
) {
  return {
    type: "category",
    data: labels.map((label) => wrap(label, text.label, width, lines).join("\n")),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { fontSize: text.label, lineHeight: 31, color: ink, align: "left", margin: width + 10 },
  } as const;
}

export interface Head {
  readonly titles: readonly object[];
  /** Pixels that it takes. */
  readonly height: number;
}

/** What it is about, in one look, and of when the numbers are. */
export function head(title: string, under: readonly string[], { now, t }: Telling): Head {
  const lines = wrap(title, text.title, 1000, 3);
  const time = t("files.asOf", { time: formatTime(now), day: formatDayInFull(dayInVietnam(now), t) });
  const below = [...under, time].flatMap((line) => wrap(line, text.sub, 1000, 2));
  const titleHeight = lines.length * 54;
  return {
    titles: [
      {
        text: lines.join("\n"),
        left: 40,
        top: 30,
        textStyle: { fontSize: text.title, lineHeight: 54, fontWeight: 700, color: ink },
      },
      {
        text: below.join("\n"),
        left: 40,
        top: 36 + titleHeight,
        textStyle: { fontSize: text.sub, lineHeight: 38, fontWeight: 400, color: paleInk },
      },
    ],
    height: 60 + titleHeight + below.length * 38,
  };
}
