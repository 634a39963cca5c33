import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";

/** So many messages a list may be cut into: nobody reads more of them on a phone. */
const mostMessages = 6;

interface Setting {
  /** Of one message, in UTF-16 units. */
  readonly maxText: number;
  /** The files that hold it as well. */
  readonly files: readonly Button[];
  readonly t: Translate;
}

/** A list of so many agencies as one text; where that would be too long, how many there are and the files instead. */
export function wholeText(text: string, count: number, { maxText, files, t }: Setting): Message {
  if (text.length <= mostMessages * maxText) return { text, buttons: [], protected: true };
  const [head = ""] = text.split("\n");
  return { text: t("screens.tooLong", { head, n: formatCount(count) }), buttons: [[...files]], protected: true };
}
