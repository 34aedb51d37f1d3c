import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { DiskScreenings } from '../../src/adapters/screenings/disk-screenings.ts'
import { MemoryScreenings } from '../../src/adapters/screenings/memory-screenings.ts'
import { CordonError } from '../../src/model/errors.ts'
import { parseParty } from '../../src/operations/screen/parse-party.ts'
import { alsoKeys, type PastParties, partyKey, rememberedParty } from '../../src/operations/screen/past-parties.ts'
import { type RescreenAnswer, type RescreenWorld, rescreen } from '../../src/operations/screen/rescreen.ts'
import { madeUpEntry, madeUpLists } from '../screening/made-up-lists.ts'

const EVM = '0x8589427373d6d84e98730d7795d8f6f8731fda16'
const TRON_OF_EVM = '0x098b716b8aaf21512996dc57eb0615e2383e2f96'
const ALICE = '0x00000000000000000000000000000000000a11ce'

const MAKERS: Readonly<Record<string, (t: TestContext) => PastParties & { seal?(): Promise<void> }>> = {
  memory: () => new MemoryScreenings(),
  disk(t) {
    const folder = mkdtempSync(join(tmpdir(), 'cordon-rescreen-'))
    const past = new DiskScreenings(join(folder, 'screenings'))
    t.after(async () => {
      await past.close()
      rmSync(folder, { recursive: true, force: true })
    })
    return past
  },
}

function desk(t: TestContext, make: (t: TestContext) => PastParties & { seal?(): Promise<void> }) {
  const lists = madeUpLists()
  const past = make(t)
  const world: RescreenWorld = { ...lists, past, progress: { at() {}, end() {} }, by: 'tester' }
  const ask = async (text: string, ref: string | null = null, hints: object = {}): Promise<void> => {
    const party = parseParty(text, hints)
    lists.screening.desk.refresh()
    const screener = await lists.screening.desk.screener(null)
    const { verdict } = screener.screen(party, lists.clock.now())
    const seen = rememberedParty(party)
    past.remember({ at: lists.clock.now(), by: 'key-1', ...seen, verdict, ref }, alsoKeys(seen))
  }
  const run = (more: { sinceDays?: number; list?: string[]; dryRun?: boolean } = {}): Promise<RescreenAnswer> =>
    rescreen({ sinceDays: 365, dryRun: false, ...more }, world)
  const told = (answer: RescreenAnswer): string[] => answer.alerts.map(a => `${a.change} ${a.party.what} ${a.entry}`)
  return { ...lists, past, world, ask, run, told }
}

for (const [name, make] of Object.entries(MAKERS))
  suite(`a rescreen (${name})`, () => {
    test('tells of a party for each list that turned since the last rescreen, not of what came and went between', async t => {
      const { ask, use, accept, wait, run } = desk(t, make)
      for (const list of ['us', 'eu', 'un']) {
        await use(list)
        await accept(list, [madeUpEntry('1', { names: ['Somebody Else Entirely'] })])
      }
      await run()
      wait(100)
      await ask(EVM)
      await ask('Park Jin Hyok')
      wait(100)
      const listed = madeUpEntry('2', { names: ['PARK, Jin Hyok'], wallets: [EVM] })
      await accept('us', [listed])
      for (const list of ['eu', 'un'])
        await accept(list, [madeUpEntry('1', { names: ['Somebody Else Entirely'] }), listed])
      await accept('us', [])
      const answer = await run()
      assert.deepEqual(answer.alerts.map(a => `${a.change} ${a.list} ${a.party.kind}`).sort(), [
        'listed eu address',
        'listed eu name',
        'listed un address',
        'listed un name',
      ])
    })

    test('finds who was screened before and would match now, and tells of each once', async t => {
      const { ask, use, accept, wait, run, told, past } = desk(t, make)
      await use('us')
      await accept('us', [madeUpEntry('1', { names: ['Somebody Else Entirely'] })])
      assert.deepEqual(told(await run()), [])
      wait(100)
      await ask(EVM, 'deposit 1')
      await ask(EVM, 'deposit 2')
      await ask(ALICE, 'deposit 3')
      await ask('pay.evil.example')
      await ask('Park Jin Hyok', 'customer 4')
      await ask('Ordinary Jane Person')
      await past.flush()
      await (past as { seal?(): Promise<void> }).seal?.()
      wait(100)
      const digest = await accept('us', [
        madeUpEntry('1', { names: ['Somebody Else Entirely'] }),
        madeUpEntry('2', { names: ['PARK, Jin Hyok', 'Jin Hyok Park'], wallets: [EVM], domains: ['evil.example'] }),
      ])
      const dry = await run({ dryRun: true })
      const answer = await run()
      assert.deepEqual(dry, answer)
      assert.deepEqual(
        told(answer).sort(),
        ['listed Park Jin Hyok 2', `listed ${EVM} 2`, 'listed pay.evil.example 2'].sort(),
      )
      const alert = answer.alerts.find(a => a.party.kind === 'address')
      assert.deepEqual(
        [alert?.customers, alert?.askedBy, alert?.screens, alert?.verdictThen, alert?.version, alert?.list],
        [['deposit 1', 'deposit 2'], ['key-1'], 2, 'clear', digest, 'us'],
      )
      assert.deepEqual(told(await run()), [])
      assert.equal((await past.find([partyKey('address', EVM)], 0)).length, 2)
    })

    test('tells nobody again after a change that leaves the entry as it was, and tells of a delisting', async t => {
      const { ask, use, accept, wait, run, told } = desk(t, make)
      await use('us')
      await ask(EVM)
      wait(100)
      const two = madeUpEntry('2', { names: ['Quite Unlike Anybody'], wallets: [EVM] })
      await accept('us', [two])
      assert.deepEqual(told(await run()), [`listed ${EVM} 2`])
      wait(100)
      await accept('us', [{ ...two, remarks: 'changed' }, madeUpEntry('3', { names: ['Third Party Nobody Asked'] })])
      assert.deepEqual(told(await run()), [])
      wait(100)
      await accept('us', [madeUpEntry('3', { names: ['Third Party Nobody Asked'] })])
      assert.deepEqual(told(await run()), [`delisted ${EVM} 2`])
      wait(100)
      await accept('us', [two])
      assert.deepEqual(told(await run()), [`listed ${EVM} 2`], 'put on the list again, it is told again')
    })

    test('does not tell of those who were answered with the new list already, nor of those too long ago', async t => {
      const { ask, use, accept, wait, run, told } = desk(t, make)
      await use('us')
      await ask(ALICE)
      wait(40 * 86_400)
      await accept('us', [madeUpEntry('2', { wallets: [EVM, ALICE] })])
      wait(100)
      await ask(EVM)
      assert.deepEqual(told(await run({ sinceDays: 30 })), [])
    })

    test('does not tell of those who matched when they were asked about, however many versions came since', async t => {
      const { ask, use, accept, wait, run, told } = desk(t, make)
      await use('us')
      await accept('us', [madeUpEntry('1', { wallets: [EVM] })])
      await ask(EVM)
      wait(100)
      await ask(EVM)
      await ask(ALICE)
      await accept('us', [madeUpEntry('1', { wallets: [EVM] }), madeUpEntry('2', { wallets: [TRON_OF_EVM] })])
      wait(100)
      await accept('us', [madeUpEntry('1', { wallets: [EVM] }), madeUpEntry('3', { wallets: [ALICE] })])
      assert.deepEqual(told(await run()), [`listed ${ALICE} 3`])
    })

    test('sees another form of the listed key: one key, two spellings', async t => {
      const { ask, use, accept, wait, run, told } = desk(t, make)
      await use('us')
      // A P2WPKH address and the P2PKH address of one public key: BIP 173's example and its well-known hash.
      await ask('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4')
      wait(100)
      await accept('us', [madeUpEntry('9', { wallets: ['1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH'] })])
      assert.deepEqual(told(await run()), ['listed bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 9'])
    })

    test('takes a list that comes into use for a change, and looks at one list alone when asked', async t => {
      const { ask, use, accept, wait, run, told } = desk(t, make)
      await accept('eu', [madeUpEntry('7', { wallets: [EVM] })])
      await use('us')
      await accept('us', [madeUpEntry('1', { wallets: [ALICE] })])
      wait(100)
      await run()
      await ask(EVM)
      wait(100)
      await use('eu')
      await accept('us', [madeUpEntry('1', { wallets: [ALICE, TRON_OF_EVM] })])
      assert.deepEqual(told(await run({ list: ['us'] })), [])
      assert.deepEqual(told(await run()), [`listed ${EVM} 7`])
      await assert.rejects(run({ list: ['xx'] }), e => e instanceof CordonError && e.code === 'list-unknown')
    })

    test('finds a transaction under the accounts that it was screened by', async t => {
      const { use, accept, wait, run, told, past, clock } = desk(t, make)
      await use('us')
      const tx = { kind: 'transaction' as const, what: 'ab'.repeat(32), birth: null, country: null }
      past.remember({ at: clock.now(), by: 'k', ...tx, verdict: 'clear', ref: null }, [partyKey('address', EVM)])
      wait(100)
      await accept('us', [madeUpEntry('1', { wallets: [EVM] })])
      assert.deepEqual(told(await run()), [`listed ${tx.what} 1`])
    })
  })
