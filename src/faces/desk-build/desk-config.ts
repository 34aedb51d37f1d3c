import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'
import { compressed } from './compressed.ts'
import { preloadedFont } from './preloaded-font.ts'

/** The repository's root. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Where the built desk lies: pages, code, fonts, each beside its compressed form. */
export const DESK_FOLDER: string = join(ROOT, 'dist', 'desk')

/** Where the desk's sources lie. */
export const DESK_SOURCES: string = join(ROOT, 'src', 'faces', 'desk')

/** What nearly every page needs; not the books of sentences, which few readers need, nor the titles of rules, which few pages need. */
export const KIT: RegExp =
  /src\/faces\/desk\/(?:kit|api|words|app)\/(?!sentences\/(?:[^/]+\/|sentence-book|slot-kinds)|(?:rule|scheme)-titles).*\.tsx?$/

/** How Vite builds the desk. Nothing of it is inlined: the page's policy lets no inline script or style run. */
export function deskConfig(folder: string = DESK_FOLDER): InlineConfig {
  return {
    configFile: false,
    root: DESK_SOURCES,
    base: '/desk/',
    logLevel: 'warn',
    cacheDir: join(ROOT, 'node_modules', '.vite'),
    plugins: [preloadedFont(), compressed()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 900,
      // Packages mark code for server rendering, of which there is none here.
      rolldownOptions: {
        checks: { pluginTimings: false },
        output: {
          // What nearly every page needs comes as one file: a dozen small ones would wait for each other.
          codeSplitting: {
            groups: [{ name: 'kit', test: KIT }],
          },
        },
        onwarn: (warning, tell) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(warning)),
      },
    },
  }
}
