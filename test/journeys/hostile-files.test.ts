import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { freshFolder } from './run-cordon.ts'
import { cordonHere } from './run-here.ts'

const THIEF = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
const SERVICE = '0x28c6c06298d514db089934071355e5743bf21d60'
const HEADER = 'ledger,tx_hash,log_index,block,time,from,to,asset,amount'
const row = (n: number, from: string, to: string, amount: string) =>
  `eip155:1,0x${String(n).padStart(64, '0')},-1,${100 + n},${1_700_000_000 + n},${from},${to},native,${amount}`
const EVIL = '\x1b[2J\x1b]0;owned\x07 \u202eexchange'

test('labels and cells of a hostile file reach the terminal without their control characters', async () => {
  using folder = freshFolder()
  const transfers = join(folder.path, 'transfers.csv')
  const tags = join(folder.path, 'tags.csv')
  writeFileSync(transfers, `${HEADER}\n${row(1, THIEF, SERVICE, '5')}\n${row(2, THIEF, `0x${EVIL}`, '5')}\n`)
  writeFileSync(tags, `address,label,category\n${SERVICE},${EVIL},exchange\n`)
  const traced = await cordonHere(['trace', '--transfers', transfers, '--tags', tags, '--sources', THIEF])
  assert.equal(traced.code, 0, traced.err)
  const imported = await cordonHere(['import', transfers, '--as', 'transfers', '--data', join(folder.path, 'data')])
  const refused = await cordonHere(['trace', '--transfers', transfers, '--sources', `0x${EVIL}`])
  assert.equal(refused.code, 2)
  for (const text of [traced.out, traced.err, imported.out, imported.err, refused.err])
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u202e]/u)
  assert.match(traced.out, /refused-rows/)
})

test('a file that is refused as a whole leaves nothing behind, and the rows around a bad one are taken', async () => {
  using folder = freshFolder()
  const data = join(folder.path, 'data')
  const import_ = async (name: string, text: string | Uint8Array) => {
    const file = join(folder.path, name)
    writeFileSync(file, text)
    const ran = await cordonHere(['import', file, '--as', 'transfers', '--json', '--data', data])
    return { code: ran.code, told: JSON.parse(ran.out || ran.err) }
  }
  const whole = await import_('column.csv', `${HEADER},colour\n${row(1, THIEF, SERVICE, '5')},red\n`)
  assert.deepEqual([whole.code, whole.told.error.code], [2, 'column-unknown'])
  assert.equal(
    (await import_('cut.parquet', new TextEncoder().encode('PAR1 and then nothing'))).told.error.code,
    'parquet-corrupt',
  )
  const mixed = [
    row(1, THIEF, SERVICE, '5'),
    row(2, THIEF, '0x28C6c06298d514Db089934071355E5743bf21d61', '5'),
    row(3, THIEF, SERVICE, '-5'),
    row(4, THIEF, SERVICE, '0.5'),
    row(5, THIEF, SERVICE, '5').replace('1700000005', '99999999999'),
    row(6, THIEF, SERVICE, '9'.repeat(90)),
    row(7, THIEF, SERVICE, '7'),
  ]
  const [file] = (await import_('mixed.csv', `${HEADER}\n${mixed.join('\n')}\n`)).told.files
  assert.deepEqual([file.read, file.new, file.refused], [7, 2, 5])
  assert.deepEqual(
    file.refusals.map((r: { line: number; field: string; code: string }) => `${r.line} ${r.field} ${r.code}`),
    [
      '3 to address-checksum',
      '4 amount amount-malformed',
      '5 amount amount-malformed',
      '6 time time-out-of-range',
      '7 amount amount-malformed',
    ],
  )
  const traced = await cordonHere(['trace', '--sources', THIEF, '--json', '--data', data])
  assert.equal(JSON.parse(traced.out).stolen[0].amount, '12')
})

test('an exchange that was robbed is traced although it is tagged as an exchange, and less than was said is told', async () => {
  using folder = freshFolder()
  const transfers = join(folder.path, 'transfers.csv')
  const tags = join(folder.path, 'tags.csv')
  const [victim, thief] = [SERVICE, THIEF]
  writeFileSync(transfers, `${HEADER}\n${row(1, victim, thief, '5')}\n`)
  writeFileSync(tags, `address,label,category\n${victim},Robbed,exchange\n`)
  const ran = await cordonHere([
    'trace',
    '--transfers',
    transfers,
    '--tags',
    tags,
    '--sources',
    `${victim}=9`,
    '--json',
  ])
  assert.equal(ran.code, 0, ran.err)
  const trace = JSON.parse(ran.out)
  assert.deepEqual(
    trace.endpoints.map((e: { account: string; kind: string; amount: string }) => [e.account, e.kind, e.amount]),
    [[`eip155:1:${thief}`, 'held', '5']],
  )
  assert.match(trace.gaps.find((g: { kind: string }) => g.kind === 'source-short').because, /^9 base units .* only 5 /)
})
