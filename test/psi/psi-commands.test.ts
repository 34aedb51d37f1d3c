import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { psiCommands } from '../../src/faces/cli/commands/psi-commands.ts'
import { runCli } from '../../src/faces/cli/run-cli.ts'
import type { Doors } from '../../src/faces/doors.ts'
import { dropParties, linkTo, makeParty, type Party, someAddresses } from './psi-parties.ts'

const holder = await makeParty('npa', { sector: 'agency' })
const asker = await makeParty('exchange')
after(() => dropParties(holder, asker))
const files = new Map<string, string>()

/** One command line of one party; the other is its only peer. */
async function cordon(party: Party, ...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const doors = {
    store: async () => ({ world: party.world, close: async () => undefined }),
    readText: async (path: string) => files.get(path) ?? null,
    writeText: async (path: string, text: string) => void files.set(path, text),
  } as unknown as Doors
  const commands = psiCommands(doors, {}, async () => ({
    world: party.world,
    linkTo: () => linkTo(holder, asker),
    close: async () => undefined,
  }))
  const terminal = {
    out(text: string) {
      said.out += text
    },
    err(text: string) {
      said.err += text
    },
    columns: 100,
    colour: false,
    live: false,
    interrupted: () => false,
    stop: () => new Promise<void>(() => undefined),
  }
  return { code: await runCli(words, { commands, version: '0', terminal, stack: false }), ...said }
}

async function knows(party: Party, peer: Party): Promise<void> {
  const { fingerprint, name, country, sector, standing, id } = peer.peer
  const body = { fingerprint, name, country, sector, standing, id, url: null }
  await party.world.facts.append([{ at: 1, by: 'test', kind: 'peer-added', body }])
}

test('from the command line alone: a list is served, asked, told, audited on both sides and dropped', async () => {
  const listed = someAddresses(30, 'commands')
  const [first = '', second = ''] = listed
  files.set('list.txt', `${listed.join('\n')}\nnot an address\n`)
  files.set(
    'ask.csv',
    `address,customer\n${first.toUpperCase().replace('0X', '0x')},Kim\n${someAddresses(1, 'other')[0]},Lee\n${second},Pak\n`,
  )
  await knows(holder, asker)
  await knows(asker, holder)

  const served = await cordon(
    holder,
    'psi',
    'serve-list',
    'case-7',
    '--file',
    'list.txt',
    '--for',
    'exchange',
    '--takes',
    'matches',
  )
  assert.equal(served.code, 0, served.err)
  assert.match(
    served.out,
    /^1 lines hold no address and were left out: 31\ncase-7: 30 addresses as 256 imprints, until 2026-12-03/,
  )
  assert.match((await cordon(holder, 'psi', 'lists')).out, /^case-7 {2}256 imprints, 1 peers, until /)
  assert.match(
    (await cordon(asker, 'psi', 'offers', 'npa')).out,
    /^case-7 .*wants to be told which matched; today 50,000/,
  )

  const asked = await cordon(
    asker,
    'psi',
    'ask',
    'npa',
    '--file',
    'ask.csv',
    '--out',
    'matches.txt',
    '--tell',
    'matches',
  )
  assert.equal(asked.code, 0, asked.err)
  assert.match(
    asked.out,
    /^2 of 3 addresses stand on case-7\n {2}written to matches.txt\nthe peer saw 256 points, and was told which/,
  )
  assert.equal(files.get('matches.txt'), `${first}\n${second}\n`)
  const session = /session ([0-9a-f]{32})/.exec(asked.out)?.[1] ?? ''
  const told = await cordon(holder, 'psi', 'told', session, '--json')
  assert.deepEqual(JSON.parse(told.out).addresses.sort(), [first, second].sort())

  const theirs = (await cordon(holder, 'psi', 'sessions', '--json')).out
  files.set('theirs.json', theirs)
  for (const customer of ['Kim', 'Pak', first, second]) assert.equal(theirs.includes(customer), false)
  const audit = await cordon(asker, 'psi', 'audit', 'theirs.json')
  assert.deepEqual([audit.code, audit.out], [0, `${session}  both wrote the same, and the signatures hold\n`])
  files.set('theirs.json', theirs.replace('"points":256', '"points":255'))
  const caught = await cordon(asker, 'psi', 'audit', 'theirs.json')
  assert.equal(caught.code, 6)
  assert.match(caught.out, /points: the asker says 256, the holder 255/)
  assert.match((await cordon(asker, 'psi', 'sessions')).out, /asked .* for case-7: 256 points, answered, 2 matches/)

  assert.equal((await cordon(holder, 'psi', 'drop-list', 'case-7')).code, 0)
  assert.match((await cordon(asker, 'psi', 'ask', 'npa', '--file', 'ask.csv')).err, /offers us no list/)
})

test('what cannot be done is said with its code: no such peer, no such file, no source or two, a file without an address', async () => {
  files.set('empty.txt', '\n# nobody\n')
  for (const [code, ...words] of [
    ['peer-unknown', 'psi', 'ask', 'nobody', '--file', 'ask.csv'],
    ['file-missing', 'psi', 'ask', 'npa', '--file', 'none.txt'],
    ['psi-list-malformed', 'psi', 'serve-list', 'Case 7', '--file', 'list.txt'],
    ['input-malformed', 'psi', 'serve-list', 'case-8'],
    ['input-malformed', 'psi', 'serve-list', 'case-8', '--file', 'list.txt', '--list', 'un-sc'],
    ['psi-nothing-listed', 'psi', 'serve-list', 'case-8', '--file', 'empty.txt'],
    ['psi-told-unknown', 'psi', 'told', '0'.repeat(32)],
    ['transcript-malformed', 'psi', 'audit', 'list.txt'],
  ] as const) {
    const { err, out } = await cordon(asker, ...words, '--json')
    assert.equal(out, '')
    assert.equal(JSON.parse(err).error?.code ?? JSON.parse(err).code, code, err)
  }
})
