import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { MemoryIntelStore } from '../../../src/adapters/intel/memory-intel-store.ts'
import { collectionsCommands } from '../../../src/faces/cli/commands/collections-commands.ts'
import { usersCommands } from '../../../src/faces/cli/commands/users-commands.ts'
import { Interrupted } from '../../../src/faces/cli/interrupted.ts'
import { readPassword } from '../../../src/faces/cli/read-password.ts'
import { runCli } from '../../../src/faces/cli/run-cli.ts'
import type { Doors } from '../../../src/faces/doors.ts'
import { CordonError } from '../../../src/model/errors.ts'
import type { World } from '../../../src/operations/world.ts'
import { emptyWorld, handClock } from '../http/test-server.ts'

const coded = (code: string) => (e: unknown) => e instanceof CordonError && e.code === code

/** Standard input that hands on some pieces. */
function input(pieces: readonly string[], isTTY = false) {
  const raw: boolean[] = []
  const stdin = Object.assign(Readable.from(pieces.map(p => Buffer.from(p))), {
    isTTY,
    setRawMode: (mode: boolean) => raw.push(mode),
  })
  let told = ''
  const err = (text: string): void => {
    told += text
  }
  return { desk: { stdin, err } as unknown as Parameters<typeof readPassword>[0], raw, told: () => told }
}

test('a piped password is the first line, to the byte, without its end', async () => {
  for (const pieces of [['hünter 2\n'], ['hünter 2'], ['hünter 2\r\nrest\n'], ['hün', 'ter 2', '\n']])
    assert.equal(await readPassword(input(pieces).desk, 'x'), 'hünter 2')
  await assert.rejects(readPassword(input([]).desk, 'x'), coded('password-missing'))
  await assert.rejects(readPassword(input(['\n']).desk, 'x'), coded('password-missing'))
  await assert.rejects(readPassword(input(['y'.repeat(2_000)]).desk, 'x'), coded('password-too-long'))
})

test('at a terminal a password is asked for twice, not shown, and the terminal is given back', async () => {
  const good = input(['secr', 'ex', '\u007f', 't\r', 'secret\r'], true)
  assert.equal(await readPassword(good.desk, 'alice'), 'secret')
  assert.deepEqual(good.raw, [true, false])
  assert.match(good.told(), /alice/)
  assert.doesNotMatch(good.told(), /secret/)
  assert.equal(await readPassword(input(['pasted\rpasted\r'], true).desk, 'x'), 'pasted')
  await assert.rejects(readPassword(input(['one\r', 'two\r'], true).desk, 'x'), coded('passwords-differ'))
  const stopped = input(['se\u0003'], true)
  await assert.rejects(readPassword(stopped.desk, 'x'), Interrupted)
  assert.deepEqual(stopped.raw, [true, false])
})

test('users and collections are added, listed and removed from the command line, and no answer holds what opens', async () => {
  const clock = handClock()
  const store = new MemoryIntelStore(clock, randomBytes)
  const sharing = { store, self: async () => null, chance: (n: number) => randomBytes(n) }
  const world: World = emptyWorld({ clock, sharing: sharing as unknown as World['sharing'] })
  const doors = { store: async () => ({ world, close: async () => {} }) } as unknown as Doors
  let out = ''
  let err = ''
  const terminal = {
    out(text: string) {
      out += text
    },
    err(text: string) {
      err += text
    },
    columns: 80,
    colour: false,
    live: false,
    interrupted: () => false,
    stop: () => new Promise<void>(() => {}),
  }
  const commands = [...usersCommands(doors, {}), ...collectionsCommands(doors, {})]
  const run = async (...argv: string[]) => {
    out = ''
    err = ''
    return { code: await runCli(argv, { commands, version: '0', terminal, stack: false }), out, err }
  }
  const certificate = 'AB:'.repeat(31).concat('AB')
  const asked = ['--role', 'analyst,admin', '--role', 'x-1', '--certificate', certificate, '--country', 'jp']
  const added = await run(
    'users',
    'add',
    'desk',
    ...asked,
    '--organisation',
    'Exchange A',
    '--sector',
    'exchange',
    '--json',
  )
  assert.equal(added.code, 0, added.err)
  const user = JSON.parse(added.out)
  assert.deepEqual(user.roles, ['analyst', 'admin', 'x-1'])
  assert.deepEqual([user.organisation.country, user.organisation.standing], ['JP', 'client'])
  assert.match(user.organisation.id, /^identity--[0-9a-f-]{36}$/)
  assert.equal(user.password, false)
  assert.match(
    (await run('users', 'list')).out.replaceAll(/\s+/g, ' ').replace(' ', '  '),
    /^desk {2}analyst admin x-1; Exchange A \(JP, exchange, client\); certificate abababab/,
  )
  for (const [argv, code] of [
    [['users', 'add', 'desk', '--role', 'x', '--certificate', 'cd'.repeat(32)], 'user-name-taken'],
    [['users', 'add', 'DESK', '--role', 'x', '--certificate', 'cd'.repeat(32)], 'user-name-taken'],
    [['users', 'add', 'other', '--role', 'x', '--certificate', certificate], 'certificate-taken'],
    [['users', 'add', 'a:b', '--role', 'x'], 'user-name-malformed'],
    [['users', 'add', 'other', '--role', 'X Y', '--certificate', 'cd'.repeat(32)], 'role-malformed'],
    [['users', 'add', 'other', '--role', 'x', '--certificate', '12'], 'certificate-malformed'],
    [
      ['users', 'add', 'other', '--role', 'x', '--certificate', 'cd'.repeat(32), '--country', 'Japan'],
      'country-malformed',
    ],
    [['users', 'add', 'other', '--role', 'x', '--certificate', 'cd'.repeat(32), '--standing', 'own'], 'standing-unfit'],
    [['users', 'remove', 'nobody'], 'user-unknown'],
    [['users', 'password', 'nobody'], 'user-unknown'],
    [['collections', 'add', 'X'], 'collection-closed'],
    [
      ['collections', 'add', 'X', '--read', 'x', '--id', '91a7b528-80eb-12ed-a74d-c6fbd5a26116'],
      'collection-id-malformed',
    ],
    [['collections', 'remove', 'nothing'], 'collection-unknown'],
  ] as const) {
    const { code: exit, err: told } = await run(...argv, '--json')
    assert.notEqual(exit, 0, argv.join(' '))
    assert.equal(JSON.parse(told).error.code, code, argv.join(' '))
  }
  const id = '91a7b528-80eb-42ed-a74d-c6fbd5a26116'
  const made = await run(
    'collections',
    'add',
    'Thefts',
    '--id',
    id.toUpperCase(),
    '--alias',
    'thefts',
    '--read',
    'analyst',
    '--write',
    'analyst,x-1',
  )
  assert.equal(
    made.out,
    `collection ${id}\n  in addresses: thefts\n  Thefts; read by analyst, written by analyst, x-1\n`,
  )
  assert.match((await run('collections', 'list')).out, /; empty\n$/)
  assert.equal((await run('collections', 'remove', 'thefts')).code, 0)
  assert.equal((await run('users', 'remove', 'desk')).code, 0)
  assert.match((await run('users', 'list')).out, /^No user yet/)
})
