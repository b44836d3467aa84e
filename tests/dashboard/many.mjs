// A thousand routers, made up: the page stays quick, and finds the one.
import { fileURLToPath } from 'node:url';
import { Fixture } from './fixture.mjs';
import { browser, cell, check, faintTexts, nodeRow, problems, shot, shots, until } from './harness.mjs';

const folder = fileURLToPath(new URL('../../artifacts/dashboard', import.meta.url));

export async function look() {
  const fixture = new Fixture(folder, 1000);
  const chrome = await browser();
  const page = await chrome.newPage();
  const faults = problems(page);
  const url = await fixture.listen();
  await page.goto(url);
  await check('a thousand routers, of which only what is on the screen is there', async () => {
    await page.getByText('1,000 routers').waitFor();
    await cell(page, 'service-0000', 'lb1').getByText('MASTER').waitFor();
    const rows = await page.locator('.routers tbody tr:not(.gap)').count();
    if (rows > 80) {
      throw new Error(`${rows} rows`);
    }
    await shots(page, 'many');
    return `${rows} rows`;
  });
  await check('every text can be read on its ground, in both themes', async () => {
    const faint = await faintTexts(page);
    if (faint.length > 0) {
      throw new Error(faint.join(', '));
    }
  });
  await check('the last one is there at the end', async () => {
    await page.keyboard.press('End');
    await cell(page, 'service-0999', 'lb2').getByText('MASTER').waitFor();
    await page.getByRole('columnheader', { name: 'lb2' }).waitFor();
    await shot(page, 'many-end');
    await page.keyboard.press('Home');
  });
  await check('search finds one of them', async () => {
    const began = performance.now();
    await page.getByLabel('Find routers').fill('10.20.2.17');
    await page.getByText('1 of 1,000 routers').waitFor();
    await cell(page, 'service-0529', 'lb2').getByText('MASTER').waitFor();
    const took = Math.round(performance.now() - began);
    await page.getByLabel('Find routers').fill('');
    return `after ${took} ms`;
  });
  await check('a drain of 500 says so before it is sent, and why not after', async () => {
    await page.getByRole('button', { name: 'Drain lb1' }).click();
    await page.getByRole('dialog').getByText('500 routers: lb1 → lb2').waitFor();
    await shot(page, 'many-drain');
    await page.getByRole('button', { name: 'Drain lb1: 500 routers move' }).click();
    await page.getByRole('alert').getByText('Not done: lb3 is not reached').waitFor();
    await page.keyboard.press('Escape');
  });
  await check('500 routers fail over, and the page is there at once', async () => {
    const asked = fixture.asked;
    const began = performance.now();
    fixture.failover('lb1', 'lb2');
    await cell(page, 'service-0000', 'lb2').getByText('MASTER').waitFor();
    const took = Math.round(performance.now() - began);
    await page.getByRole('button', { name: 'lb2 holds 1,000' }).waitFor();
    if (fixture.asked - asked > 4) {
      throw new Error(`${fixture.asked - asked} questions for one failover`);
    }
    return `${took} ms, ${fixture.asked - asked} questions for 500 events`;
  });
  await check('while it is scrolled and told of much, the longest time without a frame is short', async () => {
    const longest = page.evaluate(
      () =>
        new Promise((resolve) => {
          let [longest, last, frames] = [0, performance.now(), 0];
          const frame = (now) => {
            longest = Math.max(longest, now - last);
            last = now;
            if (++frames < 120) {
              scrollBy(0, 250);
              requestAnimationFrame(frame);
            } else {
              resolve(Math.round(longest));
            }
          };
          requestAnimationFrame(frame);
        }),
    );
    fixture.failover('lb2', 'lb1');
    const took = await longest;
    if (took > 1000) {
      throw new Error(`${took} ms`);
    }
    return `${took} ms`;
  });
  await check('an old answer is not shown as how things are', async () => {
    await page.keyboard.press('Home');
    fixture.isMute = true;
    await page.getByRole('alert').getByText(/The last answer of lb1 is of/).waitFor();
    await cell(page, 'service-0001', 'lb1').getByText('? was MASTER').waitFor();
    const age = async () => Number(/(\d+) s old/.exec(await page.locator('.worth').innerText())?.[1] ?? -1);
    const first = await age();
    await until(age, (later) => later >= first + 2);
    await nodeRow(page, 'lb1').getByText('? was reachable').waitFor();
    await shot(page, 'many-stale');
    const faint = await faintTexts(page);
    if (faint.length > 0) {
      throw new Error(faint.join(', '));
    }
    fixture.isMute = false;
    await cell(page, 'service-0001', 'lb1').getByText('MASTER', { exact: true }).waitFor();
  });
  await check('no fault of the page', async () => {
    const own = faults.filter((fault) => !fault.includes('409'));
    if (own.length > 0) {
      throw new Error(own.join(' | '));
    }
  });
  await chrome.close();
  fixture.close();
}
