// The sandbox's clock: shown here, kept by the server.
import { get, post } from "./server.js";
import { longDayOf, onLanguage, t, timeOf } from "./words.js";

const vietnam = 7 * 3_600_000;
let known = { instant: Date.now(), seenAt: performance.now() };
let asked;
let goToMorning;

/** 08:00 of the next working day. */
export function nextMorning() {
  return goToMorning();
}

/** "27/02/2024 08:00", "27/2 8h", "8:30" as the server's civil time; the year and the day that are not said are today's. */
function readTime(text) {
  const found = /^\s*(?:(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?)?\s*(?:(\d{1,2})\s*[:hg]\s*(\d{2})?)?\s*$/.exec(text);
  if (!found || text.trim() === "") return null;
  const [year, month, day] = now().slice(0, 10).split("-");
  const two = (number) => String(number).padStart(2, "0");
  const date = `${found[3] ?? year}-${two(found[2] ?? month)}-${two(found[1] ?? day)}`;
  const time = `${two(found[4] ?? 8)}:${two(found[5] ?? 0)}`;
  const read = new Date(`${date}T${time}:00Z`);
  return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(`${date}T${time}`) ? null : `${date}T${time}`;
}

/** The civil time of Việt Nam now, as 2024-02-26T07:30:00. */
export function now() {
  const instant = known.instant + (performance.now() - known.seenAt);
  return new Date(instant + vietnam).toISOString().slice(0, 19);
}

export function keepClock(at) {
  known = { instant: Date.parse(at), seenAt: performance.now() };
  showClock();
}

/** `announce` says aloud where the clock stands after a move. */
export function startClock(announce) {
  const move = async (body) => {
    const { at } = await post("clock", body);
    announce(t("clock.moved", { time: `${timeOf(at)}, ${longDayOf(at)}` }));
  };
  const at = (days, time) => {
    const day = new Date(Date.parse(`${now()}Z`) + days * 86_400_000).toISOString().slice(0, 10);
    return move({ at: `${day}T${time}` });
  };
  document.getElementById("this-morning").addEventListener("click", () => at(0, "08:00"));
  goToMorning = () => move({ to: "next-morning" });
  document.getElementById("next-morning").addEventListener("click", goToMorning);
  document.getElementById("hour").addEventListener("click", () => move({ forward: "1h" }));
  document.getElementById("day").addEventListener("click", () => move({ forward: "1d" }));
  const form = document.getElementById("set-clock");
  const field = form.elements.at;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = readTime(field.value);
    field.setCustomValidity(chosen === null ? t("clock.bad") : "");
    if (!form.reportValidity()) return;
    document.querySelector(".bar").classList.remove("setting");
    move({ at: chosen });
  });
  field.addEventListener("input", () => field.setCustomValidity(""));
  onLanguage(showClock);
  setInterval(showClock, 1000);
  // A machine that slept: the server knows better.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || asked) return;
    asked = get("clock")
      .then(({ at: seen }) => keepClock(seen))
      .catch(() => {})
      .finally(() => {
        asked = undefined;
      });
  });
}

export function showClock() {
  const at = now();
  const time = document.querySelector(".clock-now");
  if (time.dateTime !== at.slice(0, 16)) time.dateTime = at.slice(0, 16);
  document.querySelector(".clock-time").textContent = timeOf(at);
  document.querySelector(".clock-day").textContent = longDayOf(at);
  document.getElementById("this-morning").hidden = timeOf(at) >= "08:00";
  for (const element of document.querySelectorAll(".phone-time")) element.textContent = timeOf(at);
  for (const element of document.querySelectorAll(".phone-day")) element.textContent = longDayOf(at);
}
