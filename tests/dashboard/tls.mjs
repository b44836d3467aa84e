// The same page over TLS, where it asks who looks.
import { browser, cell, check, lab, shot } from './harness.mjs';

export async function look() {
  await lab('both_up');
  const chrome = await browser({ ignoreHTTPSErrors: true });
  const page = await chrome.newPage();
  await page.goto(process.env.DOOR);
  await check('without a token there is a page that asks for one, and no name of the cluster', async () => {
    await page.getByRole('heading', { name: 'Who asks?' }).waitFor();
    await shot(page, 'token');
    if (/\b(web|lab)\b|192\.168/.test(await page.locator('body').innerText())) {
      throw new Error('it tells strangers of the cluster');
    }
  });
  await check('a wrong token is refused in words', async () => {
    await page.getByLabel('Token').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(/that tandem.api.access lists/).waitFor();
  });
  await check('with a read-only token everything is seen, live', async () => {
    await page.getByLabel('Token').fill(process.env.LOOK_TOKEN);
    await page.keyboard.press('Enter');
    await cell(page, 'web', 'a').getByText('MASTER').waitFor();
    await page.getByText(/told of changes at once/).waitFor();
  });
  await check('and nothing can be done with it', async () => {
    await page.getByRole('button', { name: 'Drain b' }).click();
    await page.getByRole('button', { name: 'Drain b: 1 router moves' }).click();
    await page.getByRole('alert').getByText(/read-only; allowed with the role operator/).waitFor();
    await shot(page, 'read-only');
    await page.keyboard.press('Escape');
  });
  await check('the token is nowhere but in this tab', async () => {
    const kept = await page.evaluate(() => ({ local: JSON.stringify(localStorage), cookie: document.cookie, url: location.href }));
    if (Object.values(kept).some((text) => text.includes(process.env.LOOK_TOKEN))) {
      throw new Error(JSON.stringify(kept));
    }
    const other = await chrome.newPage();
    await other.goto(process.env.DOOR);
    await other.getByRole('heading', { name: 'Who asks?' }).waitFor();
  });
  await check('an operator drains', async () => {
    const other = chrome.pages().at(-1);
    await other.getByLabel('Token').fill(process.env.DO_TOKEN);
    await other.keyboard.press('Enter');
    await other.getByRole('button', { name: 'Drain b' }).click();
    await other.getByRole('button', { name: 'Drain b: 1 router moves' }).click();
    await other.getByRole('dialog').getByText(/1 of 1 router moved/).waitFor();
    // Both pages follow.
    await cell(page, 'api', 'a').getByText('MASTER').waitFor();
    await page.getByRole('row', { name: /^b/ }).getByText('drained').waitFor();
  });
  await chrome.close();
}
