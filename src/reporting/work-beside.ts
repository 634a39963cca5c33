import { type Catalogue, comesWithEvents } from "../text/catalogue.js";
import { hasDueDay } from "../text/deadline-kinds.js";
import type { Translate } from "../text/language.js";
import type { Message } from "../text/message.js";

/**
 * What an agency leads and has no day in its list, under the last page of it: what it reports whenever it is asked for, and
 * what comes with events.
 *
 * @param next the data of the button to the page after the shown one
 */
export function withUndated(
  list: Message,
  { tasks }: Catalogue,
  agency: string,
  { t, next }: { readonly t: Translate; readonly next: string },
): Message {
  if (list.buttons.flat().some(({ data }) => data === next)) return list;
  const led = tasks.filter(({ leads }) => leads.includes(agency));
  const codes = (of: typeof led) => of.map(({ code }) => code).join(", ");
  const asked = led.filter((task) => !hasDueDay(task));
  const happening = led.filter(comesWithEvents);
  const lines = [
    ...(asked.length > 0 ? [t("event.onRequest.these", { codes: codes(asked) })] : []),
    ...(happening.length > 0 ? [t("event.these", { codes: codes(happening) })] : []),
  ];
  return lines.length === 0 ? list : { ...list, text: [list.text, ...lines].join("\n") };
}
