import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leaks } from '../campaigns/leaks.ts'

test('no object, part of one or reference goes to whom the markings do not allow it, and all goes to whom they do', () => {
  const { whole, redacted, withheld } = leaks(1, 1_500)
  // Each of the three answers is really met.
  assert.ok(whole > 500 && redacted > 500 && withheld > 500, `${whole} ${redacted} ${withheld}`)
})
