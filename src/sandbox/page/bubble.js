// One message of a chat, as its messenger shows it.
import { make, menuButton } from "./dom.js";
import { withMarks } from "./marks.js";
import { linkTo, renderText } from "./text.js";
import { t, timeOf } from "./words.js";

/** `chat` is asked to do what a press means. */
export function drawBubble(chat, bubble) {
  const { botUsername, channel } = chat.phone;
  const replied = bubble.replyTo && chat.phone.history.find(({ id }) => id === bubble.replyTo);
  const body = renderText(bubble.text, bubble.entities, {
    botUsername,
    onCommand: channel === "telegram" ? (command) => chat.say(command) : undefined,
    onStart: (payload) => chat.say(`/start ${payload}`),
  });
  const isSticker = bubble.from === "person" && /^\p{Extended_Pictographic}\uFE0F?$/u.test(bubble.text);
  return make(
    "div",
    { class: `message ${bubble.from === "bot" ? "theirs" : "mine"}`, "data-bubble": bubble.id },
    make(
      "div",
      { class: isSticker ? "bubble sticker" : "bubble" },
      replied && make("p", { class: "quote" }, firstLine(replied)),
      bubble.photo &&
        make(
          "a",
          { href: bubble.photo, target: "_blank", rel: "noopener" },
          make("img", { src: bubble.photo, alt: t("chat.photo"), onload: () => chat.keepEnd() }),
        ),
      bubble.file && make("a", { class: "file", href: bubble.file.url, download: bubble.file.name }, bubble.file.name),
      bubble.text !== "" && make("span", { class: "text" }, body),
      make(
        "span",
        { class: "meta" },
        channel === "telegram" && actionsOf(chat, bubble),
        bubble.edited && make("span", {}, t("chat.edited")),
        make("time", { datetime: bubble.at }, timeOf(bubble.at)),
      ),
    ),
    bubble.buttons.length > 0 && drawKeys(chat, bubble),
  );
}

function actionsOf(chat, bubble) {
  const isOwnText = bubble.from === "person" && bubble.text && !bubble.photo && !bubble.file;
  return menuButton({ class: "actions", "aria-label": t("chat.actions"), title: t("chat.actions") }, "⋯", () => [
    { text: t("chat.reply"), act: () => chat.composer.answer({ bubble }) },
    ...(isOwnText ? [{ text: t("chat.edit"), act: () => chat.composer.answer({ bubble, editing: true }) }] : []),
    { text: t("chat.forward"), act: () => chat.act("forward", { bubble: bubble.id }) },
    ...(navigator.clipboard ? [{ text: t("chat.copy"), act: () => navigator.clipboard.writeText(bubble.text) }] : []),
  ]);
}

function drawKeys(chat, bubble) {
  const waits = chat.pressed.get(bubble.id);
  return make(
    "div",
    { class: "keys" },
    ...bubble.buttons.map((row) =>
      make(
        "div",
        { class: "keys-row" },
        ...row.map(({ label, url }) => {
          if (url) {
            const link = linkTo(url, {
              botUsername: chat.phone.botUsername,
              onStart: (payload) => chat.say(`/start ${payload}`),
            });
            link.append(withMarks(label));
            return link;
          }
          return make(
            "button",
            { type: "button", class: waits === label && "waits", onclick: () => chat.press(bubble, label) },
            withMarks(label),
          );
        }),
      ),
    ),
  );
}

/** What stands for a message where it is quoted. */
export function firstLine({ text, photo, file }) {
  return text.split("\n")[0] || (photo ? t("chat.photo") : (file?.name ?? ""));
}
