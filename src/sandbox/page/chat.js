// The chat with the bot on one phone, in the manner of its messenger.
import { make, menuButton } from "./dom.js";
import { withMarks } from "./marks.js";
import { get, phonePath, post } from "./server.js";
import { linkTo, renderText } from "./text.js";
import { dayOf, longDayOf, t, timeOf } from "./words.js";

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
    this.answering = null; // { bubble } to reply to, { bubble, editing: true } to change
    this.draft = "";
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
    this.compose = make("div", { class: "compose" });
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
      this.compose,
    );
    this.drawComposer();
    this.show(this.phone);
    return this.element;
  }

  /** What can be measured only on the page. */
  shown() {
    if (this.input) this.fitInput();
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
      this.isEmpty !== (phone.history.length === 0)
    )
      this.drawComposer();
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
      wanted.push(this.piece(bubble.id, look, () => this.drawBubble(bubble)));
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

  drawBubble(bubble) {
    const { botUsername, channel } = this.phone;
    const replied = bubble.replyTo && this.phone.history.find(({ id }) => id === bubble.replyTo);
    const body = renderText(bubble.text, bubble.entities, {
      botUsername,
      onCommand: channel === "telegram" ? (command) => this.say(command) : undefined,
      onStart: (payload) => this.say(`/start ${payload}`),
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
            make("img", { src: bubble.photo, alt: t("chat.photo"), onload: () => this.keepEnd() }),
          ),
        bubble.file &&
          make("a", { class: "file", href: bubble.file.url, download: bubble.file.name }, bubble.file.name),
        bubble.text !== "" && make("span", { class: "text" }, body),
        make(
          "span",
          { class: "meta" },
          channel === "telegram" && this.actionsOf(bubble),
          bubble.edited && make("span", {}, t("chat.edited")),
          make("time", { datetime: bubble.at }, timeOf(bubble.at)),
        ),
      ),
      bubble.buttons.length > 0 && this.drawKeys(bubble),
    );
  }

  actionsOf(bubble) {
    const isOwnText = bubble.from === "person" && bubble.text && !bubble.photo && !bubble.file;
    return menuButton({ class: "actions", "aria-label": t("chat.actions"), title: t("chat.actions") }, "⋯", () => [
      { text: t("chat.reply"), act: () => this.answer({ bubble }) },
      ...(isOwnText ? [{ text: t("chat.edit"), act: () => this.answer({ bubble, editing: true }) }] : []),
      { text: t("chat.forward"), act: () => this.act("forward", { bubble: bubble.id }) },
      ...(navigator.clipboard ? [{ text: t("chat.copy"), act: () => navigator.clipboard.writeText(bubble.text) }] : []),
    ]);
  }

  drawKeys(bubble) {
    const waits = this.pressed.get(bubble.id);
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
                botUsername: this.phone.botUsername,
                onStart: (payload) => this.say(`/start ${payload}`),
              });
              link.append(withMarks(label));
              return link;
            }
            return make(
              "button",
              { type: "button", class: waits === label && "waits", onclick: () => this.press(bubble, label) },
              withMarks(label),
            );
          }),
        ),
      ),
    );
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

  answer(answering) {
    this.answering = answering;
    if (answering?.editing) this.draft = answering.bubble.text;
    this.drawComposer();
    this.focus();
  }

  drawComposer() {
    const { channel, blocked, keyboard, history } = this.phone;
    this.isEmpty = history.length === 0;
    if (blocked) {
      this.compose.replaceChildren(
        make(
          "div",
          { class: "blocked" },
          make("p", {}, t("chat.blockedNotice")),
          make("button", { type: "button", onclick: () => this.act("block", { blocked: false }) }, t("chat.unblock")),
        ),
      );
      return;
    }
    const hadFocus = this.input && document.activeElement === this.input;
    this.input = make("textarea", {
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
    this.input.value = this.draft;
    this.suggestions = make("div", { class: "suggestions" });
    this.compose.replaceChildren(
      ...[
        this.suggestions,
        this.answering &&
          make(
            "div",
            { class: "answering" },
            make(
              "span",
              {},
              t(this.answering.editing ? "chat.editing" : "chat.replyingTo", {
                text: firstLine(this.answering.bubble),
              }),
            ),
            make(
              "button",
              {
                type: "button",
                "aria-label": t("chat.dismiss"),
                title: t("chat.dismiss"),
                onclick: () => {
                  if (this.answering.editing) this.draft = "";
                  this.answer(null);
                },
              },
              "✕",
            ),
          ),
        this.isEmpty && this.drawTrials(),
        channel === "telegram" &&
          this.isEmpty &&
          !this.phone.started &&
          make("button", { type: "button", class: "start", onclick: () => this.say("/start") }, t("chat.start")),
        make(
          "form",
          {
            onsubmit: (event) => {
              event.preventDefault();
              this.send();
            },
          },
          channel === "telegram" &&
            menuButton({ class: "icon commands", "aria-label": t("chat.menu"), title: t("chat.menu") }, "/", () =>
              this.phone.commands.map(({ command, description }) => ({
                text: `/${command}`,
                detail: description,
                act: () => this.say(`/${command}`),
              })),
            ),
          this.input,
          menuButton({ class: "icon attach", "aria-label": t("chat.attach"), title: t("chat.attach") }, "+", () =>
            this.attachments(),
          ),
          make("button", { class: "icon send", "aria-label": t("chat.send"), title: t("chat.send") }, sendSign()),
        ),
        keyboard &&
          make(
            "div",
            { class: "reply-keys" },
            ...keyboard.map((row) =>
              make(
                "div",
                { class: "keys-row" },
                ...row.map((label) =>
                  make("button", { type: "button", onclick: () => this.act("press", { label }) }, label),
                ),
              ),
            ),
          ),
      ].filter(Boolean),
    );
    this.fitInput();
    if (hadFocus) this.focus();
  }

  /** What a newcomer can tap on a phone on which nothing was said yet. */
  drawTrials() {
    const trials = this.phone.trials ?? [];
    if (trials.length === 0) return null;
    return make(
      "div",
      { class: "trials" },
      ...[...trials, { label: "morning" }].map((trial) =>
        make(
          "button",
          { type: "button", onclick: () => this.tryOut(this, trial).catch(this.fail) },
          t(`trials.${trial.label}`, { subject: trial.subject }),
        ),
      ),
    );
  }

  /** Lies ready in the composer, to be changed and sent. */
  fillIn(text) {
    this.draft = text;
    this.drawComposer();
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
    const fitting = typed === undefined ? [] : this.phone.commands.filter(({ command }) => command.startsWith(typed));
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
              this.say(`/${command}`);
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
    this.drawComposer();
    this.focus();
    const done = answering?.editing
      ? await this.act("edit", { bubble: answering.bubble.id, text })
      : await this.act("write", { text, ...(answering && { replyTo: answering.bubble.id }) });
    // What was typed is not lost where the server could not take it.
    if (!done && this.draft === "") {
      this.draft = text;
      this.answering = answering;
      this.drawComposer();
    }
  }

  attachments() {
    const send = (what) => this.act("send", { what });
    return [
      { text: t("attach.samplePhoto"), act: () => this.sendCaptioned({ what: "photo" }) },
      { text: t("attach.sampleFile"), act: () => this.sendCaptioned({ what: "document" }) },
      { text: t("attach.choosePhoto"), act: () => this.choose("photo", "image/*") },
      { text: t("attach.chooseFile"), act: () => this.choose("document", "") },
      { text: t("attach.sticker"), act: () => send("sticker") },
      ...(this.phone.channel === "telegram"
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
    if (!(await this.act("send", { ...attachment, ...(caption && { caption }) }))) return;
    this.draft = "";
    this.drawComposer();
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
    // On a touch screen the keyboard would cover half of the chat.
    if (this.input?.isConnected && matchMedia("(hover: hover)").matches) this.input.focus();
  }
}

function firstLine({ text, photo, file }) {
  return text.split("\n")[0] || (photo ? t("chat.photo") : (file?.name ?? ""));
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

function initials(name) {
  return name
    .split(/\s+/)
    .map((word) => word[0])
    .join("")
    .slice(0, 2)
    .toUpperCase();
}
