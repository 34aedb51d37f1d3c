import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { kebab } from '../../../src/operations/define-operation.ts'
import { OPERATIONS } from '../../../src/operations/index.ts'
import { ROOT } from '../../architecture/source-files.ts'
import { ask, emptyWorld, newKey, testServer } from './test-server.ts'

const world = emptyWorld()
const { key, id } = await newKey(world, ['admin'])
const served = OPERATIONS
const at = await testServer({ world, operations: served })
// Inside the house, so that what a client imports is found.
mkdirSync(join(ROOT, 'build'), { recursive: true })
const folder = mkdtempSync(join(ROOT, 'build', 'client-'))
after(async () => {
  await at.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Described {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Record<string, unknown>>>
  readonly components: { readonly schemas: Record<string, unknown> }
}

const document = (await ask(at, '/openapi.json', { key })).json as unknown as Described

/** Every `$ref` in a document. */
function refs(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, v]) => (name === '$ref' ? [String(v)] : refs(v)))
}

test('the description names every operation once, with its input, its output, its scope and every fault', () => {
  assert.equal(document.openapi, '3.1.0')
  const ids = Object.values(document.paths).flatMap(path => Object.values(path).map(o => o['operationId']))
  assert.equal(new Set(ids).size, ids.length)
  for (const operation of served) {
    const described = document.paths[`/v1/${kebab(operation.name)}`]?.['post']
    assert.ok(described, operation.name)
    assert.equal(described['operationId'], operation.name)
    assert.match(String(described['x-cordon-scope']), /^[a-z:]+$/)
    assert.deepEqual(
      Object.keys(described['responses'] as object),
      '200 400 401 403 404 413 429 500 502 503'.split(' '),
    )
  }
})

test('every reference of the description leads somewhere, and nothing of the workshop is told', () => {
  const all = refs(document)
  assert.ok(all.length > 20)
  for (const ref of all) {
    const found = ref
      .slice(2)
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document)
    assert.ok(found, ref)
  }
  for (const word of ['"placeholder"', '"$defs"', '"$schema"', '"readOnly"'])
    assert.ok(!JSON.stringify(document.components.schemas).includes(word), word)
})

test('every example of a request is taken by the server as well-formed', async () => {
  let tried = 0
  for (const [path, { post }] of Object.entries(document.paths)) {
    const content = (
      post?.['requestBody'] as { content: Record<string, { examples?: Record<string, { value: object }> }> }
    )?.content
    for (const { value } of Object.values(content?.['application/json']?.examples ?? {})) {
      // Examples that would change something are not sent.
      if (/revoke|use-lists|drop-lists/.test(path)) continue
      const { json } = await ask(at, path, { body: JSON.stringify(value), key })
      assert.ok(
        !/^(?:input|request)-/.test(json.error?.code ?? ''),
        `${path} ${JSON.stringify(value)}: ${json.error?.message}`,
      )
      tried++
    }
  }
  assert.ok(tried > 3)
})

test('a client made of the description by another program passes the compiler and works against the running server', async () => {
  const description = join(folder, 'openapi.json')
  writeFileSync(description, JSON.stringify(document))
  const cli = join(ROOT, 'node_modules/oazapfts/dist/cli.js')
  execFileSync(process.execPath, [cli, description, join(folder, 'api.ts')], { stdio: 'pipe' })
  writeFileSync(
    join(folder, 'caller.ts'),
    `import { defaults, isReady, listCases, listKeys, revokeKey, showCase, traceFunds } from './api.ts'

export async function call(baseUrl: string, key: string, id: string) {
  defaults.baseUrl = baseUrl
  const cases = await listCases({})
  defaults.headers = { authorization: \`Bearer \${key}\` }
  const ready = await isReady()
  const listed = await listCases({})
  const unknown = await showCase({ name: 'nobody' })
  const trace = await traceFunds({ sources: ['0x47666fab8bd0ac7003bce3f5c3585383f09486e2'], policy: 'fifo' })
  // @ts-expect-error a doctrine that there is not
  const wrong = await traceFunds({ sources: ['0x00'], policy: 'fiffo' })
  // @ts-expect-error the name is missing
  const missing = await showCase({})
  const keys = await listKeys({})
  const live: boolean = keys.status === 200 ? (keys.data.keys[0]?.live ?? false) : false
  const revoked = await revokeKey({ id })
  const code: string = unknown.status === 404 ? unknown.data.error.code : 'none'
  const names: string[] = listed.status === 200 ? listed.data.cases.map(c => c.name) : ['none']
  return {
    statuses: [cases, ready, listed, unknown, trace, wrong, missing, keys, revoked].map(a => a.status),
    code,
    live,
    names,
  }
}
`,
  )
  const compilerOptions = {
    target: 'es2024',
    module: 'nodenext',
    lib: ['es2024', 'dom'],
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], { stdio: 'pipe' })
  const { call } = (await import(pathToFileURL(join(folder, 'caller.ts')).href)) as {
    call(url: string, key: string, id: string): Promise<object>
  }
  assert.deepEqual(await call(at.url, key, id), {
    statuses: [401, 200, 200, 404, 404, 400, 400, 200, 200],
    code: 'case-unknown',
    live: true,
    names: [],
  })
})
