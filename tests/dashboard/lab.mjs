// Two real nodes, seen from node b: what an operator sees and does.
import { browser, cell, check, faintTexts, lab, nodeRow, problems, shot, shots, until } from './harness.mjs';

export async function look() {
  const chrome = await browser();
  const page = await chrome.newPage();
  const faults = problems(page);
  await page.goto(process.env.PAGE_B);

  await check('who holds what, and how old that is', async () => {
    await cell(page, 'web', 'a').getByText('MASTER').waitFor();
    await cell(page, 'web', 'b').getByText('backup').waitFor();
    await cell(page, 'api', 'b').getByText('MASTER').waitFor();
    await page.getByText(/as b knows it at .* \d s old, told of changes at once/).waitFor();
    await page.getByText('OK', { exact: true }).waitFor();
    await shots(page, 'pair');
  });
  await check('the token is not in the address any more', async () => {
    if (page.url().includes('token')) {
      throw new Error(page.url());
    }
  });
  // Whatever is seen from here on is seen without another load of the page.
  await page.evaluate(() => (window.sameLoad = true));

  await check('a router: its standing, its story, its counters', async () => {
    await page.getByRole('link', { name: 'web', exact: true }).click();
    await page.getByRole('heading', { name: 'web' }).waitFor();
    await page.getByText(/a became Master at .*, (MasterDown|Preempted|HandOver|PeerReleased)/).waitFor();
    // Ten a second, less what a busy machine takes.
    const heard = await until(async () => Number(/b hears ([\d.]+) a second/.exec(await page.locator('main').innerText())?.[1] ?? 0), (rate) => rate > 5);
    await page.waitForTimeout(8000);
    await shots(page, 'router', true);
    const faint = await faintTexts(page);
    if (faint.length > 0) {
      throw new Error(faint.join(', '));
    }
    return `${heard} advertisements a second`;
  });

  await check('a drain says what will move, moves it, and says what became of it', async () => {
    await page.getByRole('link', { name: 'Cluster' }).click();
    await page.getByRole('button', { name: 'Drain a' }).click();
    const dialog = page.getByRole('dialog', { name: 'Drain a' });
    await dialog.getByText('1 router: a → b').waitFor();
    await shot(page, 'drain-preview');
    await dialog.getByRole('button', { name: 'Drain a: 1 router moves' }).click();
    await dialog.getByText(/1 of 1 router moved/).waitFor();
    const words = await dialog.getByRole('row', { name: /web/ }).innerText();
    await shot(page, 'drain-done');
    await page.keyboard.press('Escape');
    await cell(page, 'web', 'b').getByText('MASTER').waitFor();
    await nodeRow(page, 'a').getByText('reachable, drained').waitFor();
    return words.replace(/\s+/g, ' ');
  });
  await check('what the node refuses is said in its words', async () => {
    await page.goto(page.url().replace(/#.*/, '#/router/web'));
    await page.getByRole('button', { name: 'Move to a' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Move web to a/ }).click();
    await page.getByRole('alert').getByText('a is drained; first: tandem undrain a').waitFor();
    await shot(page, 'refused');
    await page.getByRole('button', { name: 'Cancel' }).click();
  });
  await check('undrain brings it back, with its preview', async () => {
    await page.getByRole('link', { name: 'Cluster' }).click();
    await page.getByRole('button', { name: 'Undrain a' }).click();
    await page.getByRole('dialog').getByText('1 router: b → a').waitFor();
    await page.getByRole('button', { name: 'Undrain a: 1 router moves' }).click();
    await page.getByRole('dialog').getByText(/1 of 1 router moved/).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await cell(page, 'web', 'a').getByText('MASTER').waitFor();
  });
  await check('a move by keyboard, and back by unmove', async () => {
    await page.getByRole('link', { name: 'api', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Move to a' }).press('Enter');
    await page.getByRole('dialog', { name: 'Move api to a' }).getByText('1 router: b → a').waitFor();
    await page.getByRole('button', { name: 'Move api to a: 1 router moves' }).press('Enter');
    await page.getByRole('dialog').getByText(/1 of 1 router moved/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('a (moved there by an operator)').waitFor();
    await page.getByRole('button', { name: 'Unmove' }).click();
    await page.getByRole('button', { name: 'Unmove api: 1 router moves' }).click();
    await page.getByRole('dialog').getByText(/1 of 1 router moved/).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText(/^b for \d/).waitFor();
  });

  await check('who hears whom', async () => {
    await page.getByRole('link', { name: 'Who hears whom' }).click();
    await page.getByRole('row', { name: /^a/ }).getByText('hears').first().waitFor();
    await page.getByText('No one-way fault is known.').waitFor();
    await shot(page, 'hearing');
  });
  await check('a one-way fault is seen live', async () => {
    await lab('lab_deafen a');
    await page.getByText('DEAF').first().waitFor();
    await shot(page, 'deaf');
    await lab('lab_undeafen');
    await page.getByText('No one-way fault is known.').waitFor();
  });
  await check('no differences between the nodes', async () => {
    await page.getByRole('link', { name: 'Differences' }).click();
    await page.getByText('a and b run by the same configuration.').waitFor();
    await shot(page, 'drift');
  });

  await check('a node that loses power: its router is here, live, and it is shown as silent', async () => {
    await page.getByRole('link', { name: 'Cluster' }).click();
    await cell(page, 'web', 'a').getByText('MASTER').waitFor();
    const began = performance.now();
    await lab('lab_power_off a');
    await cell(page, 'web', 'b').getByText('MASTER', { exact: true }).waitFor();
    const seen = Math.round(performance.now() - began);
    await nodeRow(page, 'a').getByText('SILENT').waitFor();
    await cell(page, 'web', 'a').getByText('? was MASTER').waitFor();
    await cell(page, 'api', 'a').getByText('? was backup').waitFor();
    await page.waitForTimeout(3000);
    await shots(page, 'silent');
    return `seen ${seen} ms after the power went`;
  });
  await check('the silent node gets older, and the answer does not', async () => {
    const age = async () => Number(/(\d+) s ago/.exec(await nodeRow(page, 'a').innerText())?.[1] ?? -1);
    const first = await age();
    await until(age, (later) => later >= first + 2);
    await page.getByText(/ [0-4] s old, told/).waitFor();
  });
  await check('nothing can be moved to it, and the page says so before anybody asks', async () => {
    await page.getByRole('button', { name: 'Drain b' }).click();
    await page.getByRole('dialog').getByText('2 routers will not move, and stay on b').waitFor();
    await shot(page, 'stays');
    await page.getByRole('button', { name: 'Cancel' }).click();
  });
  await check('the timeline finds it', async () => {
    await page.getByRole('link', { name: 'Events', exact: true }).click();
    await page.getByLabel('Words').fill('MasterDown');
    await page.getByLabel('Node', { exact: true }).selectOption('b');
    await page.getByRole('row', { name: /web: Backup -> Master, (MasterDown|PeerReleased)/ }).first().waitFor();
    await page.getByText(/^\d+ events?/).waitFor();
    await shots(page, 'events');
    await page.getByLabel('Words').fill('no such words');
    await page.getByText('0 events').waitFor();
    await page.getByLabel('Words').fill('');
    await page.getByLabel('Node', { exact: true }).selectOption('');
  });
  await check('what happens comes in on top', async () => {
    await lab('lab_power_on a');
    await page.getByLabel('Kind').selectOption('member');
    await page.getByRole('row', { name: /member/ }).first().waitFor();
    await page.getByRole('link', { name: 'Cluster' }).click();
    await cell(page, 'web', 'a').getByText('MASTER', { exact: true }).waitFor({ timeout: 30_000 });
    await nodeRow(page, 'a').getByText('reachable').waitFor();
  });
  await check('all of that in one load of the page, without a fault of it', async () => {
    if (!(await page.evaluate(() => window.sameLoad === true)) || faults.length > 0) {
      throw new Error(faults.join(' | ') || 'it was loaded again');
    }
  });

  await check('a node that answers no more: what it said last is not shown as how things are', async () => {
    await lab('lab_power_off b');
    await page.getByRole('alert').getByText(/The last answer of b is of/).waitFor();
    await cell(page, 'api', 'b').getByText('? was MASTER').waitFor();
    if ((await page.locator('main').getByText('MASTER', { exact: true }).count()) > 0) {
      throw new Error('an old MASTER is shown as one');
    }
    await page.waitForTimeout(2000);
    await shots(page, 'stale');
  });
  await chrome.close();
}
