import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alertsText } from '../../../src/faces/cli/alerts-text.ts'
import { rescreenText } from '../../../src/faces/cli/commands/rescreen-command.ts'
import { exposureText } from '../../../src/faces/cli/exposure-text.ts'
import { placesOf } from '../../../src/faces/cli/fold-text.ts'
import { listsText, updatedText } from '../../../src/faces/cli/lists-text.ts'
import { screenText } from '../../../src/faces/cli/screen-text.ts'

const ACCOUNT = 'eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2'

/** Every line fits, but for one that is a word no terminal can break. */
function fits(text: string): void {
  for (const line of text.split('\n')) assert.ok(placesOf(line) <= 80 || !line.trim().includes(' '), line)
}

const alert = {
  at: 1_790_000_000,
  change: 'delisted',
  party: { kind: 'transaction', what: `eip155:1:0x${'a'.repeat(64)}`, birth: null, country: null },
  list: 'us-ofac-sdn',
  entry: '27307',
  name: '조선민주주의인민공화국 정찰총국 제3국 라자루스 그룹',
  firstSeenAt: 1_780_000_000,
  screens: 1_234,
  customers: ['customer-000001', 'customer-000002'],
}

test('an alert of the longest transaction, entry and customers fits 80 columns', () => {
  const text = alertsText({ found: 1, alerts: [alert] } as never, 80)
  fits(text)
  assert.match(text, /no longer listed/)
  fits(alertsText({ found: 0, alerts: [] } as never, 80))
  fits(rescreenText({ lists: [], alerts: [alert], listed: 0, delisted: 1, known: 0 } as never, null, 80))
})

test('a list whose version, faults and alarm are long fits 80 columns, and says what a stale one cannot answer', () => {
  const version = {
    digest: 'a'.repeat(64),
    publishedAt: 1_714_694_400,
    ...{ entries: 14_965, names: 18_628, wallets: 281, domains: 933, faults: 22, lost: 19 },
  }
  const row = {
    ...{ name: 'us-ofac-sdn', title: 'SDN', inUse: true, state: 'stale', freshUntil: 1_714_780_800 },
    alarm: {
      at: 1_714_780_800,
      code: 'list-truncated',
      reason: 'the XML ends before it is complete: unclosed tag: TITLE',
    },
    versions: [version],
  }
  const text = listsText({ lists: [row] } as never, 80)
  fits(text)
  assert.match(text.replaceAll(/\s+/g, ' '), /stale or unread, what it covers is never answered with "clear"/)
  const one = listsText(
    { lists: [{ ...row, versions: [{ ...version, entries: 1, faults: 1, lost: 1 }] }] } as never,
    80,
  )
  assert.match(one.replaceAll(/\s+/g, ' '), / 1 entry, .* 1 fault, 1 record lost/)
})

test('what failed to update says what stands all the same, in 80 columns', () => {
  const stands =
    'no version of eu-fsf was read before, so while it is in use it clears nobody (cordon lists drop eu-fsf ends that)'
  const failed = {
    kind: 'failed',
    list: 'eu-fsf',
    code: 'list-root',
    reason: 'the root element is <x>',
    stands,
  } as const
  const text = updatedText([failed], 80)
  fits(text)
  assert.match(text.replaceAll(/\s+/g, ' '), /^eu-fsf: FAILED; no version of eu-fsf was read before/)
})

test('where value is of unknown origin it is told what that is and what can be done, and only there', () => {
  const part = { name: 'of unknown origin', amount: '5', share: 1, hops: null }
  const side = (category: string) => [
    { asset: `${ACCOUNT.slice(0, 8)}/slip44:60`, total: '5', parts: [{ ...part, category }] },
  ]
  const answer = {
    account: ACCOUNT,
    policy: 'haircut',
    asOf: 1_740_000_000,
    maxHops: 6,
    sent: [],
    gaps: [],
    assets: [],
  }
  const unknown = exposureText({ ...answer, received: side('unknown') } as never, 80)
  fits(unknown)
  assert.match(
    unknown.replaceAll(/\s+/g, ' '),
    /no list, label or case here names.*cordon trace.*--case NAME.*exposure-index/,
  )
  assert.doesNotMatch(exposureText({ ...answer, received: side('theft') } as never, 80), /cordon trace/)
})

test('what is not covered for the same reason many times is told once, with how often', () => {
  const gap = { kind: 'unfollowed', because: 'reached, but not followed on' }
  const answer = { account: ACCOUNT, policy: 'fifo', asOf: 1, maxHops: 6, received: [], sent: [], assets: [] }
  const text = exposureText({ ...answer, gaps: [gap, gap, gap] } as never, 80)
  assert.equal(text.match(/not covered/g)?.length, 1)
  assert.match(text, /not covered, 3 times: reached, but not followed on \(unfollowed\)/)
})

test('who screens before any list was read is told how to get one', () => {
  const gap = {
    list: null,
    code: 'no-list-covers',
    because: 'no list in use was read that names addresses',
    blocking: true,
  }
  const party = { kind: 'address', canonical: `0x${'0'.repeat(40)}`, ledgers: [] }
  const answer = { party, verdict: 'unknown', entries: [], nearMisses: [], exposure: [], listVersions: [], gaps: [gap] }
  const text = screenText({ answers: [answer] } as never, 80)
  fits(text)
  assert.match(text.replaceAll(/\s+/g, ' '), /UNKNOWN .* cordon lists update NAME fetches one/)
})
