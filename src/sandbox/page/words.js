// Texts come from the server (locales/, namespace sandbox); the choice of language is this browser's.

let texts = { vi: {}, en: {} };
let language = localStorage.getItem("language") === "en" ? "en" : "vi";
const listeners = [];

export function setTexts(all) {
  texts = all;
  translatePage();
}

export function currentLanguage() {
  return language;
}

export function switchLanguage() {
  language = language === "vi" ? "en" : "vi";
  localStorage.setItem("language", language);
  translatePage();
  for (const listener of listeners) listener();
}

export function onLanguage(listener) {
  listeners.push(listener);
}

export function t(key, values = {}) {
  const text = key.split(".").reduce((part, name) => part?.[name], texts[language]);
  return String(text ?? key).replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name] ?? ""));
}

function translatePage() {
  document.documentElement.lang = language;
  document.title = `${t("title")} · ${t("subtitle")}`;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]"))
    element.setAttribute("aria-label", t(element.dataset.label));
}

// Instants come as 2024-02-26T07:30:00+07:00: the civil time of Việt Nam stands in the text itself.

export function timeOf(at) {
  return at.slice(11, 16);
}

export function dayOf(at) {
  const [year, month, day] = at.slice(0, 10).split("-");
  return `${day}/${month}/${year}`;
}

export function longDayOf(at) {
  const weekday = new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return `${t(`weekdays.d${weekday}`)} ${dayOf(at)}`;
}
