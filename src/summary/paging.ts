import type { Translate } from "../text/language.js";
import type { Button } from "../text/message.js";

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly pages: number;
}

/** With the way back and the next page, a screen has at most eight buttons. */
const itemsPerPage = 6;
const charactersPerLine = 44;
const linesPerPage = 11;

/** A page of a list whose items are buttons. A page that does not exist is the nearest one. */
export function pageOf<Item>(items: readonly Item[], page: number, perPage = itemsPerPage): Page<Item> {
  if (items.length <= perPage + 1) return { items, page: 1, pages: 1 };
  const pages = Math.ceil(items.length / perPage);
  const shown = Math.min(Math.max(page, 1), pages);
  return { items: items.slice((shown - 1) * perPage, shown * perPage), page: shown, pages };
}

/** A page of lines of text that fits one screen of a phone, where a long line takes several. */
export function linesOfPage(lines: readonly string[], page: number): Page<string> {
  const pages: string[][] = [];
  let left = 0;
  for (const line of lines) {
    const height = Math.max(1, Math.ceil(line.length / charactersPerLine));
    if (pages.length === 0 || height > left) {
      pages.push([]);
      left = linesPerPage;
    }
    pages.at(-1)!.push(line);
    left -= height;
  }
  const shown = Math.min(Math.max(page, 1), Math.max(pages.length, 1));
  return { items: pages[shown - 1] ?? [], page: shown, pages: Math.max(pages.length, 1) };
}

/** The last row of a list: on to the next page, which after the last is the first, and back. */
export function turning(
  { page, pages }: Page<unknown>,
  next: (page: number) => string,
  back: string,
  t: Translate,
): Button[] {
  const following = (page % pages) + 1;
  return [
    ...(pages > 1 ? [{ label: t("office.button.next", { page: following, pages }), data: next(following) }] : []),
    { label: t("common.back"), data: back },
  ];
}
