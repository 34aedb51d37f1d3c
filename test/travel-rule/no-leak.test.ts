import assert from 'node:assert/strict'
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { personalData } from '../../src/analysis/release/personal-data.ts'
import { TRAVEL_RULES } from '../../src/catalog/travel-rule/all-travel-rules.ts'
import { readMessage } from '../../src/formats/ivms101/read-message.ts'
import { asJson } from '../../src/formats/ivms101/write-message.ts'
import type { Json } from '../../src/model/fact.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import { checkTravel } from '../../src/operations/travel-rule/check-travel.ts'
import { EXAMPLE_1, EXAMPLE_2 } from './standard-examples.ts'
import { travelHere } from './travel-here.ts'

const SIDES = {
  originator: {
    person: { family: 'Kimmarked', given: 'Minjun', local: { family: '김', given: '민준표지' } },
    accounts: ['110-marked-567890'],
    birth: { date: '1990-02-25', place: 'Marktown' },
  },
  beneficiary: { person: { family: 'Yamadamarked', given: 'Taro' }, accounts: ['0xmarked'] },
}
const MARKS = /marked|Marktown|표지|1990-02-25|Minjun/i

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'cordon-travel-'))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function filesBelow(data: string): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter(f => f.isFile())
    .map(f => ({ name: join(f.parentPath, f.name), text: readFileSync(join(f.parentPath, f.name)).toString('utf8') }))
}

test('from building to erasing, no file of the data folder and no fact holds a word of a message', async t => {
  const data = folder(t)
  const given = folder(t)
  const file = (name: string, value: unknown): string => {
    const path = join(given, name)
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
    return path
  }
  const sides = file('sides.json', SIDES)
  const built = await travelHere(data, 'build', sides, '--keep', 'w-1', '--law', 'KR')
  assert.deepEqual([built.code, built.err], [0, ''])
  const message = file('message.json', built.out)
  const held = file('holder.json', { names: ['Yamadamarked Taro'] })
  const checked = await travelHere(data, 'check', message, '--law', 'EU', '--holder', held, '--keep', 'd-1', '--json')
  assert.equal(checked.code, 0, checked.err)
  const answer = JSON.parse(checked.out)
  assert.deepEqual([answer.keepsToStandard, answer.match.verdict, answer.info.nameMatches], [true, 'match', true])
  assert.doesNotMatch(checked.out, MARKS)
  assert.match((await travelHere(data, 'match', message, '--holder', held)).out, /MATCH/)
  assert.deepEqual(JSON.parse((await travelHere(data, 'show', 'w-1')).out), JSON.parse(built.out))
  assert.equal((await travelHere(data, 'show', 'w-1', '--tenant', 'other')).code, 3)
  const early = await travelHere(data, 'erase', 'w-1')
  assert.deepEqual([early.code, /travel-must-keep/.test(early.err)], [4, true])
  assert.equal((await travelHere(data, 'erase', 'w-1', '--despite-keep')).code, 0)
  assert.equal((await travelHere(data, 'rotate')).code, 0)
  assert.equal((await travelHere(data, 'show', 'w-1')).code, 3)
  assert.deepEqual(JSON.parse((await travelHere(data, 'show', 'd-1')).out), JSON.parse(built.out))
  for (const { name, text } of filesBelow(data)) assert.doesNotMatch(text, MARKS, name)
  const facts = new SqliteFactLog(join(data, 'records.sqlite'))
  const told = (await facts.read()).map(f => f.kind)
  await facts.close()
  assert.deepEqual(told, ['travel-kept', 'travel-kept', 'travel-erased', 'travel-key-rotated'])
})

test('what is refused is refused without a word of it, on the screen and as JSON', async t => {
  const data = folder(t)
  const given = folder(t)
  const path = join(given, 'bad.json')
  const bad: readonly unknown[] = [
    '{"originator": Kimmarked}',
    '"Kimmarked"',
    { originator: 'Kimmarked', beneficiary: {} },
    { ...SIDES, marked: 1 },
    { ...SIDES, originator: { ...SIDES.originator, person: { family: ['Kimmarked'] } } },
    { ...SIDES, originator: { ...SIDES.originator, nationalId: { number: 'Kimmarked', type: 'marked' } } },
    { ...SIDES, originator: { ...SIDES.originator, birth: { date: 'marked', place: 'Marktown' } } },
    { ...SIDES, originator: { person: { family: '김marked' } } },
    { names: [{ marked: 'Kimmarked' }] },
  ]
  for (const value of bad) {
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
    for (const args of [
      ['build', path],
      ['build', path, '--json'],
      ['check', path, '--law', 'KR'],
      ['match', path, '--holder', path, '--json'],
    ]) {
      const { code, out, err } = await travelHere(data, ...args)
      if (args[0] !== 'check') assert.notEqual(code, 0)
      assert.doesNotMatch(out + err, MARKS, `${args.join(' ')}: ${JSON.stringify(value)}`)
    }
  }
})

test('a message in any form that comes here is refused at the door of the sharing plane', () => {
  const read = [EXAMPLE_1, EXAMPLE_2].map(e => readMessage(e).message)
  const forms: readonly unknown[] = [
    EXAMPLE_1,
    EXAMPLE_2,
    SIDES,
    ...read,
    ...read.flatMap(m => [asJson(m, '2020'), asJson(m, '2023')]),
    ...read.map(m => m.originator),
    ...read
      .flatMap(m => m.originator.persons)
      .map(p => asJson({ ...(read[0] as (typeof read)[0]), originator: { persons: [p], accounts: [] } }, '2020')),
  ]
  const object = (more: Readonly<Record<string, Json>>): IntelObject =>
    ({
      type: 'note',
      spec_version: '2.1',
      id: 'note--a',
      content: 'c',
      object_refs: [],
      ...more,
    }) as unknown as IntelObject
  assert.deepEqual(personalData(object({})), [])
  for (const form of forms) {
    const json = JSON.parse(JSON.stringify(form)) as Json
    const text = JSON.stringify(form)
    for (const more of [
      { x_travel: json },
      { x_travel: text },
      { content: text },
      { x_a: [{ b: JSON.stringify(text) }] },
    ])
      assert.notDeepEqual(personalData(object(more)), [], JSON.stringify(more).slice(0, 200))
  }
})

test('the answer that may be kept holds no word of the message, whatever its laws and faults', () => {
  const marked = JSON.parse(
    JSON.stringify(EXAMPLE_1).replace(
      /"(Smith|Dr Alice|Walnut|Barnes|Robert|California|1002390|10023909|1Bv\w+)"/g,
      '"marked$1"',
    ),
  )
  const answer = checkTravel({
    read: readMessage(marked),
    laws: TRAVEL_RULES,
    transfer: { at: 1_790_000_000, worth: [], otherCountry: null, unhosted: null },
    direction: 'deposit',
    holder: { kind: 'natural', names: [{ primary: 'markedSmith markedDr Alice', secondary: null, type: 'LEGL' }] },
    side: 'originator',
    now: 1_790_000_000,
  })
  assert.equal(answer.laws.length, TRAVEL_RULES.length)
  assert.doesNotMatch(JSON.stringify(answer), MARKS)
})

test('only the commands on the travel rule reach the vault: nothing that shares, posts, logs or serves imports it', () => {
  const own =
    /^(?:adapters\/vault|operations\/travel-rule|formats\/ivms101|catalog\/travel-rule|analysis\/travel-rule)\//
  const may = new Set([
    'faces/travel-door.ts',
    'faces/cli/travel-text.ts',
    'faces/cli/commands/travel-commands.ts',
    'main.ts',
    'catalog/index.ts',
  ])
  const src = join(import.meta.dirname, '../../src')
  const outside = globSync('**/*.ts', { cwd: src })
    .filter(path => !own.test(path) && !may.has(path))
    .filter(path =>
      /['"][./\w-]*(?:\/vault\/|\/ivms101\/|travel-vault|keep-travel)/.test(readFileSync(join(src, path), 'utf8')),
    )
  assert.deepEqual(outside, [])
})
