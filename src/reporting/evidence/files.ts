import type { Translate } from "../../text/language.js";

/** What a channel calls a file by decides how it can be sent again. */
export const fileKinds = ["photo", "document", "video", "audio"] as const;
export type FileKind = (typeof fileKinds)[number];

/** A file that was kept: its row, and what it is called in a sentence. */
export interface KeptFile {
  readonly id: number;
  readonly kind: FileKind;
}

/** A file as far as it is told of: how many there are of which kind. */
export type CountedFile = Pick<KeptFile, "kind">;

/** A file as a message brings it. */
export interface SentFile {
  readonly fileId: string;
  readonly kind: FileKind;
  readonly name: string | null;
  readonly mediaType: string | null;
  /** Bytes; null where the channel does not say. */
  readonly size: number | null;
}

const megabyte = 1024 * 1024;

/** Why a file is not kept, as a sentence; null where it is. `most`: the bytes that the channel hands over at most. */
export function refuseFile({ size }: Pick<SentFile, "size">, most: number, t: Translate): string | null {
  if (size === 0) return t("evidence.empty");
  if (size === null || size <= most) return null;
  return t("evidence.tooLarge", { size: Math.ceil(size / megabyte), most: Math.floor(most / megabyte) });
}

/** "2 ảnh, 1 tệp" */
export function countFiles(files: readonly CountedFile[], t: Translate): string {
  const photos = files.filter(({ kind }) => kind === "photo").length;
  const others = files.length - photos;
  return [
    ...(photos > 0 ? [t("evidence.photos", { count: photos })] : []),
    ...(others > 0 ? [t("evidence.files", { count: others })] : []),
  ].join(", ");
}

/** "Kèm: 2 ảnh, 1 tệp"; nothing where there is none. */
export function filesLine(files: readonly CountedFile[], t: Translate): string[] {
  return files.length === 0 ? [] : [t("evidence.with", { files: countFiles(files, t) })];
}

/** "Còn 1 ảnh gửi trước chưa ghi vào đâu": what was asked about before, and nobody answered. */
export function stillWaiting(files: readonly CountedFile[], t: Translate): string[] {
  return files.length === 0 ? [] : [t("evidence.stillWaiting", { files: countFiles(files, t) })];
}

/** Both, each once, in the order in which they came. */
export function joinFiles(before: readonly KeptFile[], more: readonly KeptFile[]): readonly KeptFile[] {
  const later = more.filter(({ id }) => !before.some((one) => one.id === id));
  return later.length === 0 ? before : [...before, ...later.map(({ id, kind }) => ({ id, kind }))];
}
