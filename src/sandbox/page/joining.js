// Somebody new: a phone more, with an invitation code to send from it.
import { make } from "./dom.js";
import { get, post } from "./server.js";
import { onLanguage, t } from "./words.js";

/** `nameFor` makes a name that nobody has yet, `open` shows the new person's phone with the code ready to be sent. Nothing where no product is there to make codes. */
export async function startJoining({ offered, channels, fail, nameFor, open }) {
  if (!offered) return;
  const dialog = document.getElementById("joining");
  const form = document.getElementById("add-person");
  const { agencies } = await get("invitations");
  const draw = () => {
    const chosen = form.elements.target.value;
    const offices = ["office", "lead", "admin"].map((target) => [target, t(`joining.${target}`)]);
    const posts = agencies.flatMap(({ code, name }) => [
      [code, name],
      [`${code} leader`, t("joining.leader", { agency: name })],
    ]);
    form.elements.target.replaceChildren(
      ...[...offices, ...posts].map(([value, label]) => make("option", { value, selected: value === chosen }, label)),
    );
  };
  form.elements.channel.replaceChildren(
    ...channels.map((channel) => make("option", { value: channel }, channel === "zalo" ? "Zalo" : "Telegram")),
  );
  draw();
  onLanguage(draw);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [target, leader] = form.elements.target.value.split(" ");
    const owner = nameFor(form.elements.target.selectedOptions[0].textContent);
    try {
      const { code } = await post("invitations", { target, leader: leader !== undefined });
      const { id } = await post("phones", { owner, channel: form.elements.channel.value });
      dialog.close();
      await open(id, code);
    } catch (error) {
      fail(error);
    }
  });
  const button = document.getElementById("open-joining");
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
}
