import type { Status } from "../../grammar/understanding.js";
import { reportedBefore } from "../as-before.js";
import type { DialogueContext } from "../lookup.js";
import type { Pass, ReportDraft } from "../report-draft.js";
import type { Choice } from "../step-choices.js";
import { askedAgain } from "./pass.js";

/** What check-ins may be answered with together: what needs no word more, and is true of continuous work. */
const forAll: readonly Status[] = ["in_progress", "done"];

/** The same, typed: said of all it is as clear as by a button. */
export const sayableOfAll: readonly Status[] = [...forAll, "not_started", "nothing_arose"];

type Passing = ReportDraft & { readonly pass: Pass };

/** What only a pass offers: to pass over what is asked, to look over what was answered, to stop. */
export async function passChoices(
  draft: Passing,
  context: Pick<DialogueContext, "lookup" | "t">,
): Promise<readonly (readonly Choice[])[]> {
  const { t } = context;
  const { step, entries, pass } = draft;
  if (!beginsItem(step)) return [];
  const count = entries.length + (askedAgain(draft) ? 1 : 0);
  const ways: Choice[] = [
    { label: t(askedAgain(draft) ? "pass.keep" : "pass.later"), value: "later" },
    count > 0
      ? { label: t("pass.readBack", { count }), value: "readback" }
      : { label: t("pass.choose"), value: "choose" },
    { label: t("common.cancel"), value: "leave" },
  ];
  if (step !== "together") return [ways];
  const [item] = pass.rest;
  const ids = item?.kind === "together" ? item.dutyIds : [];
  const before = (await reportedBefore(ids, context)).length;
  const again = before === ids.length ? t("pass.allAsBefore") : t("pass.someAsBefore", { count: before });
  return [
    ...(before > 0 ? [[{ label: again, value: "before" }]] : []),
    ...forAll.map((status): readonly Choice[] => [
      { label: t("pass.all", { status: t(`common.status.${status}`).toLocaleLowerCase("vi") }), value: status },
    ]),
    [{ label: t("pass.each"), value: "each" }],
    ways,
  ];
}

/** Of the choices that a single report has, those that a pass has in another way. */
export function withoutOwnWays(rows: readonly (readonly Choice[])[], step: ReportDraft["step"]): readonly Choice[][] {
  const isOther = ({ value }: Choice) => beginsItem(step) && (value === "back" || value === "period");
  return rows.map((row) => row.filter((choice) => !isOther(choice))).filter((row) => row.length > 0);
}

/** Whether a step is the first question about something. */
export function beginsItem(step: ReportDraft["step"]): boolean {
  return step === "together" || step === "status" || step === "figure";
}
