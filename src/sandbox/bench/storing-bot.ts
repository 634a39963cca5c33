import { Bot } from "grammy";
import pg from "pg";
import { openDatabase } from "../../database/open.js";
import { tellFacts } from "./facts.js";

/**
 * The least that a bot does which keeps what it is told, to measure against: it stores the update, stores a row of what it was
 * told, each forced to disk, and says it back, on the product's kind of database.
 * `node storing-bot.js TOKEN API_ROOT`, the database from the environment.
 */
const [token = "", apiRoot = ""] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = "" } = process.env;
const log = { info() {}, error: console.error };
const database = await openDatabase({ ...(databaseUrl === undefined ? {} : { databaseUrl }), dataDir, log });
const pool = new pg.Pool({ ...database.connection, max: 8 });
await pool.query("CREATE TABLE bare_update (id bigserial PRIMARY KEY, update jsonb NOT NULL)");
await pool.query("CREATE TABLE bare_row (id bigserial PRIMARY KEY, update bigint NOT NULL, text text NOT NULL)");

const bot = new Bot(token, { client: { apiRoot } });
bot.on("message:text", async (ctx) => {
  const { rows } = await pool.query<{ id: string }>("INSERT INTO bare_update (update) VALUES ($1) RETURNING id", [
    JSON.stringify(ctx.update),
  ]);
  await pool.query("INSERT INTO bare_row (update, text) VALUES ($1, $2)", [rows[0]!.id, ctx.msg.text]);
  await ctx.reply(ctx.msg.text);
});

tellFacts();
process.once("SIGTERM", async () => {
  await bot.stop();
  await pool.end();
  await database.close();
  process.exit(0);
});
void bot.start({ onStart: () => void process.send?.({ ready: true }) });
