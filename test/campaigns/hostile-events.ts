import assert from 'node:assert/strict'
import { RULES } from '../../src/catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../../src/catalog/typologies/all-typologies.ts'
import { readEventLine } from '../../src/formats/events/event-lines.ts'
import { EventReader } from '../../src/formats/events/read-event.ts'
import { monitorEvents } from '../../src/operations/monitor/monitor-events.ts'
import { hostileLine } from '../monitor/hostile-lines.ts'
import { monitoredWorld } from '../monitor/monitor-world.ts'
import type { Campaign } from './kill-import.ts'

/** † Hostile lines of one run. */
const LINES = 500

/** Sends the monitor whatever somebody may send, with good events between. */
export const campaign: Campaign = {
  name: 'hostile-events',
  about:
    'hostile events among good ones: every line is answered, once and in order; good events are judged; nothing breaks',
  async run({ seed, runs, log }) {
    const monitored = monitoredWorld(RULES, TYPOLOGIES)
    const { world, facts, faults } = monitored
    try {
      const count = runs * LINES
      const reader = new EventReader()
      const lines = function* () {
        for (let n = 0; n < count; n++) {
          const read = readEventLine(hostileLine(seed * 1_000_003 + n), n, reader)
          assert.ok(read !== null || hostileLine(seed * 1_000_003 + n).trim() === '')
          if (read !== null) yield read
        }
      }
      const expected = [...lines()].map(({ line }) => line)
      const codes = new Map<string, number>()
      let at = 0
      for await (const told of monitorEvents(lines(), world)) {
        assert.equal(told.line, expected[at++])
        const code = 'fault' in told ? told.fault.code : (told.judgements[0]?.outcome ?? 'none')
        assert.notEqual(code, 'none')
        JSON.stringify(told)
        codes.set(code, (codes.get(code) ?? 0) + 1)
      }
      assert.equal(at, expected.length, 'a line was not answered')
      assert.deepEqual(faults, [], 'a rule failed')
      assert.equal(Object.keys(Object.prototype).length, 0)
      await facts.verify()
      log(
        `${at} lines: ${[...codes]
          .sort((a, b) => b[1] - a[1])
          .map(([code, n]) => `${code} ${n}`)
          .join(', ')}`,
      )
    } finally {
      await monitored[Symbol.asyncDispose]()
    }
  },
}
