import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { suite, type TestContext, test } from 'node:test'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { CordonError } from '../../src/model/errors.ts'
import { FIRST_DIGEST, factDigest, textDigest } from '../../src/model/fact.ts'
import type { FactLog } from '../../src/operations/fact-log.ts'

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'cordon-facts-'))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function sqlite(t: TestContext): SqliteFactLog {
  const log = new SqliteFactLog(join(folder(t), 'deep', 'records.sqlite'))
  t.after(() => log.close())
  return log
}

const IMPLEMENTERS: Readonly<Record<string, (t: TestContext) => FactLog>> = {
  memory: () => new MemoryFactLog(),
  sqlite,
}

const draft = (n: number, kind = 'case-opened') => ({ at: 1_740_147_215 + n, by: 'tester', kind, body: { n } })
const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted

for (const [name, make] of Object.entries(IMPLEMENTERS)) {
  suite(`a fact log (${name})`, () => {
    test('numbers facts from 1 without a hole and chains each to the digest of the one before', async t => {
      const log = make(t)
      const added = [...(await log.append([draft(1), draft(2)])), ...(await log.append([draft(3)]))]
      assert.deepEqual(
        added.map(f => f.seq),
        [1, 2, 3],
      )
      assert.deepEqual(
        added.map(f => f.prevDigest),
        [FIRST_DIGEST, ...added.slice(0, 2).map(factDigest)],
      )
      assert.deepEqual(await log.read(), added)
      assert.deepEqual(await log.verify(), { facts: 3, digest: factDigest(added[2] as (typeof added)[0]) })
    })

    test('reads by kind and after a number', async t => {
      const log = make(t)
      await log.append([draft(1), draft(2, 'trace-finished'), draft(3), draft(4, 'trace-finished')])
      assert.deepEqual(
        (await log.read({ kinds: ['trace-finished'] })).map(f => f.seq),
        [2, 4],
      )
      assert.deepEqual(
        (await log.read({ after: 2 })).map(f => f.seq),
        [3, 4],
      )
      for (const [query, seqs] of [
        [{ last: 1 }, [4]],
        [{ last: 9 }, [1, 2, 3, 4]],
        [{ last: 0 }, []],
        [{ last: 1, kinds: ['case-opened'] }, [3]],
      ] as const)
        assert.deepEqual(
          (await log.read(query)).map(f => f.seq),
          seqs,
        )
      assert.deepEqual(
        (await log.read({ after: 3 })).map(f => f.seq),
        [4],
      )
      assert.deepEqual(await log.read({ kinds: [] }), [])
    })

    test('takes all drafts of a call or none', async t => {
      const log = make(t)
      await assert.rejects(async () => log.append([draft(1), draft(2, 'Not A Kind')]), code('fact-malformed'))
      assert.deepEqual(await log.verify(), { facts: 0, digest: FIRST_DIGEST })
    })

    test('keeps documents by their SHA-256 and says when it has none', async t => {
      const log = make(t)
      const text = '{"amount":"401346768858404671847"}'
      await log.append([draft(1)], [text, text])
      assert.equal(await log.document(textDigest(text)), text)
      await assert.rejects(log.document(textDigest('other')), code('document-unknown'))
    })

    test('gives calls made at the same time one order', async t => {
      const log = make(t)
      await Promise.all(Array.from({ length: 40 }, (_, n) => log.append([draft(n), draft(n + 100)])))
      assert.equal((await log.verify()).facts, 80)
      const ns = (await log.read()).map(f => f.body.n as number)
      for (let i = 0; i < 80; i += 2) assert.equal(ns[i + 1], (ns[i] as number) + 100)
    })

    test('is not changed through what was handed in or out', async t => {
      const log = make(t)
      const body = { deep: { n: 1 } }
      const added = await log.append([{ ...draft(1), body }])
      body.deep.n = 2
      for (const fact of added) (fact.body as typeof body).deep.n = 3
      assert.deepEqual((await log.read())[0]?.body, { deep: { n: 1 } })
      await log.verify()
    })
  })
}

const LOG_URL = new URL('../../src/adapters/records/sqlite/sqlite-fact-log.ts', import.meta.url).href
const WRITER = `const { SqliteFactLog } = await import(${JSON.stringify(LOG_URL)})
      const log = new SqliteFactLog(process.argv[1])`

function run(script: string, file: string) {
  return spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

suite('the fact log on disk', () => {
  async function threeFacts(t: TestContext): Promise<string> {
    const file = join(folder(t), 'records.sqlite')
    const log = new SqliteFactLog(file)
    await log.append([draft(1), draft(2), draft(3)], ['evidence'])
    await log.close()
    return file
  }

  function tamper(file: string, sql: string): void {
    const db = new DatabaseSync(file)
    db.exec(`drop trigger facts_stay; drop trigger facts_last; ${sql}`)
    db.close()
  }

  for (const [what, sql] of [
    ['an amount changed in the middle', `update facts set body = '{"n":20}' where seq = 2`],
    ['the last fact changed', `update facts set by = 'somebody else' where seq = 3`],
    ['a fact taken out', 'delete from facts where seq = 2'],
    ['the first fact taken out', 'delete from facts where seq = 1'],
    ['a body that is no JSON any more', `update facts set body = '{' where seq = 1`],
    [
      'two facts exchanged',
      'update facts set seq = 9 where seq = 1; update facts set seq = 1 where seq = 2; update facts set seq = 2 where seq = 9',
    ],
  ] as const)
    test(`shows that its chain is broken: ${what}`, async t => {
      const file = await threeFacts(t)
      tamper(file, sql)
      const log = new SqliteFactLog(file)
      await assert.rejects(log.verify(), code('fact-chain-broken'))
      await log.close()
    })

  test('refuses to append behind a last fact that was changed', async t => {
    const file = await threeFacts(t)
    tamper(file, 'update facts set at = 5 where seq = 3')
    const log = new SqliteFactLog(file)
    await assert.rejects(log.append([draft(4)]), code('fact-chain-broken'))
    await log.close()
  })

  test('refuses changes and removals by its own schema', async t => {
    const db = new DatabaseSync(await threeFacts(t))
    assert.throws(() => db.exec('update facts set at = 1'), /never changed/)
    assert.throws(() => db.exec('delete from facts'), /never removed/)
    db.close()
  })

  test('shows that a kept document was changed', async t => {
    const file = await threeFacts(t)
    tamper(file, `update documents set text = 'other'`)
    const log = new SqliteFactLog(file)
    await assert.rejects(log.document(textDigest('evidence')), code('document-changed'))
    await log.close()
  })

  test('says that a file is not its records', t => {
    const file = join(folder(t), 'records.sqlite')
    writeFileSync(file, 'these bytes are no database, however long they go on '.repeat(100))
    assert.throws(() => new SqliteFactLog(file), code('records-unreadable'))
  })

  test('two processes on one file give one unbroken chain', async t => {
    const file = join(folder(t), 'records.sqlite')
    const script = `${WRITER}
      for (let n = 0; n < 25; n++) await log.append([{ at: 1740147215, by: 'w', kind: 'tick', body: { n } }])`
    const codes = await Promise.all([1, 2].map(() => new Promise(done => run(script, file).on('close', done))))
    assert.deepEqual(codes, [0, 0])
    const log = new SqliteFactLog(file)
    assert.equal((await log.verify()).facts, 50)
    await log.close()
  })

  test('a writer killed at any moment loses nothing that was told to be kept', async t => {
    const file = join(folder(t), 'records.sqlite')
    const script = `${WRITER}
      for (let n = 0; ; n++) {
        const added = await log.append([{ at: 1740147215, by: 'w', kind: 'tick', body: { n } }, { at: 1740147215, by: 'w', kind: 'tock', body: { n } }])
        process.stdout.write(added[1].seq + '\\n')
      }`
    let told = 0
    for (const ms of [60, 110, 170]) {
      const child = run(script, file)
      let out = ''
      child.stdout.on('data', chunk => {
        if (out === '') setTimeout(() => child.kill('SIGKILL'), ms)
        out += chunk
      })
      await new Promise(done => child.on('close', done))
      told = Number(out.split('\n').slice(0, -1).at(-1))
      const log = new SqliteFactLog(file)
      const { facts } = await log.verify()
      await log.close()
      assert.ok(facts >= told, `${facts} facts are there, ${told} were told`)
      assert.equal(facts % 2, 0, 'a call is kept whole or not at all')
    }
    assert.ok(told > 10)
  })
})
