import type { Day } from "../../calendar/day.js";
import { formatDayNear } from "../../calendar/formats.js";
import { action } from "../../text/actions.js";
import type { Translate } from "../../text/language.js";
import type { Button, Message } from "../../text/message.js";
import { itemLabel, shorten } from "../labels.js";
import type { ReportedItem } from "./reported-items.js";

interface ReturnedItem {
  readonly id: number;
  readonly item: ReportedItem;
  readonly answerBy: Day;
  readonly reason: string;
  readonly over: "closed" | "archive" | null;
}

const shown = 3;
const longestReason = 60;
const mostButtons = 8;

/** An agency's list with what was sent back in front of everything else; each opens filled in, but for what is taken no more. */
export function withReturns(list: Message, all: readonly ReturnedItem[], today: Day, t: Translate): Message {
  if (all.length === 0) return list;
  const [head = "", ...rest] = list.text.split("\n");
  const returns = all.filter(({ over }) => over === null);
  const lines = returns.slice(0, shown).map(({ item, answerBy, reason }) => {
    const key = answerBy < today ? "decisions.return.workLineLate" : "decisions.return.workLine";
    return t(key, {
      label: itemLabel(item, t, today),
      day: formatDayNear(answerBy, today, t),
      reason: shorten(reason, longestReason),
    });
  });
  const counted = returns.length > 0 ? [t("decisions.return.head", { count: returns.length })] : [];
  const mend = returns.slice(0, shown).map(
    ({ id, item }): Button => ({
      label: t("decisions.return.mendOne", { label: itemLabel(item, t, today) }),
      data: action.mendReturned(id),
    }),
  );
  // The same duty further down has no button of its own beside this one.
  const again = new Set(returns.map(({ item }) => (item.kind === "task" ? action.duty(item.duty.id) : "")));
  const others = list.buttons.map((row) => row.filter(({ data }) => !again.has(data))).filter((row) => row.length > 0);
  const room = mostButtons - mend.length;
  while (others.flat().length > room && others.length > 1) others.splice(others.length - 2, 1);
  return {
    ...list,
    text: [head, ...counted, ...lines, ...overLine(all, today, t), ...rest].join("\n"),
    buttons: [...mend.map((button) => [button]), ...others],
  };
}

/** "Đã trả lại, không nhận gửi lại nữa: V.4 quý II (đầu việc đã đóng)" */
function overLine(all: readonly ReturnedItem[], today: Day, t: Translate): string[] {
  const over = all.flatMap(({ item, over: why }) =>
    why === null ? [] : [t(`decisions.return.over.${why}`, { label: itemLabel(item, t, today) })],
  );
  const left = over.length - shown;
  const list = [...over.slice(0, shown), ...(left > 0 ? [`+${left}`] : [])].join(", ");
  return over.length === 0 ? [] : [t("decisions.return.overLine", { list })];
}
