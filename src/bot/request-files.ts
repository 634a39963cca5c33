import { agenciesToReportFor, isOffice } from "../people/roles.js";
import type { FileKind } from "../reporting/evidence/files.js";
import { findSentRequest, isAsked } from "../requests/find.js";
import type { MemberContext } from "./context.js";
import { refuseForeign } from "./refuse-foreign.js";
import { sendKeptFile } from "./send-kept-file.js";
import { say } from "./show.js";

/**
 * Sends what the office sent with a request once more, to the office or to the people of an agency that is asked, also who
 * joined it since; anybody else is refused, and that is noted. Of what was taken back it is said that it was.
 */
export async function showRequestFiles(ctx: MemberContext, id: number): Promise<void> {
  const { db } = ctx.services;
  const request = await findSentRequest(db, id);
  const own = agenciesToReportFor(ctx.member).map((agency) => agency.id);
  if (!request || !(isOffice(ctx.member) || (await isAsked(db, request, own))))
    return refuseForeign(ctx, `request ${id}`);
  const { code } = request;
  if (request.withdrawn && !isOffice(ctx.member)) return say(ctx, ctx.t("request.over", { code }));
  const rows = await db.requestFile.findMany({ where: { requestId: id } });
  const files = request.files.flatMap((file) => rows.find((row) => row.id === file.id) ?? []);
  if (files.length === 0) return say(ctx, ctx.t("help.oldButton"));
  for (const file of files) {
    const kind = file.kind as FileKind;
    const name = file.name ?? (kind === "photo" ? "anh.jpg" : "tep");
    const caption = kind === "photo" ? ctx.t("request.pictureOf", { code }) : ctx.t("request.fileOf", { code, name });
    if (await sendKeptFile(ctx, { ...file, kind, name }, { caption })) continue;
    await say(ctx, `${caption}\n${ctx.t("request.fileNotHere")}`);
  }
}
