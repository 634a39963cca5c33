import { type Catalogue, isOfPlan } from "../text/catalogue.js";
import type { Context } from "./context.js";
import { exampleFigure, exampleFor, exampleShort, exampleTask } from "./examples.js";
import { understand } from "./understand.js";

/**
 * Reads once what is written most, as one of the plan's agencies and as the office. What reading looks into at its first
 * use, which takes some tenths of a second, would otherwise be waited for by whoever writes first and all who write then.
 */
export function rehearse(catalogue: Catalogue, { today, t }: Pick<Context, "today" | "t">): void {
  for (const agency of [writerIn(catalogue), "office"]) {
    const whose = { catalogue, agency };
    const code = exampleTask(whose);
    const work = catalogue.tasks.find((task) => task.code === code)?.text ?? "";
    const said = [
      exampleFor(whose),
      exampleShort(whose),
      `${code} đang thực hiện 60% đã rà soát 12 hồ sơ, còn vướng mắc về kinh phí`,
      `Dạ em gửi: ${work.slice(0, 60)} đã làm xong, số 18 ngày 21/2 ạ`,
      exampleFigure(whose) ?? "",
      "60%",
      "đơn vị nào chưa báo cáo quý I",
    ];
    for (const message of said) understand(message, { catalogue, agency, today, t });
  }
}

function writerIn({ tasks, agencies }: Catalogue): string {
  return tasks.filter(isOfPlan).flatMap((task) => task.leads)[0] ?? agencies[0]?.code ?? "office";
}
