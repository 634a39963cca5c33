// What a person writes on a phone: the field, what was said of it, and what can be sent besides.
import { firstLine } from "./bubble.js";
import { make, menuButton } from "./dom.js";
import { t } from "./words.js";

export class Composer {
  /** `chat` does what is sent; what is typed stays here until it is. */
  constructor(chat) {
    this.chat = chat;
    this.draft = "";
    this.answering = null; // { bubble } to reply to, { bubble, editing: true } to change
    this.element = make("div", { class: "compose" });
  }

  draw() {
    if (this.chat.phone.blocked) {
      this.element.replaceChildren(this.drawBlocked());
      return;
    }
    const hadFocus = this.input && document.activeElement === this.input;
    const isEmpty = this.chat.phone.history.length === 0;
    this.input = this.drawInput();
    this.input.value = this.draft;
    this.suggestions = make("div", { class: "suggestions" });
    this.element.replaceChildren(
      ...[
        this.suggestions,
        this.answering && this.drawAnswering(),
        isEmpty && this.drawTrials(),
        isEmpty && this.drawStart(),
        this.drawForm(),
        this.drawReplyKeys(),
      ].filter(Boolean),
    );
    this.fitInput();
    if (hadFocus) this.focus();
  }

  drawBlocked() {
    const unblock = () => this.chat.act("block", { blocked: false });
    return make(
      "div",
      { class: "blocked" },
      make("p", {}, t("chat.blockedNotice")),
      make("button", { type: "button", onclick: unblock }, t("chat.unblock")),
    );
  }

  drawInput() {
    return make("textarea", {
      rows: "1",
      placeholder: t("chat.placeholder"),
      "aria-label": t("chat.placeholder"),
      enterkeyhint: "send",
      oninput: () => {
        this.draft = this.input.value;
        this.fitInput();
        this.suggest();
      },
      onkeydown: (event) => {
        if (event.key === "Escape" && this.answering) return this.answer(null);
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.send();
      },
    });
  }

  /** What is replied to, or changed. */
  drawAnswering() {
    const { editing, bubble } = this.answering;
    const dismiss = () => {
      if (editing) this.draft = "";
      this.answer(null);
    };
    return make(
      "div",
      { class: "answering" },
      make("span", {}, t(editing ? "chat.editing" : "chat.replyingTo", { text: firstLine(bubble) })),
      make(
        "button",
        { type: "button", "aria-label": t("chat.dismiss"), title: t("chat.dismiss"), onclick: dismiss },
        "✕",
      ),
    );
  }

  drawStart() {
    const { channel, started } = this.chat.phone;
    if (channel !== "telegram" || started) return null;
    const start = () => this.chat.say("/start");
    return make("button", { type: "button", class: "start", onclick: start }, t("chat.start"));
  }

  drawForm() {
    const submit = (event) => {
      event.preventDefault();
      this.send();
    };
    const named = (key) => ({ "aria-label": t(key), title: t(key) });
    const commands = () =>
      this.chat.phone.commands.map(({ command, description }) => ({
        text: `/${command}`,
        detail: description,
        act: () => this.chat.say(`/${command}`),
      }));
    return make(
      "form",
      { onsubmit: submit },
      this.chat.phone.channel === "telegram" &&
        menuButton({ class: "icon commands", ...named("chat.menu") }, "/", commands),
      this.input,
      menuButton({ class: "icon attach", ...named("chat.attach") }, "+", () => this.attachments()),
      make("button", { class: "icon send", ...named("chat.send") }, sendSign()),
    );
  }

  drawReplyKeys() {
    const { keyboard } = this.chat.phone;
    if (!keyboard) return null;
    const key = (label) => make("button", { type: "button", onclick: () => this.chat.act("press", { label }) }, label);
    return make(
      "div",
      { class: "reply-keys" },
      ...keyboard.map((row) => make("div", { class: "keys-row" }, ...row.map(key))),
    );
  }

  /** What a newcomer can tap on a phone on which nothing was said yet. */
  drawTrials() {
    const trials = this.chat.phone.trials ?? [];
    if (trials.length === 0) return null;
    return make(
      "div",
      { class: "trials" },
      ...[...trials, { label: "morning" }].map((trial) =>
        make(
          "button",
          { type: "button", onclick: () => this.chat.tryOut(this.chat, trial).catch(this.chat.fail) },
          t(`trials.${trial.label}`, { subject: trial.subject }),
        ),
      ),
    );
  }

  /** What an answer is an answer to; null for none. */
  answer(answering) {
    this.answering = answering;
    if (answering?.editing) this.draft = answering.bubble.text;
    this.draw();
    this.focus();
  }

  /** Lies ready in the composer, to be changed and sent. */
  fillIn(text) {
    this.draft = text;
    this.draw();
    this.focus();
  }

  fitInput() {
    // A hidden phone has no sizes: it is measured when it is shown.
    if (!this.input.isConnected || this.input.offsetParent === null) return;
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 120)}px`;
  }

  /** Commands that begin as what is being typed. */
  suggest() {
    const typed = /^\/(\w*)$/.exec(this.draft)?.[1];
    const fitting =
      typed === undefined ? [] : this.chat.phone.commands.filter(({ command }) => command.startsWith(typed));
    this.suggestions.replaceChildren(
      ...fitting.map(({ command, description }) =>
        make(
          "button",
          {
            type: "button",
            onclick: () => {
              this.draft = "";
              this.input.value = "";
              this.suggest();
              this.chat.say(`/${command}`);
              this.focus();
            },
          },
          make("b", {}, `/${command}`),
          ` ${description}`,
        ),
      ),
    );
  }

  async send() {
    const text = this.draft;
    if (text.trim() === "") return;
    const { answering } = this;
    this.draft = "";
    this.answering = null;
    this.draw();
    this.focus();
    const done = answering?.editing
      ? await this.chat.act("edit", { bubble: answering.bubble.id, text })
      : await this.chat.act("write", { text, ...(answering && { replyTo: answering.bubble.id }) });
    // What was typed is not lost where the server could not take it.
    if (!done && this.draft === "") {
      this.draft = text;
      this.answering = answering;
      this.draw();
    }
  }

  attachments() {
    const send = (what) => this.chat.act("send", { what });
    return [
      { text: t("attach.samplePhoto"), act: () => this.sendCaptioned({ what: "photo" }) },
      { text: t("attach.sampleFile"), act: () => this.sendCaptioned({ what: "document" }) },
      { text: t("attach.choosePhoto"), act: () => this.choose("photo", "image/*") },
      { text: t("attach.chooseFile"), act: () => this.choose("document", "") },
      { text: t("attach.sticker"), act: () => send("sticker") },
      ...(this.chat.phone.channel === "telegram"
        ? [
            { text: t("attach.album"), act: () => send("album") },
            { text: t("attach.contact"), act: () => send("contact") },
          ]
        : []),
    ];
  }

  /** What was typed goes along as the caption, as in the app. */
  async sendCaptioned(attachment) {
    const caption = this.draft.trim();
    if (!(await this.chat.act("send", { ...attachment, ...(caption && { caption }) }))) return;
    this.draft = "";
    this.draw();
  }

  choose(what, accept) {
    const input = make("input", { type: "file", accept });
    input.addEventListener("change", async () => {
      const file = input.files[0];
      if (!file) return;
      const base64 = await new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result).split(",")[1]);
        reader.readAsDataURL(file);
      });
      await this.sendCaptioned({ what, name: file.name, base64 });
    });
    input.click();
  }

  focus() {
    // On a touch screen the keyboard would cover half of the chat.
    if (this.input?.isConnected && matchMedia("(hover: hover)").matches) this.input.focus();
  }
}

function sendSign() {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M3 20.5 21.5 12 3 3.5v6.6L15 12 3 13.9z");
  picture.append(path);
  return picture;
}
