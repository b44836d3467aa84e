import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The first load of a page that is needed in a hurry, over a bad line; bytes, compressed. */
const most = 250_000;

/** Beside each file that compresses, the same compressed: the node has no time for that. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      let total = 0;
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (entry.isFile() && /\.(html|js|css|svg|txt)$/.test(entry.name)) {
          const small = gzipSync(readFileSync(file), { level: 9 });
          writeFileSync(`${file}.gz`, small);
          total += small.length;
        }
      }
      if (total > most) {
        throw new Error(`the page has ${total} bytes compressed; allowed ${most}`);
      }
    },
  };
}

export default defineConfig({
  // Wherever a proxy puts it.
  base: './',
  // For npm run dev: where "tandem dashboard" answers.
  server: { proxy: { '/v1': { target: process.env['TANDEM_API'] ?? 'http://127.0.0.1:7180', changeOrigin: true, headers: { origin: process.env['TANDEM_API'] ?? 'http://127.0.0.1:7180' } } } },
  plugins: [react(), compressed()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'assets/licenses.txt' },
  },
  test: { include: ['web/**/*.test.ts'] },
});
