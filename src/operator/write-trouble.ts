/** Why a place takes no file: there is none of this name, nobody may write there, or it is full. */
export type WriteTrouble = "nowhere" | "refused" | "full";

const troubles: Readonly<Record<string, WriteTrouble>> = {
  ...{ ENOENT: "nowhere", EISDIR: "nowhere" },
  ...{ ENOTDIR: "refused", EACCES: "refused", EPERM: "refused", EROFS: "refused" },
  ...{ ENOSPC: "full", EDQUOT: "full", EFBIG: "full" },
};

/** What the file system means with the code of its error; null for what is no such thing. */
export function writeTrouble(error: unknown): WriteTrouble | null {
  return troubles[(error as NodeJS.ErrnoException).code ?? ""] ?? null;
}
