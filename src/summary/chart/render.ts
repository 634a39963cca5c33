import { createRequire } from "node:module";
import { renderAsync } from "@resvg/resvg-js";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, SVGRenderer]);

/** As wide as the phones that show it are sharp. */
export const width = 1080;
const family = "Be Vietnam Pro";

const require = createRequire(import.meta.url);
const fontFiles = ["400Regular/BeVietnamPro_400Regular", "700Bold/BeVietnamPro_700Bold"].map((font) =>
  require.resolve(`@expo-google-fonts/be-vietnam-pro/${font}.ttf`),
);

/** A chart as a PNG. Nothing of the machine is used to draw it, so that it looks the same everywhere. */
export async function renderPicture(option: EChartsCoreOption, height: number): Promise<Uint8Array> {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, backgroundColor: "#ffffff", textStyle: { fontFamily: family }, ...option });
    const image = await renderAsync(chart.renderToSVGString(), {
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: family },
    });
    return new Uint8Array(image.asPng());
  } finally {
    chart.dispose();
  }
}
