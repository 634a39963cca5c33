import type { Day } from "../calendar/day.js";
import { formatDayNear } from "../calendar/formats.js";
import { type Naming, nameAtPost } from "../people/names.js";
import type { AgencyOfPost } from "../people/roles.js";
import { describeUnfinished } from "../reporting/describe.js";
import { dutyLabel, shorten } from "../reporting/labels.js";
import { action, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Message } from "../text/message.js";
import type { DigestDuty } from "./digest-items.js";
import { inPairs } from "./digest-text.js";

const mostNamed = 6;
const longestText = 44;

export interface EscalationSetting {
  readonly today: Day;
  /** Working days since the due day of all that is told. */
  readonly days: number;
  readonly agencies: readonly AgencyOfPost[];
  /** Who holds the posts that these duties are of. */
  readonly focalPoints: readonly (Naming & { readonly agency: AgencyOfPost })[];
  readonly t: Translate;
}

/** What the leader of an agency hears of before the province does: what is still open, how it stands, and whose it is. */
export function escalationMessage(duties: readonly DigestDuty[], setting: EscalationSetting): Message {
  const { today, days, agencies, t } = setting;
  const several = new Set(duties.map(({ agencyId }) => agencyId)).size > 1;
  const named = duties.slice(0, mostNamed);
  const count = duties.length;
  const lines = [
    several
      ? t("escalation.several", { count, days })
      : t("escalation.one", { agency: duties[0]!.agencyName, count, days }),
    ...named.map((duty) => dutyLine(duty, several, setting)),
  ];
  if (count > named.length) lines.push(t("reminders.others", { count: count - named.length }));
  lines.push(whoLine(duties, setting));
  const buttons = named.map((duty) => {
    const label = dutyLabel(duty, t, today);
    return {
      label: several ? t("escalation.ofAgency", { label, agency: duty.agency }) : label,
      data: staying(action.duty(duty.id)),
    };
  });
  const work = staying(several || agencies.length > 1 ? action.work() : action.work(duties[0]!.agencyId));
  return { text: lines.join("\n"), buttons: [...inPairs(buttons), [{ label: t("reminders.work"), data: work }]] };
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
function whoLine(duties: readonly DigestDuty[], { focalPoints, t }: EscalationSetting): string {
  const meant = focalPoints.filter(({ agency }) => duties.some(({ agencyId }) => agencyId === agency.id));
  if (meant.length === 0) return t("escalation.nobody");
  const names = meant.map((one) => nameAtPost(one, { role: "focal_point", agency: one.agency }, t));
  return t("escalation.who", { names: [...new Set(names)].join(", ") });
}
