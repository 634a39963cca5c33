import type { ChannelName } from "./channels/channel.js";
import type { Health } from "./channels/health.js";
import type { Translate } from "./text/language.js";

/** A channel of the running program, as who started it sees it. */
export interface WatchedChannel {
  readonly name: ChannelName;
  readonly bot: string;
  readonly health: Health;
  readonly receives: "polling" | "webhook";
  /** The bot's name; null until the messenger has said it. */
  title(): string | null;
  /** Another process receives for this bot, and this one would take over. */
  standsBy(): boolean;
}

/** Milliseconds that a channel gets to show how it is doing, before it is said that it does not. */
const defaultPatience = 5_000;

/**
 * Says of each channel once, in the order given, whether it works and what to do where it does not; then, where at least
 * one works, that the program is ready. A channel that works later is told when it does, and so is the program. Resolves
 * when each was said, at the latest after `patience` milliseconds.
 */
export async function announceChannels(
  channels: readonly WatchedChannel[],
  options: {
    readonly t: Translate;
    readonly say: (line: string) => void;
    readonly address: string;
    readonly patience?: number;
  },
): Promise<void> {
  const { t, say, address, patience = defaultPatience } = options;
  let isReady = false;
  const ready = () => {
    if (!isReady) say(t("operator.start.ready", { address }));
    isReady = true;
  };

  await Promise.all(channels.map((channel) => decided(channel, patience)));
  for (const channel of channels) say(standingOf(channel, t));
  if (channels.some(isUsable)) ready();
  else say(t("operator.start.notReady", { address }));

  for (const channel of channels) {
    if (isUsable(channel)) continue;
    const unlisten = channel.health.onReport(() => {
      if (!isUsable(channel)) return;
      unlisten();
      say(standingOf(channel, t));
      ready();
    });
  }
}

/** A used-up quota keeps nobody from being heard. */
function works({ health }: WatchedChannel): boolean {
  return health.report.ok === true || health.report.trouble === "quota";
}

function isUsable(channel: WatchedChannel): boolean {
  return works(channel) || channel.standsBy();
}

/** Resolves once it works or its token is refused; what may mend itself in a moment is waited for. */
function decided(channel: WatchedChannel, patience: number): Promise<void> {
  const isDecided = () => works(channel) || channel.health.report.trouble === "auth";
  if (isDecided()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unlisten();
      resolve();
    };
    const timer = setTimeout(end, patience);
    const unlisten = channel.health.onReport(() => {
      if (isDecided()) end();
    });
  });
}

function standingOf(channel: WatchedChannel, t: Translate): string {
  const { name, bot, receives, health } = channel;
  const title = channel.title();
  const setting = name.toUpperCase();
  const of = { channel: t(`people.channel.${name}`), bot: title ?? bot, setting, detail: health.report.detail ?? "" };
  if (works(channel)) return t(`operator.start.works.${receives}`, of);
  if (channel.standsBy()) return t("operator.start.standsBy", of);
  const { trouble } = health.report;
  if (trouble === null) return t("operator.start.silent", of);
  // Who has said its name takes the token and is reached: what fails is the webhook.
  if (title !== null && receives === "webhook") return t("operator.start.noWebhook", of);
  if (trouble === "auth") return t("operator.start.refused", of);
  return t(trouble === "conflict" ? "operator.start.conflict" : "operator.start.unreachable", of);
}
