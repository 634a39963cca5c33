import type { ChannelName } from "../../channels/channel.js";
import { readConfig } from "../../config.js";
import { openDatabase } from "../../database/open.js";
import { SandboxClock } from "../clock.js";
import { joinDemoPeople } from "../demo-people.js";
import { fillDemo } from "../fill-demo.js";
import type { Wish } from "./product-bot.js";

/** Fills the database on which the product is measured, and ends: `node fill-product.js '{…}'`, the rest from the environment. */
const wish = JSON.parse(process.argv[2]!) as Wish;
const now = new SandboxClock(wish.at).now();
const config = readConfig(process.env, { needsChannel: true });
if (!config.ok) throw new Error(config.code);
const { telegram, zalo, databaseUrl, dataDir } = config.value;
const botOf = (channel: ChannelName) => (channel === "telegram" ? telegram!.token : zalo.tokens[0]!).split(":")[0]!;

const log = { info() {}, error: console.error };
const database = await openDatabase({ ...(databaseUrl === null ? {} : { databaseUrl }), dataDir, log });
const { prisma } = database;
if ((await prisma.plan.count()) > 0) throw new Error("the database is not empty");
await fillDemo(prisma, { now, samples: false });
for (const [key, value] of Object.entries(wish.settings ?? {})) await prisma.setting.create({ data: { key, value } });
const joined = wish.people.map(({ channel, account, agency }) => ({
  posts: [{ role: "focal_point", agency }],
  phones: [
    {
      phone: { id: account, channel, owner: agency, bot: botOf(channel), blocked: false, typing: false },
      account: () => account,
    },
  ],
}));
await joinDemoPeople(prisma, joined, now);
await database.close();
