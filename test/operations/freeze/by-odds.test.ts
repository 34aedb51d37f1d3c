import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCaseName } from '../../../src/model/case-name.ts'
import { recordTrace } from '../../../src/operations/cases/record-trace.ts'
import { explainTaint } from '../../../src/operations/explain/explain-taint.ts'
import { freezeLetterWith } from '../../../src/operations/freeze/freeze-letter.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import { testNodes } from '../../freeze-nodes.ts'
import { builtInTrace } from '../../report-traces.ts'
import { ask, coded } from './freeze-verbs.ts'

test('nobody is asked to freeze what a trace came to by odds, unless that is wanted, and then the letter says the odds', async () => {
  const { npa } = testNodes(['npa', 'coin'])
  const built = await builtInTrace()
  const [first, second] = built.endpoints.filter(e => e.kind === 'held')
  assert.ok(first && second)
  const endpoints = built.endpoints.map(e =>
    e === first
      ? { ...e, basis: `${e.basis}; reached by odds, joint confidence 0.42 at the least (0 of it by facts alone)` }
      : e,
  )
  const kept = { case: parseCaseName('likely'), policy: 'fifo', asOf: built.asOf, finished: true, input: {} }
  await recordTrace(npa.world, { ...kept, json: JSON.stringify({ ...built, endpoints }) })
  const order = { asset: first.asset, to: 'coin', baseUnits: '1', case: 'likely' }

  await assert.rejects(ask(npa, { ...order, accounts: [first.account] }), coded('freeze-by-odds'))
  const { id } = await ask(npa, { ...order, accounts: [first.account], byOdds: true })
  const letter = await freezeLetterWith(npa.post).run({ id, language: 'en' }, npa.world)
  const words = letter.text.replace(/\s+/g, ' ')
  assert.match(words, /Reached by odds, not by facts alone: .*joint confidence 0\.42/)

  const sure = await ask(npa, { ...order, asset: second.asset, accounts: [second.account] })
  const plain = await freezeLetterWith(npa.post).run({ id: sure.id, language: 'en' }, npa.world)
  assert.doesNotMatch(plain.text, /odds/)

  const about = (subject: string) => explainTaint.run(readInput(explainTaint, { subject, case: 'likely' }), npa.world)
  assert.equal((await about(first.account)).odds, '0.42')
  assert.equal((await about(second.account)).odds, null)
})
