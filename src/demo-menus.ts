import { Api } from "grammy";
import { setMenuOf } from "./bot/command-menu.js";
import type { PrismaClient } from "./database/generated/client.js";
import { findMember } from "./people/member.js";
import type { DemoPerson } from "./sandbox/demo-people.js";

/** Whoever joins gets the menu of their posts. The people of the demo are there as if they had, and get theirs here. */
export async function setDemoMenus(
  db: PrismaClient,
  people: readonly DemoPerson[],
  { token, apiRoot }: { readonly token: string; readonly apiRoot: string },
): Promise<void> {
  const api = new Api(token, { apiRoot });
  for (const { phone, account } of people.flatMap(({ phones }) => phones)) {
    if (phone.channel !== "telegram") continue;
    const member = await findMember(db, { channel: phone.channel, bot: phone.bot, chatId: Number(account()) });
    if (member) await setMenuOf(member, api);
  }
}
