import { formatDay, formatMoment } from "../calendar/formats.js";
import { channelTitle } from "../people/joining-text.js";
import { displayName } from "../people/names.js";
import { isAdministrator } from "../people/roles.js";
import { settingName } from "../plan/setting-names.js";
import { linesOfPage, turning } from "../summary/paging.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import { formatCount } from "../text/numbers.js";
import type { MemberContext } from "./context.js";
import { noteRefusal } from "./refuse-foreign.js";
import { say, showStep } from "./show.js";

const mostShown = 100;

/** What the audit holds of a change, with who made it and through which messenger. */
interface Change {
  readonly at: Date;
  readonly action: string;
  readonly subject: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly personId: number | null;
  readonly name: string | null;
  readonly title: string | null;
  readonly channel: string | null;
}

/** "/lichsu cài đặt": the latest changes of settings and days off, and the imports of plans, the newest first. */
export async function showSettingHistory(ctx: MemberContext, number = 1): Promise<void> {
  const { t, today } = ctx;
  if (!isAdministrator(ctx.member)) {
    await noteRefusal(ctx, "setting");
    return say(ctx, t("planChange.administratorOnly"));
  }
  // What people set for themselves is theirs; of an import its one entry that counts. What a change in chat does to the
  // plan is written as an import of the same moment.
  const changes = await ctx.services.db.$queryRaw<Change[]>`
    SELECT a.at, a.action, a.subject, a.old, a.new, a."personId", p.name, p.title, i.channel
    FROM "Audit" a LEFT JOIN "Person" p ON p.id = a."personId" LEFT JOIN "InboxUpdate" i ON i.id = a."inboxId"
    WHERE (a.action = 'setting'
        AND a.subject ~ '^([0-9]{4}|rest day|event|return|escalation|retention|limits|[a-z]+[.]quota) ')
      OR (a.action = 'import' AND a.subject ~ '^[0-9]{4} ' AND a.new ~ '^[+][0-9]+ ~'
        AND NOT EXISTS (SELECT FROM "Audit" s WHERE s.at = a.at AND s.action = 'setting' AND s."personId" IS NOT NULL))
    ORDER BY a.id DESC LIMIT ${mostShown}`;
  const lines = changes.map((change) =>
    t("settings.history.line", {
      moment: formatMoment(change.at, today, t),
      who: whoOf(change, t),
      what: whatOf(change, t),
    }),
  );
  const page = linesOfPage(lines.length > 0 ? lines : [t("settings.history.nothing")], number);
  const [next] = turning(page, (to) => action.settingHistory(to), "", t);
  await showStep(ctx, {
    text: [t("settings.history.head", { count: lines.length }), ...page.items].join("\n"),
    buttons: page.pages > 1 ? [[next!]] : [],
    protected: true,
  });
}

function whoOf({ personId, channel, ...naming }: Change, t: Translate): string {
  if (personId === null) return t("settings.history.server");
  const who = displayName(naming, { role: "administrator", agency: null }, t);
  return channel === null ? who : t("settings.history.through", { who, channel: channelTitle(channel, t) });
}

/** "Hạn việc phát sinh: 5 → 7", "ngày 30/08/2024: thường lệ → nghỉ", "nạp Kế hoạch 65/QĐ-UBND: thêm 8.514 …" */
function whatOf(change: Change, t: Translate): string {
  const [first = "", ...rest] = change.subject.split(" ");
  if (change.action === "import") {
    const [added, changed, removed] = [...(change.new ?? "").matchAll(/\d+/g)].map(([n]) => formatCount(Number(n)));
    return t("settings.history.import", {
      ...{ number: rest.join(" "), added: added ?? "0", changed: changed ?? "0", removed: removed ?? "0" },
    });
  }
  if (first === "rest") return fromTo(t("operator.plan.day", { day: formatDay(rest[1] ?? "") }), change, dayState, t);
  if (/^\d{4}$/.test(first)) {
    const name = rest[0] === "ladder" ? t("settings.history.ladder") : settingName(rest.join("."), t);
    return fromTo(t("settings.history.ofPlan", { name, year: first }), change, restDayRule, t);
  }
  return fromTo(officeName(first, rest[0] ?? "", t), change, (value) => value, t);
}

function fromTo(
  name: string,
  { old, new: to }: Change,
  shown: (value: string, t: Translate) => string,
  t: Translate,
): string {
  const said = (value: string | null) => (value === null || value === "" ? "–" : shown(value, t));
  return t("settings.history.fromTo", { name, old: said(old), to: said(to) });
}

function dayState(value: string, t: Translate): string {
  return value === "off" || value === "work" || value === "usual" ? t(`settings.history.day.${value}`) : value;
}

function restDayRule(value: string, t: Translate): string {
  return value === "stays" || value === "before" || value === "after" ? t(`planChange.restDay.${value}`) : value;
}

/** As chat calls what is set there, in working days; as the command line calls the rest. */
function officeName(row: string, key: string, t: Translate): string {
  if (row === "event" || row === "return") return t(`settings.history.office.${row}`);
  if (key === "leader" || key === "office") return t(`settings.history.office.${key}`);
  return `${row}.${key}`;
}
