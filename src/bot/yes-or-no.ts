import type { Message } from "../text/message.js";
import type { MemberContext } from "./context.js";

/** A read-back that is confirmed or left, by its buttons or a bare "có" or "không"; `edits`: or said anew. */
export function yesOrNo(
  { t }: Pick<MemberContext, "t">,
  text: string,
  choice: (value: string) => string,
  edits = false,
): Message {
  const [yes, no] = [choice("yes"), choice("leave")];
  return {
    text,
    buttons: [
      [
        { label: t("common.confirm"), data: yes },
        ...(edits ? [{ label: t("common.edit"), data: choice("edit") }] : []),
        { label: t("common.cancel"), data: no },
      ],
    ],
    offer: { yes, no },
  };
}
