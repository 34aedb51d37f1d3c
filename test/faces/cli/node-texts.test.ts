import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placesOf } from '../../../src/faces/cli/fold-text.ts'
import { auditText, peerAddedText, peersText } from '../../../src/faces/cli/node-text.ts'
import { offersText, psiListsText, servedText, sessionsText } from '../../../src/faces/cli/psi-text.ts'
import { pulledText, pushedText, taxiiText } from '../../../src/faces/cli/taxii-text.ts'
import { collectionAddedText, collectionsText, userAddedText, usersText } from '../../../src/faces/cli/users-text.ts'

/** Every line fits, but for one that is a word no terminal can break. */
function fits(text: string): void {
  for (const line of text.split('\n')) assert.ok(placesOf(line) <= 80 || !line.trim().includes(' '), line)
}

const NAME = '警察庁サイバー警察局 National Cyber Department'
const HEX = 'ab'.repeat(32)
const URL = 'https://a-node-with-a-long-name.example.org:8443'
const organisation = { name: NAME, country: 'JP', sector: 'agency', standing: 'partner', id: 'identity--x' }

test('what is told of peers, users and collections with long names fits 80 columns', () => {
  const peer = { ...organisation, fingerprint: HEX, url: URL }
  for (const url of [URL, null]) fits(peerAddedText({ ...peer, url } as never, 80))
  fits(peersText({ peers: [peer, { ...peer, url: null }] } as never, 80))
  fits(peersText({ peers: [] } as never, 80))
  const node = { ...peer, leaves: 1e9, heads: 1e9, shownBy: 99, ahead: 99, sound: false }
  const contradictions = [
    { code: 'log-forked', reason: 'two signed heads of one size with different roots, '.repeat(3) },
  ]
  fits(auditText({ nodes: [{ ...node, contradictions }] } as never, 80))
  const roles = ['analyst', 'admin', 'exchange-compliance', 'somebody-with-a-long-role']
  const user = { name: 'desk', roles, organisation, password: true, certificate: HEX }
  fits(userAddedText(user as never, 80))
  fits(usersText({ users: [user] } as never, 80))
  const collection = {
    ...{ id: '9ad150af-0396-42e0-979d-fbf2a70620bf', title: NAME, alias: 'thefts', description: null },
    ...{ read: roles, write: roles, feed: true, addedAt: 1, addedBy: 'x', lastAddedUs: 1_795_000_000_000_000 },
  }
  fits(collectionAddedText(collection, 80))
  fits(collectionsText({ collections: [collection] }, 80))
})

test('what is told of questions without telling, and of TAXII servers, fits 80 columns', () => {
  const list = {
    ...{ name: 'a-list-of-wallets-of-a-case', rows: 100_352, askers: null, live: true, endsAt: 1_795_000_000 },
    ...{ pointsADay: 50_000, pointsLeft: 50_000, takes: 'count' },
  }
  fits(psiListsText({ lists: [list] } as never, 80))
  const offers = offersText({ lists: [list] } as never, 80)
  fits(offers)
  assert.match(offers.replaceAll(/\s+/g, ' '), /wants to be told how many matched;/)
  fits(servedText({ ...list, addresses: 100_000, epoch: 'cd'.repeat(16), key: HEX, unread: [] } as never, 80))
  const session = {
    ...{ session: 'ef'.repeat(16), at: 1_795_000_000, role: 'holder', peer: HEX, list: list.name },
    ...{ points: 10_240, fault: null, answer: HEX, matches: 1, told: null },
  }
  const sessions = sessionsText({ sessions: [session] } as never, 80)
  fits(sessions)
  assert.match(sessions.replaceAll(/\s+/g, ' '), /answered, 1 match$|answered, 1 match /)
  const server = { name: 'kr', url: URL, user: NAME, everyS: 30, organisation }
  const moved = { collection: HEX, through: '2026-11-26T15:40:59.000000Z', underWay: true, pending: 9, failed: 9 }
  fits(taxiiText({ servers: [{ ...server, pulled: [moved], pushed: [moved] }] } as never, 80))
  const fault = {
    code: 'taxii-unauthorised',
    message: 'the server answers 401: it does not take the user and password',
  }
  const pulled = { title: NAME, added: 1e6, known: 1e6, conflictCount: 9, refusedCount: 0, pages: 1_000 }
  const collection = { ...pulled, conflicts: [], refused: [], warnings: [fault], fault, finished: false }
  fits(pulledText({ servers: [{ name: 'kr', collections: [collection], passed: [fault], fault }] } as never, 80))
  const pushed = { title: NAME, accepted: 1e6, withheld: 1e6, theirs: 1e6, failedCount: 1, pending: 0 }
  const failed = [{ id: `indicator--${HEX}`, version: '2026-11-26T15:40:59.000Z', ...fault }]
  fits(pushedText({ ...pushed, failed, finished: true, fault } as never, 80))
})
