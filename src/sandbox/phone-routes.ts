import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Attachment, Bubble, Messenger, Settling } from "./messenger.js";
import { NotFound, type Place, placeOf } from "./places.js";
import { sampleDocument, samplePhoto } from "./samples.js";
import { TelegramStandIn } from "./telegram/stand-in.js";

const wait = z.boolean().optional();
const newPhone = z.strictObject({
  owner: z.string().min(1).max(80),
  channel: z.enum(["telegram", "zalo"]),
  id: z.string().optional(),
  bot: z.string().optional(),
});
const written = z.strictObject({ text: z.string(), replyTo: z.string().optional(), wait });
const pressed = z.strictObject({ label: z.string(), bubble: z.string().optional(), wait });
const forged = z.strictObject({ data: z.string(), bubble: z.string().optional(), wait });
const sent = z.strictObject({
  what: z.enum(["photo", "document", "sticker", "contact", "album"]),
  name: z.string().optional(),
  base64: z.string().optional(),
  caption: z.string().optional(),
  wait,
});
const edited = z.strictObject({ bubble: z.string(), text: z.string(), wait });
const forwarded = z.strictObject({ bubble: z.string().optional(), text: z.string().optional(), wait });
const blocked = z.strictObject({ blocked: z.boolean() });

/** Every phone with the bot that it talks to. */
export function phonesOf(messengers: readonly Messenger[]) {
  return messengers.flatMap((messenger) =>
    messenger.phones().map((phone) => {
      const bot = messenger.bots().find(({ id }) => id === phone.bot)!;
      return { ...phone, botName: bot.name, botUsername: bot.username ?? null };
    }),
  );
}

/** Phones, what stands on them, and what is done with them. `idle`: how one knows that the bot has answered. */
export function mountPhoneRoutes(
  scope: FastifyInstance,
  messengers: readonly Messenger[],
  idle: Settling["idle"],
): void {
  mountPhones(scope, messengers);
  const act: Act = (params, wait, work) => doAndWait(placeIn(messengers, params), wait ? { idle } : null, work);
  mountMessages(scope, act);
  mountTelegramOnly(scope, act);
}

function mountPhones(scope: FastifyInstance, messengers: readonly Messenger[]): void {
  scope.get("/sandbox/phones", () => phonesOf(messengers));
  scope.post("/sandbox/phones", (request) => {
    const { owner, channel, id, bot } = newPhone.parse(request.body);
    const messenger = messengers.find((one) => one.channel === channel);
    if (!messenger) throw new NotFound(`There is no ${channel} here`);
    return messenger.addPhone(id ?? freeId(messenger), owner, bot);
  });
  scope.get("/sandbox/phones/:id", (request) => {
    const { messenger, id } = placeIn(messengers, request.params);
    const phone = phonesOf(messengers).find((one) => one.id === id)!;
    return { ...phone, commands: messenger.commands(id), history: messenger.history(id) };
  });
  scope.get("/sandbox/phones/:id/history", (request) => {
    const { messenger, id } = placeIn(messengers, request.params);
    return messenger.history(id);
  });
  scope.post("/sandbox/phones/:id/block", (request) => {
    const { messenger, id } = placeIn(messengers, request.params);
    messenger.block(id, blocked.parse(request.body).blocked);
    return { ok: true };
  });
}

function mountMessages(scope: FastifyInstance, act: Act): void {
  scope.post("/sandbox/phones/:id/write", (request) => {
    const { text, replyTo, wait } = written.parse(request.body);
    return act(request.params, wait, ({ messenger, id }) => messenger.write(id, text, replyTo ? { replyTo } : {}));
  });
  scope.post("/sandbox/phones/:id/press", (request) => {
    const { label, bubble, wait } = pressed.parse(request.body);
    return act(request.params, wait, ({ messenger, id }) => messenger.press(id, label, bubble));
  });
  scope.post("/sandbox/phones/:id/send", { bodyLimit: 70 * 1024 * 1024 }, (request) => {
    const { what, wait, ...file } = sent.parse(request.body);
    return act(request.params, wait, (place) => {
      if (what === "contact") return telegram(place).sendContact(place.id, "+84900000000");
      if (what === "album") return telegram(place).sendAlbum(place.id, [samplePhoto(), samplePhoto()]);
      return place.messenger.send(place.id, what, toAttachment(what, file));
    });
  });
}

function mountTelegramOnly(scope: FastifyInstance, act: Act): void {
  scope.post("/sandbox/phones/:id/forge", (request) => {
    const { data, bubble, wait } = forged.parse(request.body);
    return act(request.params, wait, (place) => telegram(place).forge(place.id, data, bubble));
  });
  scope.post("/sandbox/phones/:id/edit", (request) => {
    const { bubble, text, wait } = edited.parse(request.body);
    return act(request.params, wait, (place) => telegram(place).edit(place.id, bubble, text));
  });
  scope.post("/sandbox/phones/:id/forward", (request) => {
    const { bubble, text, wait } = forwarded.parse(request.body);
    const what = bubble === undefined ? { text: text ?? "" } : { bubbleId: bubble };
    return act(request.params, wait, (place) => telegram(place).forward(place.id, what));
  });
}

type Act = (params: unknown, wait: boolean | undefined, work: (place: Place) => Promise<void>) => Promise<Done>;

interface Done {
  readonly ok: true;
  readonly bubbles?: readonly Bubble[];
}

/** With `settling` the answer comes when the bot has answered, and holds what is new or changed on this phone. */
async function doAndWait(
  place: Place,
  settling: { readonly idle: Settling["idle"] } | null,
  work: (place: Place) => Promise<void>,
): Promise<Done> {
  const before = new Set(place.messenger.history(place.id).map((bubble) => JSON.stringify(bubble)));
  await work(place);
  if (!settling) return { ok: true };
  await place.messenger.settled(place.id, { ...(settling.idle && { idle: settling.idle }) });
  const bubbles = place.messenger.history(place.id).filter((bubble) => !before.has(JSON.stringify(bubble)));
  return { ok: true, bubbles };
}

function placeIn(messengers: readonly Messenger[], params: unknown): Place {
  return placeOf(messengers, (params as { id: string }).id);
}

function telegram({ messenger }: { messenger: Messenger }): TelegramStandIn {
  if (messenger instanceof TelegramStandIn) return messenger;
  throw new Error("Only Telegram can do this");
}

function freeId(messenger: Messenger): string {
  const taken = new Set(messenger.phones().map(({ id }) => id));
  let number = 5_000_001;
  while (taken.has(`${messenger.channel}:${number}`)) number++;
  return `${messenger.channel}:${number}`;
}

function toAttachment(
  what: string,
  { name, base64, caption }: { name?: string | undefined; base64?: string | undefined; caption?: string | undefined },
): Attachment | undefined {
  if (base64 === undefined) {
    const sample = what === "photo" ? samplePhoto : what === "document" ? sampleDocument : null;
    return caption && sample ? { ...sample(), caption } : undefined;
  }
  const bytes = Buffer.from(base64, "base64");
  return { name: name ?? (what === "photo" ? "anh.png" : "tep"), bytes, ...(caption && { caption }) };
}
