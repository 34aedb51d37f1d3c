import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placesOf } from '../../../src/faces/cli/fold-text.ts'
import { freezesText, freezeText } from '../../../src/faces/cli/freeze-text.ts'
import { tipsText } from '../../../src/faces/cli/tips-text.ts'
import { listFreezesWith } from '../../../src/operations/freeze/list-freezes.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import { carry, testNodes } from '../../freeze-nodes.ts'
import { answer, ask, show, withdraw } from '../../operations/freeze/freeze-verbs.ts'

/** Lines wider than a terminal, but for what is one word and must stay whole. */
function wide(text: string): string[] {
  return text.split('\n').filter(line => placesOf(line) > 80 && line.trim().includes(' '))
}

test('the list and one freeze fit 80 columns, with names and reasons in any script, and say the clocks', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const { id } = await ask(npa, {
    to: 'coin',
    amount: '1250.000001',
    case: undefined,
    grounds: '盗まれた資産が移転された。'.repeat(9),
    law: '형사소송법 제199조 제2항 '.repeat(5).trim(),
  })
  await carry(npa, coin)
  await answer(coin, id, 'frozen-in-part', {
    amount: '3',
    reason: 'the rest had left before the request came in, and more words'.repeat(2),
  })
  await carry(coin, npa)
  const list = listFreezesWith(npa.post)
  const read = async () => freezesText(await list.run(readInput(list, {}), npa.world), 80)
  const part = await read()
  assert.match(part, /frozen-in-part\n {2}to coin; 3 USDT frozen of 1,250\.000001 USDT/)
  await withdraw(npa, id)
  const text = `${await read()}${freezeText(await show(npa, id), 80)}`
  assert.match(text, /withdrawn, RELEASE ASKED/)
  const late = await ask(npa, { to: 'coin', amount: '1' })
  npa.clock.pass(90_000)
  assert.match(freezeText(await show(npa, late.id), 80), /state {7}sent 25 h ago, OVERDUE by 60 min\n/)
  for (const t of [part, text, await read()]) assert.deepEqual(wide(t), [])
})

test('what others wrote cannot move the cursor or forge a line of the list', () => {
  const text = tipsText(
    {
      found: 1,
      refused: 0,
      tips: [
        {
          id: 'note--x',
          from: 'coin\x1b[2J',
          by: 'identity--x',
          receivedAt: 1_795_000_000,
          tx: `0x${'ab'.repeat(32)}`,
          ledger: null,
          account: null,
          case: 'a\rb',
          text: 'seen\nFORGED \u202e line',
          triage: {
            real: { answer: 'unknown', because: 'no ledger data is here' },
            downstream: { answer: 'unknown', because: 'no case with a trace is kept here' },
            fresh: { answer: 'yes', because: 'no kept case and no earlier tip names it' },
            freezable: { answer: 'unknown', because: 'what it moved is not known' },
            least: 15,
            most: 100,
          },
        },
      ],
    },
    80,
  )
  assert.deepEqual(wide(text), [])
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  assert.ok(!/[\x00-\x09\x0b-\x1f\u202e]/.test(text))
  assert.ok(!/^FORGED/m.test(text))
})
