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
  const dialog = document.getElementById("faults");
  const form = document.getElementById("add-fault");
  const kind = make("select");
  const phone = make("select");
  const method = make("select");
  const times = make("input", { type: "number", min: "1", max: "1000", value: "1" });
  const value = make("input", { type: "number", min: "1", max: "3600" });
  const labels = {
    "faults.kind": kind,
    "faults.who": phone,
    "faults.method": method,
    "faults.times": times,
    value,
  };
  const fields = Object.entries(labels).map(([key, field]) =>
    make("label", {}, make("span", { "data-text": key }), field),
  );
  form.append(...fields, make("button", { type: "submit", class: "primary", "data-text": "faults.add" }));
  const valueField = fields.at(-1);
  delete valueField.querySelector("span").dataset.text;

  const fillChoices = () => {
    for (const element of form.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
    const chosen = [kind.value, phone.value, method.value];
    const offered = Object.keys(kinds).filter((name) => name !== "quota" || channels.includes("zalo"));
    kind.replaceChildren(
      ...offered.map((name) => make("option", { value: name }, t(`faults.kinds.${kinds[name].text}`))),
    );
    phone.replaceChildren(
      make("option", { value: "" }, t("faults.everyone")),
      ...phones().map(({ id, owner, channel }) =>
        make("option", { value: id }, `${owner} · ${channel === "zalo" ? "Zalo" : "Telegram"}`),
      ),
    );
    method.replaceChildren(
      ...methods.map((name) => make("option", { value: name }, name === "*" ? t("faults.anyMethod") : name)),
    );
    for (const [index, select] of [kind, phone, method].entries()) if (chosen[index]) select.value = chosen[index];
    showValue();
  };
  const showValue = () => {
    const meaning = kinds[kind.value]?.value;
    valueField.hidden = !meaning;
    if (!meaning) return;
    valueField.querySelector("span").textContent = t(meaning[0]);
    value.value = String(meaning[1]);
  };
  const showComing = (faults) => {
    const rows = faults.map((one) => {
      const owner = one.phone
        ? (phones().find(({ id }) => id === one.phone)?.owner ?? one.phone)
        : t("faults.everyone");
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
  };
  const showCalls = (calls) => {
    const rows = calls
      .filter((call) => call.method !== "getUpdates")
      .slice(-12)
      .reverse()
      .map((call) => {
        const outcome =
          call.answer === null
            ? t("faults.cut")
            : call.answer.ok
              ? "ok"
              : `${t("faults.refused")}: ${call.answer.description}`;
        return make("li", { class: call.answer?.ok ? null : "bad" }, `${timeOf(call.at)} ${call.method} · ${outcome}`);
      });
    document.getElementById("latest-calls").replaceChildren(...rows);
  };
  const load = async () => {
    try {
      showComing(await get("faults"));
      showCalls(await get("calls?last=60"));
    } catch (error) {
      fail(error);
    }
  };

  kind.addEventListener("change", showValue);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const meaning = kinds[kind.value].value;
    const number = Number(value.value) * (kind.value === "slow" ? 1000 : 1);
    const fault = {
      kind: kind.value,
      method: method.value,
      times: Number(times.value),
      ...(meaning && { value: number }),
      ...(phone.value ? { phone: phone.value } : kind.value === "quota" && { channel: "zalo" }),
    };
    await post("faults", fault).then(showComing, fail);
  });
  document.getElementById("clear-faults").addEventListener("click", () => remove("faults").then(showComing, fail));
  document.getElementById("open-faults").addEventListener("click", () => {
    fillChoices();
    load();
    dialog.showModal();
  });
  onLanguage(fillChoices);
}
