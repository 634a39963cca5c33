import pino from "pino";
import type { ChannelName } from "../../channels/channel.js";
import { readConfig } from "../../config.js";
import { startProgram } from "../../program.js";
import { SandboxClock } from "../clock.js";
import { joinDemoPeople } from "../demo-people.js";
import { fillDemo } from "../fill-demo.js";
import { tellFacts } from "./facts.js";

/** What the product is told when it is measured: `node product-bot.js '{…}'`, the rest from the environment. */
export interface Wish {
  /** Vietnam's civil time at the start. */
  readonly at: string;
  /** Who has joined: their account as the messenger knows it, and for which agency. */
  readonly people: readonly {
    readonly channel: ChannelName;
    readonly account: string;
    readonly agency: string;
  }[];
  /** Rows of the table `Setting`. */
  readonly settings?: Readonly<Record<string, object>>;
}

const wish = JSON.parse(process.argv[2]!) as Wish;
const clock = new SandboxClock(wish.at);
const config = readConfig(process.env, { needsChannel: true });
if (!config.ok) throw new Error(config.code);
const { telegram, zalo } = config.value;
const botOf = (channel: ChannelName) => (channel === "telegram" ? telegram!.token : zalo.tokens[0]!).split(":")[0]!;

const program = await startProgram({
  config: config.value,
  clock,
  log: pino({ level: config.value.logLevel }),
  host: "127.0.0.1",
  async prepare({ prisma }) {
    if ((await prisma.plan.count()) > 0) throw new Error("the database is not empty");
    await fillDemo(prisma, { now: clock.now(), samples: false });
    for (const [key, value] of Object.entries(wish.settings ?? {}))
      await prisma.setting.create({ data: { key, value } });
    const joined = wish.people.map(({ channel, account, agency }) => ({
      posts: [{ role: "focal_point", agency }],
      phones: [
        {
          phone: { id: account, channel, owner: agency, bot: botOf(channel), blocked: false, typing: false },
          account: () => account,
        },
      ],
    }));
    await joinDemoPeople(prisma, joined, clock.now());
  },
});

tellFacts(() => program.idle());
process.once("SIGTERM", () => void program.stop().then(() => process.exit(0)));
process.send?.({ ready: true, address: program.address });
