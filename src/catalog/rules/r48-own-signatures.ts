import { weakNonceOf } from '../../analysis/signature-audit/weak-nonces.ts'
import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'
import { recent } from './recent.ts'
import { story } from './story-events.ts'
import { ownSignature } from './wallet-story.ts'

/** R48: an own key signed with a nonce that was used before, or that anybody can guess. */
export const ownSignatures: Rule = {
  id: 'R48',
  name: 'own-signatures',
  question: 'Did an own key sign with a nonce that was used before, or that anybody can guess?',
  sources: [
    'theft from Upbit, 2025-11-27: keys inferable from public transactions, as Upbit said',
    'FIPS 186-5',
    'RFC 6979',
  ],
  on: ['own-signature'],
  lookback: p => p('memory'),
  parameters: {
    memory: {
      value: 180 * 86_400,
      unit: 'seconds',
      about: 'how far back r is compared; the audit of all signatures has no end',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event, otherPast } = context
    if (event.kind !== 'own-signature') return SILENT
    const weak = event.curve === 'secp256k1' ? weakNonceOf(event.r) : null
    if (weak !== null)
      return fire(event.atMs, {
        level: 'hold',
        reasons: [
          `the key ${event.publicKey} signed with the nonce ${weak}: whoever sees the signature has the key; retire it now`,
        ],
        figures: { nonce: weak, key: event.publicKey },
        unless: [{ kind: 'were', words: 'had the nonce been drawn by chance or by RFC 6979' }],
      })
    if (otherPast === null) return lacking('earlier signatures')
    const memory = context.p('memory')
    if (otherPast.count(memory, 'own-signature') === 0) return SILENT
    const before = recent(otherPast, memory, ['own-signature'])
    return fire(event.atMs, {
      level: 'hold',
      reasons: [
        `r of this signature came in ${before.length} earlier signature${before.length === 1 ? '' : 's'} of own keys: over other messages the key follows from them, and it is to be retired now; only the same message signed again is harmless`,
      ],
      figures: { earlier: before.length, key: event.publicKey, r: event.r },
      unless: [{ kind: 'were', words: 'had its r been new' }],
      events: before,
    })
  },
  examples: {
    fires: story('One key signs two messages with one r.', [
      ownSignature(0),
      ownSignature(5, { r: '1'.padStart(64, '7') }),
    ]),
    silent: story('One key signs two messages with r of their own.', [ownSignature(0), ownSignature(5)]),
  },
}
