// One person: a phone with Telegram, with Zalo or with both, one of them in front.
import { Chat } from "./chat.js";
import { showClock } from "./clock.js";
import { make, menuButton } from "./dom.js";
import { withMarks } from "./marks.js";
import { phonePath, post } from "./server.js";
import { t, timeOf } from "./words.js";

const names = { telegram: "Telegram", zalo: "Zalo" };
const bannerTime = 8000;
/** A message that comes this soon after the person did something is an answer on the open chat, not a notification. */
const conversationTime = 15_000;

export class Person {
  /** `phones`: what the server says of this owner's phones; `onFront` is called when the person comes to the front. */
  constructor(owner, phones, { fail, isVisible, onUnread, tryOut }) {
    this.owner = owner;
    this.fail = fail;
    this.isVisible = isVisible;
    this.onUnread = onUnread;
    this.locked = false;
    this.unread = 0;
    this.lastAct = Number.NEGATIVE_INFINITY;
    this.waitingOnLock = [];
    this.chats = new Map();
    // One chat for each messenger, the first one: a window on a group chat is not shown here.
    for (const phone of phones)
      if (!this.chats.has(phone.channel))
        this.chats.set(
          phone.channel,
          new Chat(phone, {
            fail,
            tryOut,
            onAct: () => {
              this.lastAct = performance.now();
            },
          }),
        );
    const remembered = localStorage.getItem(`channel ${owner}`);
    this.channel = this.chats.has(remembered) ? remembered : phones[0].channel;
    this.element = make("section", { class: "owner", role: "tabpanel" });
    this.draw();
  }

  get chat() {
    return this.chats.get(this.channel);
  }

  /** Everything but the messages: after a change of language or messenger. */
  draw() {
    const labelled = [...this.chats.keys()].map((channel) =>
      make(
        "button",
        {
          type: "button",
          class: channel,
          "aria-pressed": String(channel === this.channel),
          onclick: () => this.choose(channel),
        },
        names[channel],
      ),
    );
    this.banner = make("div", { class: "banners", "aria-live": "polite" });
    this.lock = make("div", { class: "lock-screen" });
    this.element.setAttribute("aria-label", t("phoneOf", { owner: this.owner }));
    this.element.replaceChildren(
      make(
        "div",
        { class: "who" },
        make("h2", { title: this.owner }, this.owner),
        labelled.length > 1 &&
          make("div", { class: "switch", role: "group", "aria-label": t("messenger") }, ...labelled),
      ),
      make(
        "div",
        { class: `case ${this.channel}` },
        make(
          "div",
          { class: "status-bar" },
          make("span", { class: "phone-time" }, "--:--"),
          make(
            "button",
            {
              type: "button",
              class: "power",
              "aria-label": t("phone.lock"),
              title: t("phone.lock"),
              onclick: () => this.turnOff(),
            },
            powerSign(),
          ),
        ),
        this.chat.draw(this.moreButton()),
        this.banner,
        this.lock,
      ),
    );
    this.drawLock();
    this.chat.shown();
    showClock();
  }

  moreButton() {
    return menuButton({ class: "more", "aria-label": t("phone.more"), title: t("phone.more") }, "⋮", () => [
      { text: t("phone.lock"), act: () => this.turnOff() },
      this.chat.phone.blocked
        ? { text: t("chat.unblock"), act: () => this.block(false) }
        : { text: t("phone.block"), act: () => this.block(true) },
    ]);
  }

  async block(blocked) {
    await post(phonePath(this.chat.phone.id, "block"), { blocked }).catch(this.fail);
  }

  choose(channel) {
    this.channel = channel;
    localStorage.setItem(`channel ${this.owner}`, channel);
    this.draw();
    this.chat.scrollToEnd();
    this.element.querySelector(`.switch .${channel}`)?.focus();
  }

  turnOff() {
    this.locked = true;
    this.waitingOnLock = [];
    this.banner.replaceChildren();
    this.drawLock();
    this.lock.querySelector(".unlock").focus();
  }

  open(channel = this.channel) {
    this.locked = false;
    if (channel !== this.channel) this.choose(channel);
    else this.drawLock();
    this.chat.scrollToEnd();
    this.chat.focus();
  }

  drawLock() {
    this.lock.hidden = !this.locked;
    this.element.querySelector(".case").classList.toggle("off", this.locked);
    if (!this.locked) return;
    const cards = this.waitingOnLock.slice(-6).map((one) => this.card(one));
    this.lock.replaceChildren(
      make("p", { class: "lock-time phone-time" }, "--:--"),
      make("p", { class: "lock-day phone-day" }, ""),
      make("div", { class: "cards", "aria-live": "polite" }, ...cards),
      make("p", { class: "nothing", hidden: cards.length > 0 }, t("phone.nothingNew")),
      make(
        "button",
        { type: "button", class: "unlock", "aria-label": t("phone.unlock"), onclick: () => this.open() },
        t("phone.unlockHint"),
      ),
    );
    showClock();
  }

  card({ title, line, photo, file, at, channel }) {
    const content = line || (photo ? t("chat.photo") : (file ?? t("chat.file")));
    return make(
      "button",
      {
        type: "button",
        class: `card ${channel}`,
        "aria-label": `${t("phone.notification", { title })}: ${content}`,
        onclick: () => {
          this.seen();
          this.open(channel);
        },
      },
      make("span", { class: "app" }, `${names[channel]} · ${timeOf(at)}`),
      make("b", {}, title),
      make("span", { class: "line" }, withMarks(content)),
    );
  }

  /** A message came: on the open chat in the middle of a conversation it needs no notification. */
  notify(notification) {
    const inFront = notification.channel === this.channel && !this.locked && this.isVisible(this);
    if (inFront && performance.now() - this.lastAct < conversationTime) return;
    if (!this.isVisible(this)) {
      this.unread++;
      this.onUnread(this, notification);
    }
    if (this.locked) {
      this.waitingOnLock.push(notification);
      this.drawLock();
      return;
    }
    const card = this.card(notification);
    this.banner.replaceChildren(card);
    setTimeout(() => card.remove(), bannerTime);
  }

  /** The clock was moved: what comes now comes by itself. */
  clockMoved() {
    this.lastAct = Number.NEGATIVE_INFINITY;
  }

  /** The person came to the front: what has no size while hidden is measured now. */
  seen() {
    this.chat.shown();
    this.unread = 0;
    this.banner.replaceChildren();
  }
}

function powerSign() {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M12 3v9M6.5 6.5a8 8 0 1 0 11 0");
  picture.append(path);
  return picture;
}
