import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import type { ScreenAnswer } from '../../src/analysis/screen/screen-answer.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { cordon, freshFolder } from './run-cordon.ts'
import { cordonHere } from './run-here.ts'

const LISTED = '0x098B716B8Aaf21512996dC57EB0615e2383E2f96'
const NOBODY = '0x00000000000000000000000000000000DeaDBeef'

test('a list of one’s own: taken in, screened, compared, corrected, and checked, from the command line alone', async () => {
  using folder = freshFolder()
  const run = async (...args: string[]) => cordonHere([...args, '--data', folder.path])
  const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).out)
  const file = (name: string, text: string): string => {
    const path = `${folder.path}/${name}`
    writeFileSync(path, text)
    return path
  }

  const nothing = await run('screen', NOBODY)
  assert.equal(nothing.code, 0)
  assert.match(nothing.out, /^UNKNOWN/)

  const first = file('blocks.csv', `id,kind,name,address\n1,person,Ri Chol Nam,${LISTED}\n`)
  const taken = await run(
    'lists',
    'import',
    first,
    '--as',
    'private-csv',
    '--list',
    'our-blocks',
    '--date',
    '2026-01-01',
  )
  assert.equal(taken.code, 0, taken.err)

  const [match, clear, name] = (await json('screen', LISTED.toLowerCase(), NOBODY, 'Lee Chol-nam')) as ScreenAnswer[]
  assert.equal(match?.verdict, 'match')
  assert.equal(match?.entries[0]?.basis, 'address')
  assert.equal(clear?.verdict, 'clear')
  assert.equal(name?.verdict, 'match')

  const second = file('blocks2.csv', `id,kind,name,address\n1,person,Ri Chol Nam,\n2,wallet,,${NOBODY}\n`)
  assert.equal(
    (await run('lists', 'import', second, '--as', 'private-csv', '--list', 'our-blocks', '--date', '2026-02-01')).code,
    0,
  )
  const [then, now] = [await json('screen', LISTED, '--as-of', '2026-01-15'), await json('screen', LISTED)]
  assert.equal(then[0].verdict, 'match')
  assert.equal(now[0].verdict, 'clear')
  assert.match(now[0].nearMisses[0].why, /taken off between 2026-01-01 and 2026-02-01/)
  const change = await run('lists', 'diff', 'our-blocks')
  assert.match(change.out, /ADDED \(1\)\n {2}2/)
  for (const line of change.out.split('\n')) assert.ok(line.length <= 80, line)

  const wrong = await cordon(['screen', LISTED.replace('B716', 'b716'), '--data', folder.path])
  assert.equal(wrong.code, 2)
  assert.match(wrong.err, /error\[address-checksum\]/)
  assert.equal(
    (await run('lists', 'import', `${folder.path}/none.csv`, '--as', 'private-csv', '--list', 'our-blocks')).code,
    2,
  )
  const empty = await run('lists', 'import', file('empty.csv', ''), '--as', 'private-csv', '--list', 'our-blocks')
  assert.notEqual(empty.code, 0)
  assert.match((await run('lists', 'our-blocks')).out, /ALARM/)
  assert.equal((await json('screen', NOBODY))[0].verdict, 'match')
  assert.match((await run('verify')).out, /2 list versions unchanged/)
})

test('counterparties of one’s own are no list: nobody matches them, and their imitation is told', async () => {
  using folder = freshFolder()
  const path = `${folder.path}/own.txt`
  const [own, fake] = [`0xdead${'1'.repeat(32)}beef`, `0xdead${'2'.repeat(32)}beef`]
  writeFileSync(path, `${own}\n`)
  const taken = await cordonHere([
    'lists',
    'import',
    path,
    '--as',
    'address-list',
    '--list',
    'counterparties',
    '--data',
    folder.path,
  ])
  assert.equal(taken.code, 0, taken.err)
  const { out } = await cordonHere(['screen', own, fake, '--json', '--data', folder.path])
  const answers = JSON.parse(out) as ScreenAnswer[]
  assert.deepEqual(
    answers.map(a => [a.entries.length, a.nearMisses.length]),
    [
      [0, 0],
      [0, 1],
    ],
  )
})

test('the real lists of OFAC, the UN, Canada, the UK and Israel are taken in and asked in seconds', {
  skip: needsShared,
}, async () => {
  using folder = freshFolder()
  const s = (name: string): string => sharedPath('data/sanctions', name)
  const take = async (...args: string[]) => {
    const ran = await cordonHere(['lists', 'import', ...args, '--data', folder.path])
    assert.equal(ran.code, 0, ran.err)
  }
  await take(
    s('ofac-sdn-2024-05-03.csv'),
    s('ofac-companions/2025-12/alt.csv'),
    '--as',
    'ofac-sdn-csv',
    '--list',
    'us-ofac-sdn',
    '--date',
    '2024-05-03',
  )
  await take(s('un-2026-02.xml'), '--as', 'un')
  await take(s('canada-sema-2025.xml'), '--as', 'ca')
  await take(
    s('uk-2026-05/subjects.csv'),
    s('uk-2026-05/subject_names.csv'),
    '--as',
    'uk-tables',
    '--date',
    '2026-05-01',
  )
  await take(s('israel-nbctf/wallets.csv'), s('israel-nbctf/releases.csv'), '--as', 'il-nbctf')
  const { out } = await cordonHere([
    'screen',
    LISTED,
    '김정은',
    'TWB9xgNG9nmJuwW4etsQEb9RRnrnVnoNnJ',
    '--json',
    '--data',
    folder.path,
  ])
  const answers = JSON.parse(out) as ScreenAnswer[]
  assert.deepEqual(
    answers.map(a => a.verdict),
    ['match', 'match', 'match'],
  )
  assert.ok(answers[1]?.entries.some(e => e.name.includes('Jong Un')))
  assert.ok(answers[2]?.entries.every(e => e.list === 'il-nbctf'))
  assert.ok((answers[0]?.entries[0]?.duties.length ?? 0) > 0)
})

test('a register of owners blocks whom listed persons own by half together, also through a firm, and nobody else', async () => {
  using folder = freshFolder()
  const take = async (name: string, text: string, list: string) => {
    writeFileSync(`${folder.path}/${name}`, text)
    const ran = await cordonHere([
      'lists',
      'import',
      `${folder.path}/${name}`,
      '--as',
      'private-csv',
      '--list',
      list,
      '--data',
      folder.path,
    ])
    assert.equal(ran.code, 0, ran.err)
  }
  await take('blocked.csv', 'id,kind,name\n1,person,Ri Chol Nam\n2,person,Pak Yong Ho\n', 'our-blocks')
  const owners = [
    'a,entity,Acme Trading GmbH,our-blocks/1:30|our-blocks/2:25',
    'b,entity,Borealis Shipping GmbH,a:51',
    'c,entity,Corvus Foods GmbH,our-blocks/1:49',
  ]
  await take('owners.csv', `id,kind,name,owners\n${owners.join('\n')}\n`, 'owners')
  const { out } = await cordonHere([
    'screen',
    'Acme Trading',
    'Borealis Shipping',
    'Corvus Foods',
    '--json',
    '--data',
    folder.path,
  ])
  const answers = JSON.parse(out) as ScreenAnswer[]
  assert.deepEqual(
    answers.map(a => [a.verdict, a.entries[0]?.basis]),
    [
      ['match', 'owned'],
      ['match', 'owned'],
      ['clear', undefined],
    ],
  )
})
