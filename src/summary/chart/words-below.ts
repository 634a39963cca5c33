import { ink, text } from "./style.js";

/** Below each bar, what it says in words: an invisible bar of its own; `gap` and `width` as ECharts takes them. */
export function wordsBelow(said: readonly string[], { gap, width }: { readonly gap: string; readonly width: number }) {
  return {
    type: "bar" as const,
    barGap: gap,
    barWidth: width,
    silent: true,
    itemStyle: { color: "transparent" },
    data: said.map((formatter) => ({
      value: 1,
      label: {
        show: true,
        position: "insideLeft" as const,
        formatter,
        fontSize: text.small,
        color: ink,
        padding: [0, 0, 0, -6],
      },
    })),
  };
}
