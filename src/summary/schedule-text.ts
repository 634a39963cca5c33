import { addDays } from "../calendar/day.js";
import { formatWeekday } from "../calendar/formats.js";
import { displayName } from "../people/names.js";
import type { Role } from "../people/roles.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import type { WeeklyTime } from "../text/schedule-words.js";
import { pageOf } from "./paging.js";
import type { Reader, Schedule } from "./schedules.js";

const aMonday = "1970-01-05";

/** "thứ Hai, thứ Năm hằng tuần, 08:00" */
function describeTimes({ weekdays, time }: WeeklyTime, t: Translate): string {
  const isEvery = weekdays.join() === "1,2,3,4,5";
  const names = weekdays.map((day) => formatWeekday(addDays(aMonday, day - 1), t));
  return isEvery ? t("schedules.everyDay", { time }) : t("schedules.weekly", { days: names.join(", "), time });
}

/** What holds, a button each, and how to have one more. */
export function schedulesMessage(schedules: readonly Schedule[], page: number, t: Translate, said?: string): Message {
  const shown = pageOf(schedules, page);
  const lines: string[] = [
    schedules.length > 0 ? t("schedules.head", { count: schedules.length }) : t("schedules.none"),
  ];
  if (said !== undefined) lines.unshift(said);
  const labelOf = (one: Schedule) =>
    t("schedules.label", { number: schedules.indexOf(one) + 1, times: describeTimes(one, t) });
  for (const one of shown.items) lines.push(t("schedules.line", { label: labelOf(one), count: one.personIds.length }));
  lines.push(t("schedules.howTo"));
  if (schedules.length > 0) lines.push(t("schedules.howToChange"));
  const buttons = shown.items.map((one): Button[] => [{ label: labelOf(one), data: action.schedule(one.id) }]);
  if (shown.pages > 1) {
    const next = (shown.page % shown.pages) + 1;
    buttons.push([
      { label: t("office.button.next", { page: next, pages: shown.pages }), data: action.schedules(next) },
    ]);
  }
  return { text: lines.join("\n"), buttons };
}

/** What was typed, before it holds. */
export function askSchedule(
  words: WeeklyTime,
  { changes, yes }: { readonly changes: Schedule | null; readonly yes: string },
  t: Translate,
): Message {
  const lines = [
    changes ? t("schedules.askChange", { times: describeTimes(changes, t) }) : t("schedules.ask"),
    t("schedules.what", { times: describeTimes(words, t) }),
    changes ? t("schedules.sameReaders", { count: changes.personIds.length }) : t("schedules.toYou"),
    t("schedules.restDays"),
  ];
  return {
    text: lines.join("\n"),
    buttons: [
      [
        { label: t("common.confirm"), data: yes },
        { label: t("common.cancel"), data: action.decline() },
      ],
    ],
    offer: { yes, no: action.decline() },
  };
}

/** One of them with who gets it, and everybody of the office who may be added or taken away. */
export function scheduleMessage(
  schedule: Schedule,
  readers: readonly Reader[],
  { page, t, said }: { readonly page: number; readonly t: Translate; readonly said?: string },
): Message {
  const chosen = readers.filter(({ id }) => schedule.personIds.includes(id));
  const names = chosen.map((reader) => nameOf(reader, readers, t));
  const lines: string[] = [
    t("schedules.what", { times: describeTimes(schedule, t) }),
    t("schedules.readers", { count: names.length, names: names.join(", ") || "–" }),
  ];
  if (said !== undefined) lines.unshift(said);
  const shown = pageOf(readers, page);
  const buttons = shown.items.map((reader): Button[] => {
    const who = nameOf(reader, readers, t);
    const label = t(chosen.includes(reader) ? "schedules.leaveOut" : "schedules.add", { who });
    return [{ label, data: action.scheduleReader(schedule.id, reader.id) }];
  });
  const last: Button[] = [
    { label: t("schedules.drop"), data: action.dropSchedule(schedule.id) },
    { label: t("common.back"), data: action.schedules() },
  ];
  if (shown.pages > 1) {
    const next = (shown.page % shown.pages) + 1;
    last.unshift({
      label: t("office.button.next", { page: next, pages: shown.pages }),
      data: action.schedule(schedule.id, next),
    });
  }
  return { text: lines.join("\n"), buttons: [...buttons, last], protected: true };
}

/** By title and name, else by post; with the number of the person where two of the office have the same. */
function nameOf(reader: Reader, among: readonly Reader[], t: Translate): string {
  const plain = (one: Reader) => displayName(one, { role: one.role as Role, agency: null }, t);
  const isAlone = among.filter((one) => plain(one) === plain(reader)).length < 2;
  return isAlone ? plain(reader) : t("schedules.numbered", { who: plain(reader), number: reader.id });
}
