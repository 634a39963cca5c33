import type { Prisma } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import type { Translate } from "../text/language.js";
import { normalise } from "../text/normalise.js";
import type { HeldPost } from "./roles.js";

/** What a person said of themselves; never what their chat calls them. */
export interface Naming {
  readonly name: string | null;
  readonly title: string | null;
}

/**
 * How a person is shown to those who may see who wrote: "Phó Giám đốc Nguyễn Văn A", "đ/c Hùng", and by post ("đầu mối
 * Sở Tư pháp") until a name is given. `post` is the one they acted in, null where none is known any more.
 */
export function displayName(naming: Naming, post: HeldPost | null, t: Translate): string {
  if (naming.name && naming.title) return t("people.named.full", { name: naming.name, title: naming.title });
  if (naming.name) return t("people.named.plain", { name: naming.name });
  return post ? describePost(post, t) : t("people.formerMember");
}

/** "đầu mối Sở Tư pháp (đ/c Lan, Chuyên viên)": for whoever has to know which of its people is meant. */
export function nameAtPost(naming: Naming, held: HeldPost, t: Translate): string {
  const post = describePost(held, t);
  if (!naming.name) return post;
  const { name, title } = naming;
  return title ? t("people.atPost.full", { post, name, title }) : t("people.atPost.plain", { post, name });
}

/** "đầu mối Sở Tư pháp", "chuyên viên Văn phòng UBND tỉnh"; of a city's plan "… UBND thành phố". */
export function describePost(post: HeldPost, t: Translate): string {
  return t(`people.post.${post.role}`, { agency: post.agency?.name ?? "" });
}

const longestName = 50;
const longestTitle = 80;

/** Reads what is typed at /ten: "Nguyễn Văn Hùng, Phó Trưởng phòng", or the name alone. */
export function readNaming(text: string): Outcome<Naming, "bad_name"> {
  // In a run of spaces the pattern would look for its border from each of them to the end.
  const typed = tidy(text).replace(/ +/g, " ");
  const parts = /^(.*?)(?:\s*[,;\n]\s*|\s+[-–—]\s+)(.*)$/s.exec(typed);
  const name = checkName(parts ? parts[1]! : typed);
  if (!name.ok) return name;
  const titleTyped = parts ? parts[2]!.trim() : "";
  if (titleTyped === "") return success({ name: name.value, title: null });
  const title = checkTitle(titleTyped);
  return title.ok ? success({ name: name.value, title: title.value }) : title;
}

export function checkName(text: string): Outcome<string, "bad_name"> {
  // "đ/c" is how the bot addresses the person, not a part of the name.
  const name = oneLine(text).replace(/^(đ\/c|d\/c|đồng chí|dong chi)\s+/iu, "");
  const refused = (reason: "empty" | "digits" | "signs" | "long") =>
    failure("bad_name" as const, (t) =>
      t(`people.naming.${reason}`, {
        typed: shortened(name),
        longest: longestName,
        example: t("people.naming.example"),
      }),
    );
  if (!/\p{L}/u.test(name)) return refused(/\d/.test(name) ? "digits" : "empty");
  if (/\p{Nd}/u.test(name)) return refused("digits");
  if (!/^[\p{L}\p{M} .'’‘-]+$/u.test(name)) return refused("signs");
  if (name.length > longestName) return refused("long");
  if ([...name].length < 2) return refused("empty");
  return success(capitalised(name));
}

export function checkTitle(text: string): Outcome<string, "bad_name"> {
  const title = oneLine(text);
  const refused = (reason: "titleSigns" | "titleLong") =>
    failure("bad_name" as const, (t) =>
      t(`people.naming.${reason}`, {
        typed: shortened(title),
        longest: longestTitle,
        example: t("people.naming.example"),
      }),
    );
  if (!/^[\p{L}\p{M}\d .,;/&()'’\-–]+$/u.test(title) || !/\p{L}.*\p{L}/u.test(title)) return refused("titleSigns");
  if (title.length > longestTitle) return refused("titleLong");
  return success(title);
}

function tidy(text: string): string {
  return normalise(text).trim();
}

function oneLine(text: string): string {
  return tidy(text).replace(/\s+/g, " ");
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** "nguyen van hung" typed in a hurry becomes "Nguyen Van Hung"; mixed case is the person's own and stays. */
function capitalised(name: string): string {
  if (name !== name.toLocaleLowerCase("vi") && name !== name.toLocaleUpperCase("vi")) return name;
  return name
    .toLocaleLowerCase("vi")
    .replace(/(^|[ \-.'’‘])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase("vi"));
}

/** Keeps the name and title of a person; the old ones are not kept anywhere (personal data). */
export async function namePerson(db: Prisma.TransactionClient, personId: number, naming: Naming): Promise<void> {
  await db.person.updateMany({
    where: { id: personId, leftAt: null },
    data: { name: naming.name, title: naming.title },
  });
}
