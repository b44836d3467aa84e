// Chromium, the lab, and sentences that hold or do not.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { chromium } = createRequire(new URL('../../src/Tandem.Dashboard/package.json', import.meta.url))('playwright-core');
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const folder = mkdtempSync(join(tmpdir(), 'tandem-browser-'));
const open = [];
let passed = 0;
let failed = 0;

// Nothing of a browser may ask for anything outside.
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function browser(options = {}) {
  const chrome = await chromium.launchPersistentContext(join(folder, String(open.length)), {
    executablePath: process.env.CHROMIUM,
    headless: true,
    args: quiet,
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  chrome.setDefaultTimeout(15_000);
  open.push(chrome);
  return chrome;
}

/** Has something happen to the lab: a function of lab.sh or dashboard.sh, with its arguments. */
export async function lab(command) {
  process.stdout.write(`lab ${command}\n`);
  const { value } = await answers.next();
  if (value !== 'done') {
    throw new Error(`${command}: ${value}`);
  }
}

export async function check(sentence, hold) {
  const began = performance.now();
  try {
    const said = await hold();
    passed++;
    console.log(`ok    ${sentence}${said ? `: ${said}` : ''} (${Math.round(performance.now() - began)} ms)`);
  } catch (fault) {
    failed++;
    console.log(`FAIL  ${sentence}: ${String(fault).split('\n').slice(0, 4).join(' | ')}`);
    for (const page of open.flatMap((chrome) => chrome.pages())) {
      await shot(page, `failed-${failed}`).catch(() => {});
      // One dialog that stays would be in the way of all the rest.
      await page.keyboard.press('Escape').catch(() => {});
    }
  }
}

export function shot(page, name) {
  return page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
}

/** In both themes, wide and as on a phone. */
export async function shots(page, name, isWhole = false) {
  const size = page.viewportSize();
  try {
    for (const [width, height] of [[size.width, size.height], [390, 844]]) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(250);
        await page.screenshot({ path: join(process.env.SHOTS, `${name}-${colorScheme}-${width < 500 ? 'narrow' : 'wide'}.png`), fullPage: isWhole });
        await nothingBeside(page, `${name} at ${width}`);
      }
    }
  } finally {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(size);
  }
}

async function nothingBeside(page, name) {
  const beside = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.scroll')].filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.innerText.slice(0, 40)),
  );
  if (beside.length > 0) {
    throw new Error(`${name}: there is more beside the screen: ${beside.join(', ')}`);
  }
}

/** How a router stands on a node, in the table of all of them. */
export function cell(page, router, node) {
  return page.locator(`.routers tr:has(th a:text-is("${router}")) td`).and(page.locator(`[data-node="${node}"]`));
}

export function nodeRow(page, node) {
  return page.locator('.nodes tbody tr').filter({ has: page.locator(`th[data-node="${node}"]`) });
}

/** What the page complains of, as long as it is open. Refusals that are looked for are not among it. */
export function problems(page) {
  const found = [];
  page.on('pageerror', (fault) => found.push(String(fault)));
  page.on('console', (said) => {
    if (said.type() === 'error' && !/net::ERR|Failed to load resource/.test(said.text())) {
      found.push(said.text());
    }
  });
  return found;
}

/** Text that is too faint on its ground (WCAG 2, 1.4.3), in both themes; what cannot be used now is exempt. */
export async function faintTexts(page) {
  const found = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const faint = await page.evaluate(() => {
      const parts = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
      const luminance = (color) =>
        parts(color).slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
          .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
      const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const color = getComputedStyle(at).backgroundColor;
          if ((parts(color)[3] ?? 1) > 0.99) {
            return color;
          }
        }
        return 'rgb(255, 255, 255)';
      };
      const texts = [...document.querySelectorAll('body *')].filter(
        (element) => [...element.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()) && element.checkVisibility() && !element.closest(':disabled, .unseen, .skip'),
      );
      return texts.map((element) => {
        const [one, other] = [luminance(getComputedStyle(element).color), luminance(ground(element))];
        return [(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), element.textContent.trim().slice(0, 30)];
      }).filter(([ratio]) => ratio < 4.5).map(([ratio, text]) => `${text} ${ratio.toFixed(1)}`);
    });
    found.push(...faint.map((text) => `${colorScheme}: ${text}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return [...new Set(found)];
}

/** Asks again and again until it is so. */
export async function until(ask, holds, seconds = 20) {
  const last = performance.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (holds(value)) {
      return value;
    }
    if (performance.now() > last) {
      throw new Error(`after ${seconds} s it is ${value}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export async function end() {
  for (const chrome of open) {
    await chrome.close();
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
