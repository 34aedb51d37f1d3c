import assert from 'node:assert/strict'
import { isBuiltin } from 'node:module'
import { test } from 'node:test'
import { sourceFiles } from './source-files.ts'
import { loadedWith } from './static-imports.ts'

const src = sourceFiles('src')
const outside = (packages: ReadonlySet<string>): string[] => [...packages].filter(p => !isBuiltin(p)).sort()

test('the help waits for no package and for few files', () => {
  const { files, packages } = loadedWith('src/cordon.ts', src)
  assert.deepEqual(outside(packages), [])
  assert.ok(files.size <= 30, `${files.size} files`)
})

test('no command waits for a store, a server, a page or a parser before it needs one', () => {
  const { packages } = loadedWith('src/main.ts', src)
  const heavy = [
    '@duckdb/node-api',
    'fastify',
    'kysely',
    'libsodium-wrappers-sumo',
    'lmdb',
    'pdfkit',
    'pino',
    'saxes',
    'yaml',
  ]
  assert.deepEqual(
    heavy.filter(name => packages.has(name)),
    [],
  )
})
