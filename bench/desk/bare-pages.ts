import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { compressed } from '../../src/faces/desk-build/compressed.ts'

const ENTRIES = {
  // The least that a page with a picture can be.
  canvas: `const c = document.createElement('canvas'); document.body.append(c)
c.getContext('2d').fillRect(0, 0, 300, 150)
requestAnimationFrame(() => (document.title = 'ready'))`,
  // The least that a page of React can be.
  react: `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
createRoot(document.getElementById('desk')).render(createElement('p', null, 'ready'))
requestAnimationFrame(() => (document.title = 'ready'))`,
}

/** A page that does nothing else, to be served as the desk is. */
export type BarePage = keyof typeof ENTRIES

/** Builds a bare page as the desk is built. @returns its folder */
export async function barePage(name: BarePage, folder: string): Promise<string> {
  // Beside the sources, so that packages are found.
  const root = fileURLToPath(new URL(`../../node_modules/.cache/bare-${name}-${process.pid}`, import.meta.url))
  mkdirSync(root, { recursive: true })
  writeFileSync(join(root, 'main.js'), ENTRIES[name])
  writeFileSync(
    join(root, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><script type="module" src="./main.js"></script><body><div id="desk"></div></body></html>`,
  )
  const outDir = join(folder, `bare-${name}`)
  try {
    await build({
      ...{ configFile: false, root, base: '/desk/', logLevel: 'warn', plugins: [compressed()] },
      build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    })
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  return outDir
}
