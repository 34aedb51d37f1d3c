import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditText, caseListText, decisionText, sheetText } from '../../src/faces/cli/casework-text.ts'
import { alertText, queueText } from '../../src/faces/cli/queue-text.ts'
import { showDecision } from '../../src/operations/casework/approve-decision.ts'
import { attachTo } from '../../src/operations/casework/attach-casework.ts'
import { auditCasework } from '../../src/operations/casework/audit-casework.ts'
import { listCasework, noteCasework, showAlert, showCasework } from '../../src/operations/casework/cases-at-work.ts'
import { decideCasework } from '../../src/operations/casework/decide-casework.ts'
import { listQueue } from '../../src/operations/casework/list-queue.ts'
import { triageAlert } from '../../src/operations/casework/triage-alert.ts'
import { ask, makeRig, peopled } from './casework-rig.ts'

test('what others wrote moves no cursor, forges no line and breaks no screen of 80 places', async () => {
  using rig = makeRig()
  await peopled(rig)
  const hostile = 'A\u001b[2J\r\nC9  closed\u202e 자금세탁 의심 고객의 출금을 보류함 取引を停止した顧客の資金 '.repeat(
    4,
  )
  await rig.judged(hostile, { outcome: 'hold' })
  await rig.judged('c-2')
  const kim = rig.as('kim')
  const queue = queueText(await ask(listQueue, {}, kim), 80)
  await ask(triageAlert, { alert: 'A1', verdict: 'open', title: hostile.slice(0, 200), jurisdiction: ['KR'] }, kim)
  await ask(noteCasework, { case: 'C1', text: hostile }, kim)
  await attachTo(kim, 'C1', hostile, new Uint8Array([1]))
  await ask(decideCasework, { case: 'C1', kind: 'report', reason: hostile }, kim)
  const texts = [
    queue,
    alertText(await ask(showAlert, { alert: 'A1' }, kim), 80),
    sheetText(await ask(showCasework, { case: 'C1' }, kim), 80),
    caseListText(await ask(listCasework, {}, kim), 80),
    auditText(await ask(auditCasework, {}, rig.as('mori')), 80),
    decisionText(await ask(showDecision, { case: 'C1', decision: 1 }, kim), 80),
  ]
  for (const [n, text] of texts.entries()) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
    assert.doesNotMatch(text, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/, `text ${n}`)
    for (const line of text.split('\n')) {
      assert.ok(!line.startsWith('C9'), `text ${n} holds a forged line`)
      // The document of a decision is shown byte for byte, unbroken.
      if (n < 5) assert.ok(placesOf(line) <= 80, `text ${n}: ${line}`)
    }
  }
  assert.match(queue, /MONEY WAITS/)
})

/** Places that a line takes, counted apart from the code: ideographs, kana and Hangul take two. */
function placesOf(line: string): number {
  return [...line].reduce(
    (sum, c) => sum + (/[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(c) ? 2 : 1),
    0,
  )
}
