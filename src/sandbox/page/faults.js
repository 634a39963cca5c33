// Faults that the bot's next calls meet, and what it called lately.
import { make } from "./dom.js";
import { get, post, remove } from "./server.js";
import { onLanguage, t, timeOf } from "./words.js";

// kind on the wire → text, and what its number means where it has one
const kinds = {
  throttle: { text: "throttle", value: ["faults.seconds", 5] },
  "reset-before": { text: "resetBefore" },
  "reset-after": { text: "resetAfter" },
  html: { text: "html" },
  slow: { text: "slow", value: ["faults.seconds", 10] },
  blocked: { text: "blocked" },
  error: { text: "error", value: ["faults.code", 500] },
  unauthorized: { text: "unauthorized" },
  quota: { text: "quota" },
};
const methods = [
  "*",
  "sendMessage",
  "editMessageText",
  "answerCallbackQuery",
  "sendDocument",
  "sendPhoto",
  "getUpdates",
];

/** `phones` gives the phones as they are now. */
export function startFaults({ fail, phones, channels }) {
  const form = new FaultForm(document.getElementById("add-fault"), { phones, channels });
  const dialog = document.getElementById("faults");
  const show = (faults) => showComing(faults, phones());
  const load = async () => {
    try {
      show(await get("faults"));
      showCalls(await get("calls?last=60"));
    } catch (error) {
      fail(error);
    }
  };
  form.element.addEventListener("submit", async (event) => {
    event.preventDefault();
    await post("faults", form.read()).then(show, fail);
  });
  document.getElementById("clear-faults").addEventListener("click", () => remove("faults").then(show, fail));
  document.getElementById("open-faults").addEventListener("click", () => {
    form.fillChoices();
    load();
    dialog.showModal();
  });
  onLanguage(() => form.fillChoices());
}

/** What is to go wrong: its kind, at whose phone, at which call, how often. */
class FaultForm {
  constructor(element, { phones, channels }) {
    this.element = element;
    this.phones = phones;
    this.channels = channels;
    this.kind = make("select", { onchange: () => this.showValue() });
    this.phone = make("select");
    this.method = make("select");
    this.times = make("input", { type: "number", min: "1", max: "1000", value: "1" });
    this.value = make("input", { type: "number", min: "1", max: "3600" });
    const labels = {
      "faults.kind": this.kind,
      "faults.who": this.phone,
      "faults.method": this.method,
      "faults.times": this.times,
    };
    const fields = Object.entries(labels).map(([key, field]) =>
      make("label", {}, make("span", { "data-text": key }), field),
    );
    this.meaning = make("span");
    this.valueField = make("label", {}, this.meaning, this.value);
    const add = make("button", { type: "submit", class: "primary", "data-text": "faults.add" });
    element.append(...fields, this.valueField, add);
  }

  /** In the language of now, with the phones of now; what was chosen stays chosen. */
  fillChoices() {
    for (const element of this.element.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
    const selects = [this.kind, this.phone, this.method];
    const chosen = selects.map(({ value }) => value);
    const option = (value, text) => make("option", { value }, text);
    const offered = Object.keys(kinds).filter((name) => name !== "quota" || this.channels.includes("zalo"));
    this.kind.replaceChildren(...offered.map((name) => option(name, t(`faults.kinds.${kinds[name].text}`))));
    this.phone.replaceChildren(
      option("", t("faults.everyone")),
      ...this.phones().map(({ id, owner, channel }) =>
        option(id, `${owner} · ${channel === "zalo" ? "Zalo" : "Telegram"}`),
      ),
    );
    this.method.replaceChildren(...methods.map((name) => option(name, name === "*" ? t("faults.anyMethod") : name)));
    for (const [index, select] of selects.entries()) if (chosen[index]) select.value = chosen[index];
    this.showValue();
  }

  showValue() {
    const meaning = kinds[this.kind.value]?.value;
    this.valueField.hidden = !meaning;
    if (!meaning) return;
    this.meaning.textContent = t(meaning[0]);
    this.value.value = String(meaning[1]);
  }

  /** As the sandbox's API takes it. */
  read() {
    const kind = this.kind.value;
    const number = Number(this.value.value) * (kind === "slow" ? 1000 : 1);
    return {
      kind,
      method: this.method.value,
      times: Number(this.times.value),
      ...(kinds[kind].value && { value: number }),
      ...(this.phone.value ? { phone: this.phone.value } : kind === "quota" && { channel: "zalo" }),
    };
  }
}

function showComing(faults, phones) {
  const rows = faults.map((one) => {
    const owner = one.phone ? (phones.find(({ id }) => id === one.phone)?.owner ?? one.phone) : t("faults.everyone");
    const call = one.method === "*" ? t("faults.anyMethod") : one.method;
    return make(
      "li",
      {},
      [t(`faults.kinds.${kinds[one.kind].text}`), owner, call, t("faults.left", { count: one.times })].join(" · "),
    );
  });
  document
    .getElementById("coming-faults")
    .replaceChildren(...(rows.length ? rows : [make("li", {}, t("faults.none"))]));
}

function showCalls(calls) {
  const rows = calls
    .filter((call) => call.method !== "getUpdates")
    .slice(-12)
    .reverse()
    .map((call) =>
      make("li", { class: call.answer?.ok ? null : "bad" }, `${timeOf(call.at)} ${call.method} · ${outcomeOf(call)}`),
    );
  document.getElementById("latest-calls").replaceChildren(...rows);
}

function outcomeOf({ answer }) {
  if (answer === null) return t("faults.cut");
  return answer.ok ? "ok" : `${t("faults.refused")}: ${answer.description}`;
}
