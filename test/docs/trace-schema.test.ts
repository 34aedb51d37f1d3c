import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { filesWorld } from '../../src/adapters/worlds/files-world.ts'
import { KNOWN_ASSETS } from '../../src/catalog/index.ts'
import { type TraceJson, traceJsonSchema } from '../../src/formats/trace-json.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { traceFunds } from '../../src/operations/trace-funds/trace-funds.ts'
import { ROOT } from '../architecture/source-files.ts'
import { noScreening } from '../no-screening.ts'
import { blocks } from './markdown.ts'

const SCHEMA = join(ROOT, 'docs/trace.schema.json')
const PAGE = join(ROOT, 'docs/trace-schema.md')
/** `UPDATE=1 node --test test/docs/trace-schema.test.ts` rewrites what the code gives otherwise. */
const update = process.env['UPDATE'] === '1'
const text = readFileSync(PAGE, 'utf8')
const example = (): TraceJson => JSON.parse(blocks(readFileSync(PAGE, 'utf8'), 'json')[0] ?? '')

/** Members in order of name, no blanks: by hand, so that no canonicalizing package vouches for itself. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${sorted(member)}`).join(',')}}`
}

function sha256(given: string): string {
  return createHash('sha256').update(given).digest('hex')
}

test('docs/trace.schema.json is the schema that the code checks answers by', () => {
  const now = `${JSON.stringify(z.toJSONSchema(traceJsonSchema), null, 2)}\n`
  if (update) writeFileSync(SCHEMA, now)
  assert.equal(readFileSync(SCHEMA, 'utf8'), now, 'run it with UPDATE=1, and raise the number in the schema if need be')
})

test('the page of the schema tells every member', () => {
  const members = Object.keys(traceJsonSchema.shape)
  assert.deepEqual(
    members.filter(name => !text.includes(`| \`${name}\` |`)),
    [],
  )
})

test("the page's example is what its files and its question give", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-docs-'))
  try {
    const files = blocks(text, 'csv').map((content, i) => {
      const path = join(folder, i === 0 ? 'transfers.csv' : 'tags.csv')
      writeFileSync(path, content)
      return path
    })
    const world = await filesWorld(
      { transfers: files.slice(0, 1), as: null, tags: files.slice(1), ledger: null },
      {
        facts: new MemoryFactLog(),
        ...noScreening(),
        assets: KNOWN_ASSETS,
        clock: { now: () => 0, monotonic: () => 0 },
        progress: { at() {}, end() {} },
        by: 'test',
        software: '0.1.0',
        interrupted: () => false,
      },
    )
    const [, source = ''] = /--sources (\S+) --json/.exec(text) ?? []
    const trace = await traceFunds.run(readInput(traceFunds, { sources: [source] }), world)
    const shown = JSON.stringify(trace, null, 2)
    if (update)
      writeFileSync(
        PAGE,
        text.replace(/^```json\n[\s\S]*?^```$/m, () => `\`\`\`json\n${shown}\n\`\`\``),
      )
    assert.deepEqual(example(), JSON.parse(shown))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test("anybody's sorted JSON gives the example's two checksums", () => {
  const { evidence, case: name, versions, ...found } = traceJsonSchema.parse(example())
  const findings = sha256(sorted(found))
  assert.equal(evidence.findings, findings)
  assert.equal(evidence.digest, sha256(sorted({ case: name, findings, versions })))
})

const noJq = spawnSync('jq', ['--version']).error ? 'needs jq' : false
test('the commands of the page give the same two checksums', { skip: noJq }, () => {
  const whole = JSON.stringify(example())
  const jq = (filter: string): string => spawnSync('jq', ['-cSj', filter], { input: whole, encoding: 'utf8' }).stdout
  const filters = [...text.matchAll(/jq -cSj '([^']+)' trace\.json/g)].map(m => m[1] ?? '')
  assert.deepEqual(
    filters.map(filter => sha256(jq(filter))),
    [example().evidence.digest, example().evidence.findings],
  )
})
