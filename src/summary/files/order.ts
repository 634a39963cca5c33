import type { Failure } from "../../outcome.js";
import type { AgencyOfPost } from "../../people/roles.js";
import type { Language } from "../../text/language.js";

const pictureKinds = ["progress", "agencies", "indicators", "ranking", "trend"] as const;
export type PictureKind = (typeof pictureKinds)[number];
export const fileKinds = ["workbook", "document", ...pictureKinds] as const;
export type FileKind = (typeof fileKinds)[number];

/** What somebody of the office wants to take away. Plain data: it goes to another thread. */
export interface FileOrder {
  readonly kind: FileKind;
  /** As `formatQuery` writes it. */
  readonly query: string;
  /** The year of the plan. */
  readonly plan: number;
  /** Milliseconds since 1970: the moment that the file tells of. */
  readonly at: number;
  readonly language: Language;
}

/** An agency's own workbook. */
export interface OwnOrder {
  readonly kind: "own";
  readonly agency: AgencyOfPost;
  /** Whether the messenger hands it back once it is filled in. */
  readonly comesBack: boolean;
  readonly plan: number;
  readonly at: number;
  readonly language: Language;
}

/** What somebody sent, to be read as such a workbook. */
export interface ReadingOrder {
  readonly kind: "read";
  readonly bytes: Uint8Array;
  readonly personId: number;
  /** For which the person reports. */
  readonly agencies: readonly AgencyOfPost[];
  readonly at: number;
  readonly language: Language;
}

export interface MadeFile {
  readonly name: string;
  readonly caption: string;
  readonly bytes: Uint8Array;
}

/**
 * Why there is no file. `unknown`: nothing of the plan has these codes; `empty`: there is nothing to tell of; `busy`: too
 * many wait; `slow`: it took too long; `large`: no messenger takes it.
 */
export type NoFile = Failure<"unknown" | "empty" | "busy" | "slow" | "large">;

export function isPicture(kind: FileKind): kind is PictureKind {
  return (pictureKinds as readonly string[]).includes(kind);
}
