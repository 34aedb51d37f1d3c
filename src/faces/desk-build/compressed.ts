import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** What gets smaller; pictures and fonts are compressed already. */
const TEXT = /\.(?:js|css|html|svg|json)$/

/** Writes beside each text file of a build its Brotli and gzip forms, so that the server compresses nothing while somebody waits. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return
      const files = await readdir(dir, { recursive: true })
      await Promise.all(files.filter(name => TEXT.test(name)).map(name => compress(join(dir, name))))
    },
  }
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  await Promise.all([
    brotli(bytes, { params }).then(small => writeFile(`${path}.br`, small)),
    zip(bytes, { level: 9 }).then(small => writeFile(`${path}.gz`, small)),
  ])
}
