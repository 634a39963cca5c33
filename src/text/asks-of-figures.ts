import { fold } from "./fold.js";

const figures = /(?:^|\s)(?:so lieu|cac chi tieu|chi tieu)(?![a-z])/;

/** "số liệu quý I": whether figures are meant, of which no indicator is named. */
export function asksOfFigures(text: string): boolean {
  return figures.test(fold(text.normalize("NFC")));
}
