import type { Day } from "../calendar/day.js";
import { formatDayNear } from "../calendar/formats.js";
import { type Naming, nameAtPost } from "../people/names.js";
import type { AgencyOfPost } from "../people/roles.js";
import { describeUnfinished } from "../reporting/describe.js";
import { dutyLabel, shorten } from "../reporting/labels.js";
import type { DueFigures } from "../reporting/missing-figures.js";
import { action, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Message } from "../text/message.js";
import type { DigestDuty } from "./digest-items.js";
import { inPairs } from "./digest-text.js";
import { figuresButton, figuresLine } from "./figures-text.js";

const mostNamed = 6;
const longestText = 44;

export interface EscalationSetting {
  readonly today: Day;
  /** Working days since the due day of all that is told. */
  readonly days: number;
  readonly agencies: readonly AgencyOfPost[];
  /** Who holds the posts that these duties are of. */
  readonly focalPoints: readonly (Naming & { readonly agency: AgencyOfPost })[];
  /** The line that says instead of which leader it comes, where it does. */
  readonly instead: readonly string[];
  readonly t: Translate;
}

export interface Escalated {
  readonly duties: readonly DigestDuty[];
  readonly figures: readonly DueFigures[];
}

/** What the leader of an agency hears of before the province does: what is still open, how it stands, and whose it is. */
export function escalationMessage({ duties, figures }: Escalated, setting: EscalationSetting): Message {
  const { today, agencies, instead, t } = setting;
  const about = new Set([...duties, ...figures].map(({ agencyId }) => agencyId));
  const several = about.size > 1;
  const named = duties.slice(0, mostNamed - (figures.length > 0 ? 1 : 0));
  const lines = [
    headline({ duties, figures }, several, setting),
    ...instead,
    ...named.map((duty) => dutyLine(duty, several, setting)),
  ];
  if (duties.length > named.length) lines.push(t("reminders.others", { count: duties.length - named.length }));
  if (figures.length > 0) lines.push(figuresLine(figures, today, t));
  lines.push(whoLine(about, setting));
  const buttons = named.map((duty) => {
    const label = dutyLabel(duty, t, today);
    return {
      label: several ? t("escalation.ofAgency", { label, agency: duty.agency }) : label,
      data: staying(action.duty(duty.id)),
    };
  });
  if (figures.length > 0) buttons.push(figuresButton(figures, t));
  const work = staying(several || agencies.length > 1 ? action.work() : action.work([...about][0]));
  return { text: lines.join("\n"), buttons: [...inPairs(buttons), [{ label: t("reminders.work"), data: work }]] };
}

function headline({ duties, figures }: Escalated, several: boolean, { days, t }: EscalationSetting): string {
  const indicators = figures.reduce((sum, { count }) => sum + count, 0);
  const parts: string[] = [];
  if (duties.length > 0) parts.push(t("escalation.duties", { count: duties.length }));
  if (figures.length > 0) parts.push(t("escalation.figures", { count: indicators }));
  const [first = "", second] = parts;
  const what = second === undefined ? first : t("escalation.both", { first, second });
  const { agencyName } = (duties[0] ?? figures[0])!;
  return several ? t("escalation.several", { what, days }) : t("escalation.one", { agency: agencyName, what, days });
}

function dutyLine(duty: DigestDuty, several: boolean, { today, t }: EscalationSetting): string {
  return t("escalation.duty", {
    label: dutyLabel(duty, t, today),
    what: several ? duty.agencyShortName : shorten(duty.taskText, longestText),
    day: formatDayNear(duty.dueOn, today, t),
    state: duty.answeredOn === null ? t("escalation.silent") : describeUnfinished(duty, t),
  });
}

/** By post, title and name, and nothing else of them. */
function whoLine(about: ReadonlySet<number>, { focalPoints, t }: EscalationSetting): string {
  const meant = focalPoints.filter(({ agency }) => about.has(agency.id));
  if (meant.length === 0) return t("escalation.nobody");
  const names = meant.map((one) => nameAtPost(one, { role: "focal_point", agency: one.agency }, t));
  return t("escalation.who", { names: [...new Set(names)].join(", ") });
}
