import { dayInVietnam } from "../calendar/day.js";
import { formatPeriod } from "../calendar/formats.js";
import type { Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import type { Asked } from "./asked.js";
import { countOverdueOfAny, dutiesOf } from "./queries.js";
import type { SummaryQuery } from "./query.js";

/** What is overdue outside of a period that was named, of the same subject and agencies; only where the period itself has none. */
export async function countElsewhere(query: SummaryQuery, { db, plan, now }: Asked): Promise<number> {
  return query.now ? 0 : countOverdueOfAny(db, dutiesOf(query, plan, dayInVietnam(now)));
}

/** That all is clear in a period that was named is no all-clear while something of another one is overdue: then both are said. */
export async function withElsewhere(message: Message, query: SummaryQuery, asked: Asked): Promise<Message> {
  const { t } = asked;
  const lines = message.text.split("\n");
  const at = lines.indexOf(t("screens.allClear"));
  const elsewhere = at < 0 ? 0 : await countElsewhere(query, asked);
  if (elsewhere === 0) return message;
  const alone = t("screens.clearAlone", { period: formatPeriod(query.period, t), n: formatCount(elsewhere) });
  return { ...message, text: lines.with(at, alone).join("\n") };
}
