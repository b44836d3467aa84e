// Looks at the dashboard through Chromium; tests/dashboard.sh starts it, and does to the lab what it asks for.
import { browser, lab, end, check, shot } from './harness.mjs';

const chrome = await browser();
const page = await chrome.newPage();
await page.goto(process.env.PAGE_B);
await check('both routers and who holds them', async () => {
  await page.getByRole('row', { name: /web/ }).getByText('MASTER').waitFor();
  await shot(page, 'pair');
});
await lab('lab_power_off a');
await check('a failover, live', async () => {
  await page.getByRole('row', { name: /web/ }).getByText('? was MASTER').waitFor();
  await shot(page, 'silent');
});
await end();
