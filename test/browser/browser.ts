import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export interface OpenBrowser {
  page(size: { readonly width: number; readonly height: number; readonly touch?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

/** Run in the page: what goes away by itself after some seconds stays, so that a test on a slow machine still sees it. */
const stayWhereItIs = `
  const { setTimeout: later } = window;
  window.setTimeout = (work, delay = 0, ...rest) => (delay < 3000 ? later(work, delay, ...rest) : 0);
`;

/** Debian's Chromium with a fresh profile, which asks nobody outside this machine for anything. */
export async function openBrowser(): Promise<OpenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "chromium-"));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
    viewport: null,
    reducedMotion: "reduce",
  });
  return {
    page: async ({ width, height }) => {
      const page = await context.newPage();
      await page.addInitScript(stayWhereItIs);
      await page.setViewportSize({ width, height });
      return page;
    },
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Keeps a picture of the page for people to look at, where SCREENSHOTS names a folder. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`) });
}
