import { keepClock, nextMorning, startClock } from "./clock.js";
import { make, menuButton } from "./dom.js";
import { startFaults } from "./faults.js";
import { startJoining } from "./joining.js";
import { withMarks } from "./marks.js";
import { Person } from "./person.js";
import { get, post } from "./server.js";
import { currentLanguage, onLanguage, setTexts, switchLanguage, t } from "./words.js";

const narrow = matchMedia("(max-width: 760px)");
const people = [];
let page;
let front; // the person whose tab is chosen, where there are tabs

function fail(error) {
  const text = t("failed", { reason: error.message });
  const note = make("p", { class: "failure", role: "alert" }, text);
  document.body.append(note);
  setTimeout(() => note.remove(), 6000);
}

function announce(text) {
  document.getElementById("announcer").textContent = text;
}

function arrange(phones) {
  const owners = [...new Set(phones.map(({ owner }) => owner))];
  for (const owner of owners) {
    if (people.some((person) => person.owner === owner)) continue;
    const own = phones.filter((phone) => phone.owner === owner);
    const person = new Person(owner, own, {
      fail,
      isVisible: (one) => !narrow.matches || one === front,
      onUnread: tellUnread,
      tryOut,
    });
    people.push(person);
    document.getElementById("phones").append(person.element);
    for (const chat of person.chats.values()) chat.refresh();
  }
  front ??= people[0];
  drawTabs();
}

function bringToFront(person) {
  front = person;
  person.seen();
  document.getElementById("elsewhere").replaceChildren();
  drawTabs();
  person.chat.scrollToEnd();
}

/** The tabs stay the same elements, so that the keyboard's place is not lost. */
function drawTabs() {
  const list = document.getElementById("tabs");
  for (const [index, person] of people.entries()) {
    person.element.id = `person-${index}`;
    person.element.classList.toggle("behind", person !== front);
    const tab = list.children[index] ?? list.appendChild(makeTab(person, index));
    tab.setAttribute("aria-selected", String(person === front));
    tab.tabIndex = person === front ? 0 : -1;
    const badge = make(
      "span",
      { class: "badge", "aria-label": t("phone.unread", { count: person.unread }) },
      String(person.unread),
    );
    tab.replaceChildren(person.owner, ...(person.unread > 0 ? [badge] : []));
  }
  list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function makeTab(person, index) {
  return make("button", {
    type: "button",
    role: "tab",
    "aria-controls": person.element.id,
    onclick: () => bringToFront(person),
    onkeydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      bringToFront(people.at((index + step) % people.length));
      document.querySelector('[role="tab"][aria-selected="true"]').focus();
    },
  });
}

/** Whose phone is behind a tab: what it shows is told on top of the one in front. */
function tellUnread(person, notification) {
  drawTabs();
  const strip = document.getElementById("elsewhere");
  const line = notification.line || notification.file || t("chat.photo");
  const card = make(
    "button",
    {
      type: "button",
      class: `card ${notification.channel}`,
      onclick: () => {
        bringToFront(person);
        person.open(notification.channel);
      },
    },
    make("span", { class: "app" }, person.owner),
    make("span", { class: "line" }, withMarks(line)),
  );
  strip.replaceChildren(card);
  setTimeout(() => card.remove(), 8000);
}

/** What a chip of an empty phone does: writes, fills the composer in, or gets a code and fills that in. */
async function tryOut(chat, { label, text, fillsIn }) {
  if (label === "morning") return nextMorning();
  if (label === "code") return chat.fillIn((await post("invitations", { target: text })).code);
  if (fillsIn) return chat.fillIn(text);
  await chat.say(text);
}

/** "UBND huyện Di Linh (2)" for the second of that name. */
function nameFor(wanted) {
  let name = wanted;
  for (let count = 2; people.some(({ owner }) => owner === name); count++) name = `${wanted} (${count})`;
  return name;
}

/** The new person's phone, once the server has told of it. */
async function openNew(phoneId, code) {
  arrange(await get("phones"));
  const { person, chat } = chatOf(phoneId);
  bringToFront(person);
  person.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  chat.fillIn(code);
}

/** Where the tools have no room beside each other. */
function drawMore() {
  const press = (id) => ({
    text: document.getElementById(id).textContent,
    act: () => document.getElementById(id).click(),
  });
  const offered = ["this-morning", "hour", "day"].filter((id) => !document.getElementById(id).hidden);
  const choose = { text: t("clock.choose"), act: () => document.querySelector(".bar").classList.toggle("setting") };
  const tools = ["open-joining", "open-faults", "open-help", "language"];
  document.getElementById("more")?.remove();
  document
    .getElementById("tools")
    .append(
      menuButton({ id: "more", "aria-label": t("clock.more"), title: t("clock.more") }, "⋮", () => [
        ...offered.map(press),
        choose,
        ...tools.filter((id) => !document.getElementById(id).hidden).map(press),
      ]),
    );
}

function drawNotes() {
  const notes = page.notes[currentLanguage()];
  document.getElementById("notes").replaceChildren(...notes.map((note) => make("li", {}, note)));
}

function chatOf(phoneId) {
  for (const person of people)
    for (const chat of person.chats.values()) if (chat.phone.id === phoneId) return { person, chat };
  return null;
}

function listen() {
  const events = new EventSource("/sandbox/events");
  const offline = document.getElementById("offline");
  events.addEventListener("open", () => {
    // What happened while nobody listened.
    if (!offline.hidden) for (const person of people) for (const chat of person.chats.values()) chat.refresh();
    offline.hidden = true;
  });
  events.addEventListener("error", () => {
    offline.hidden = false;
  });
  events.addEventListener("clock", (event) => {
    const { at, moved } = JSON.parse(event.data);
    keepClock(at);
    if (moved) for (const person of people) person.clockMoved();
  });
  events.addEventListener("phone", async (event) => {
    const { phone } = JSON.parse(event.data);
    const known = chatOf(phone);
    if (known) known.chat.refresh();
    else arrange(await get("phones"));
  });
  events.addEventListener("notification", (event) => {
    const notification = JSON.parse(event.data);
    chatOf(notification.phone)?.person.notify(notification);
  });
}

page = await get("page");
setTexts(page.texts);
arrange(page.phones);
drawNotes();
startClock(announce);
startFaults({
  fail,
  channels: page.channels,
  phones: () => people.flatMap((person) => [...person.chats.values()].map((chat) => chat.phone)),
});
await startJoining({ offered: page.invites, channels: page.channels, fail, nameFor, open: openNew });
drawMore();
document.getElementById("open-help").addEventListener("click", () => document.getElementById("help").showModal());
document.getElementById("language").addEventListener("click", switchLanguage);
onLanguage(() => {
  for (const person of people) person.draw();
  drawTabs();
  drawNotes();
  drawMore();
});
narrow.addEventListener("change", drawTabs);
listen();
