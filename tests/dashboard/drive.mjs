// Looks at the dashboard through Chromium; tests/dashboard.sh starts it, and does to the lab what it asks for.
import { check, end } from './harness.mjs';

const parts = process.argv.length > 2 ? process.argv.slice(2) : ['lab', 'tls', 'many'];
for (const part of parts) {
  const { look } = await import(`./${part}.mjs`);
  try {
    await look();
  } catch (fault) {
    await check(`the part ${part} to its end`, () => {
      throw fault;
    });
  }
}
await end();
