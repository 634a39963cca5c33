// The chat with the bot on one phone, in the manner of its messenger.
import { drawBubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { make } from "./dom.js";
import { get, phonePath, post } from "./server.js";
import { dayOf, longDayOf, t } from "./words.js";

const toastTime = 4000;

export class Chat {
  /** `onAct` is called whenever the person does something. */
  constructor(phone, { fail, onAct, tryOut }) {
    this.phone = { history: [], commands: [], ...phone };
    this.fail = fail;
    this.onAct = onAct;
    this.tryOut = tryOut;
    this.bubbles = new Map(); // id → { element, look }
    this.toasts = new Map(); // id → the toast that was shown
    this.pressed = new Map(); // bubble id → label of the button that waits for its answer
    this.composer = new Composer(this);
    this.wasAtEnd = true;
    this.loading = null;
  }

  /** Fetches what the phone shows; calls in quick succession become one, the last one always counts. */
  async refresh() {
    if (this.loading) {
      this.again = true;
      return this.loading;
    }
    this.loading = (async () => {
      do {
        this.again = false;
        this.show(await get(phonePath(this.phone.id)));
      } while (this.again);
    })();
    try {
      await this.loading;
    } catch (error) {
      this.fail(error);
    } finally {
      this.loading = null;
    }
  }

  /** The whole chat anew: head, messages, composer. `more` is the button for what concerns the phone. */
  draw(more) {
    const { botName, id } = this.phone;
    this.bubbles.clear();
    this.state = make("span", { class: "state" });
    this.log = make("div", {
      class: "log",
      role: "log",
      tabindex: "0",
      "aria-label": t("chatOf", { owner: this.phone.owner }),
      onscroll: () => this.noteEnd(),
    });
    this.sizes?.disconnect();
    this.sizes = new ResizeObserver(() => this.keepEnd());
    this.sizes.observe(this.log);
    this.toast = make("p", { class: "toast", role: "status" });
    this.element = make(
      "div",
      { class: "chat", "data-phone": id },
      make(
        "div",
        { class: "head" },
        make("span", { class: "avatar", "aria-hidden": "true" }, initials(botName)),
        make("div", { class: "name" }, make("b", {}, botName), this.state),
        more,
      ),
      this.log,
      this.toast,
      this.composer.element,
    );
    this.composer.draw();
    this.show(this.phone);
    return this.element;
  }

  /** What can be measured only on the page. */
  shown() {
    if (this.composer.input) this.composer.fitInput();
    this.scrollToEnd();
  }

  show(phone) {
    const before = this.phone;
    this.phone = { trials: before.trials, ...phone };
    if (!this.log) return;
    const newest = phone.history.at(-1);
    const wrote = newest?.from === "person" && newest.id !== before.history.at(-1)?.id;
    this.drawHistory();
    this.wasAtEnd ||= wrote;
    this.keepEnd();
    this.state.textContent = phone.typing ? t("chat.typing") : t("chat.bot");
    this.state.classList.toggle("typing", phone.typing);
    if (
      before.blocked !== phone.blocked ||
      JSON.stringify(before.keyboard) !== JSON.stringify(phone.keyboard) ||
      (before.history.length === 0) !== (phone.history.length === 0)
    )
      this.composer.draw();
  }

  drawHistory() {
    const wanted = [];
    let day = "";
    for (const bubble of this.phone.history) {
      if (dayOf(bubble.at) !== day) {
        day = dayOf(bubble.at);
        wanted.push(
          this.piece(`day ${day}`, longDayOf(bubble.at), () => make("p", { class: "day" }, longDayOf(bubble.at))),
        );
      }
      const waits = this.pressed.get(bubble.id);
      const look = JSON.stringify([bubble, waits, t("chat.edited")]);
      wanted.push(this.piece(bubble.id, look, () => drawBubble(this, bubble)));
      this.noteToast(bubble);
    }
    if (wanted.length === 0)
      wanted.push(this.piece("empty", t("chat.empty"), () => make("p", { class: "empty" }, t("chat.empty"))));
    const keep = new Set(wanted);
    for (const [key, { element }] of this.bubbles) {
      if (keep.has(element)) continue;
      element.remove();
      this.bubbles.delete(key);
    }
    for (const [index, element] of wanted.entries())
      if (this.log.children[index] !== element) this.log.insertBefore(element, this.log.children[index] ?? null);
  }

  /** The element of a bubble, made anew only where its look changed. */
  piece(key, look, draw) {
    const known = this.bubbles.get(key);
    if (known?.look === look) return known.element;
    const hadFocus = known?.element.contains(document.activeElement);
    const element = draw();
    known?.element.replaceWith(element);
    this.bubbles.set(key, { element, look });
    // A keyboard user who pressed a button goes on where its message is.
    if (hadFocus) (element.querySelector(".keys button") ?? this.log).focus();
    return element;
  }

  /** Shown once for each answer; a press clears the old one on the server first. */
  noteToast({ id, toast }) {
    if (this.toasts.get(id) === toast) return;
    this.toasts.set(id, toast);
    if (!toast) return;
    this.toast.textContent = toast;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => {
      this.toast.textContent = "";
    }, toastTime);
  }

  async press(bubble, label) {
    this.pressed.set(bubble.id, label);
    this.drawHistory();
    await this.act("press", { label, bubble: bubble.id });
    // The app shows its wheel until the bot answers, and gives up after a while.
    setTimeout(() => {
      if (this.pressed.get(bubble.id) !== label) return;
      this.pressed.delete(bubble.id);
      this.drawHistory();
    }, 3000);
  }

  async say(text) {
    await this.act("write", { text });
    this.scrollToEnd();
  }

  async act(what, body) {
    this.onAct();
    try {
      await post(phonePath(this.phone.id, what), body);
    } catch (error) {
      this.fail(error);
      return false;
    }
    return true;
  }

  /** Lies ready to be changed and sent. */
  fillIn(text) {
    this.composer.fillIn(text);
  }

  noteEnd() {
    this.wasAtEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
  }

  /** Stays at the end where it was there, also when a picture has found its size. */
  keepEnd() {
    if (this.wasAtEnd) this.scrollToEnd();
  }

  scrollToEnd() {
    if (this.log) this.log.scrollTop = this.log.scrollHeight;
  }

  focus() {
    this.composer.focus();
  }
}

function initials(name) {
  return name
    .split(/\s+/)
    .map((word) => word[0])
    .join("")
    .slice(0, 2)
    .toUpperCase();
}
