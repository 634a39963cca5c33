import { withMarks } from "./marks.js";

// A message's text as nodes: marks of the Bot API, addresses as links, commands that can be pressed.

const address = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g;
const marks = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", spoiler: "span" };

/** `onCommand` is given a command that was pressed, `onStart` the payload of a link that opens this bot. */
export function renderText(text, entities, { botUsername, onCommand, onStart }) {
  const pieces = [...(entities ?? [])];
  const covered = (from, to) => pieces.some((one) => from < one.offset + one.length && one.offset < to);
  for (const match of text.matchAll(address))
    if (!covered(match.index, match.index + match[0].length))
      pieces.push({ type: "url", offset: match.index, length: match[0].length });

  // Outer pieces first; each becomes an element around what lies in it.
  const build = (from, to, inside) => {
    const fragment = document.createDocumentFragment();
    let at = from;
    const sorted = inside.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
    while (sorted.length > 0) {
      const piece = sorted.shift();
      const end = Math.min(piece.offset + piece.length, to);
      if (piece.offset < at) continue;
      const within = [];
      while (sorted.length > 0 && sorted[0].offset < end) within.push(sorted.shift());
      fragment.append(withMarks(text.slice(at, piece.offset)));
      const element = elementFor(piece, text.slice(piece.offset, end), { botUsername, onCommand, onStart });
      element.append(build(piece.offset, end, within));
      fragment.append(element);
      at = end;
    }
    fragment.append(withMarks(text.slice(at, to)));
    return fragment;
  };
  return build(0, text.length, pieces);
}

function elementFor(piece, content, { botUsername, onCommand, onStart }) {
  if (piece.type === "bot_command" && onCommand) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "command-link";
    button.addEventListener("click", () => onCommand(content));
    return button;
  }
  if (piece.type === "url" || piece.type === "text_link") return linkTo(piece.url ?? content, { botUsername, onStart });
  return document.createElement(marks[piece.type] ?? "span");
}

/** An address that opens this very bot is opened on this phone, as the app does. */
export function linkTo(href, { botUsername, onStart }) {
  const link = document.createElement("a");
  link.href = /^https?:/.test(href) ? href : "#";
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  const start = /^https:\/\/t\.me\/(\w+)\?start=([A-Za-z0-9_-]{1,64})$/.exec(href);
  if (start && onStart && start[1].toLowerCase() === botUsername?.toLowerCase())
    link.addEventListener("click", (event) => {
      event.preventDefault();
      onStart(start[2]);
    });
  return link;
}
