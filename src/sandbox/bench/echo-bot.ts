import { Bot } from "grammy";
import { tellFacts } from "./facts.js";

/** The least that a bot can do, to measure against: it says back what it is told. `node echo-bot.js TOKEN API_ROOT` */
const [token = "", apiRoot = ""] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });
bot.on("message:text", (ctx) => ctx.reply(ctx.msg.text));

tellFacts();
process.once("SIGTERM", () => void bot.stop().then(() => process.exit(0)));
void bot.start({ onStart: () => void process.send?.({ ready: true }) });
