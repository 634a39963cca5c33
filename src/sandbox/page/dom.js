/** An element with attributes and children; `on…` are listeners, `false`, null and undefined are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button that opens a list of things to do; `fill` makes the list anew each time. Escape and a click outside close it. */
export function menuButton(attributes, label, fill) {
  const button = make(
    "button",
    { type: "button", "aria-haspopup": "true", "aria-expanded": "false", ...attributes },
    label,
  );
  let list = null;
  const close = (refocus) => {
    if (!list) return;
    list.remove();
    list = null;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (refocus) button.focus();
  };
  const outside = (event) => {
    if (!list?.contains(event.target) && event.target !== button) close(false);
  };
  button.addEventListener("click", () => {
    if (list) return close(true);
    const items = fill().map((item) => drawItem(item, close));
    list = drawList(items, close);
    button.after(list);
    place(list, button);
    button.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", outside, true);
    items[0]?.focus();
  });
  return button;
}

function drawItem({ text, detail, act }, close) {
  const choose = () => {
    close(true);
    act();
  };
  return make(
    "button",
    { type: "button", role: "menuitem", onclick: choose },
    text,
    detail && make("small", {}, detail),
  );
}

/** Arrows go round its items, Escape closes it and nothing else. */
function drawList(items, close) {
  const onkeydown = (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      return close(true);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = items.indexOf(document.activeElement);
    items.at((at + step) % items.length)?.focus();
  };
  return make("div", { class: "menu", role: "menu", onkeydown }, ...items);
}

/** Beside its button, inside the window: above where there is more room. */
function place(list, button) {
  const anchor = button.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const above = anchor.top > innerHeight - anchor.bottom;
  const left = Math.min(Math.max(8, anchor.right - width), innerWidth - width - 8);
  const top = above ? anchor.top - height - 4 : anchor.bottom + 4;
  list.style.left = `${left}px`;
  list.style.top = `${Math.min(Math.max(8, top), innerHeight - height - 8)}px`;
}
