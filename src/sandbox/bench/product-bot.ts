import pino from "pino";
import { readConfig } from "../../config.js";
import { startProgram } from "../../program.js";
import { SandboxClock } from "../clock.js";
import { joinDemoPeople } from "../demo-people.js";
import { fillDemo } from "../fill-demo.js";

/** What the product is told when it is measured: `node product-bot.js '{…}'`, the rest from the environment. */
export interface Wish {
  /** Vietnam's civil time at the start. */
  readonly at: string;
  /** Send as fast as it can, instead of as fast as Telegram allows. */
  readonly unpaced: boolean;
  /** Who has joined: their chat and for which agency. */
  readonly people: readonly { readonly chat: number; readonly agency: string }[];
}

const wish = JSON.parse(process.argv[2]!) as Wish;
const clock = new SandboxClock(wish.at);
const config = readConfig(process.env, { needsChannel: true });
if (!config.ok) throw new Error(config.code);
const bot = config.value.telegram!.token.split(":")[0]!;

const program = await startProgram({
  config: config.value,
  clock,
  log: pino({ level: config.value.logLevel }),
  host: "127.0.0.1",
  ...(wish.unpaced ? { telegramLimits: { perSecond: 1e6, perChat: 1e6 } } : {}),
  async prepare({ prisma }) {
    if ((await prisma.plan.count()) > 0) throw new Error("the database is not empty");
    await fillDemo(prisma, { now: clock.now(), samples: false });
    const joined = wish.people.map(({ chat, agency }) => ({
      posts: [{ role: "focal_point", agency }],
      phones: [
        {
          phone: { id: `telegram:${chat}`, channel: "telegram", owner: agency, bot, blocked: false, typing: false },
          account: () => String(chat),
        } as const,
      ],
    }));
    await joinDemoPeople(prisma, joined, clock.now());
  },
});

process.on("message", () =>
  process.send?.({ memory: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 }),
);
process.once("SIGTERM", () => void program.stop().then(() => process.exit(0)));
process.send?.({ ready: true });
