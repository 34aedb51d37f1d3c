import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyChance } from '../../../src/adapters/keys/key-chance.ts'
import { keysCommands } from '../../../src/faces/cli/commands/keys-commands.ts'
import { runCli } from '../../../src/faces/cli/run-cli.ts'
import type { Terminal } from '../../../src/faces/cli/terminal.ts'
import type { Doors } from '../../../src/faces/doors.ts'
import { emptyWorld } from '../http/test-server.ts'

const world = emptyWorld()
const doors = { keyChance, monotonic: () => 0, store: async () => ({ world, close: async () => {} }) } as Partial<Doors>

async function cordon(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = {
    out: text => void out.push(text),
    err: text => void err.push(text),
    columns: 80,
    colour: false,
    live: false,
    interrupted: () => false,
    stop: async () => {},
  }
  const commands = keysCommands(doors as Doors, {})
  const code = await runCli(argv, { commands, version: '0', terminal, stack: false })
  return { code, out: out.join(''), err: err.join('') }
}

test('a key is added, listed without itself, and revoked', async () => {
  assert.match((await cordon('keys', 'list')).out, /No key yet/)
  const added = await cordon('keys', 'add', 'desk 1', '--scope', 'screen', '--scope', 'trace', '--rate', '50')
  const [, key = '', id = ''] = /\n\n(cordon_([0-9a-f]{10})_[0-9a-f]{64})\n$/.exec(added.out) ?? []
  assert.ok(key)
  const listed = await cordon('keys', 'list')
  assert.equal(listed.out, `${id}  desk 1  screen trace, 50/s, no end\n`)
  const json = JSON.parse((await cordon('keys', 'list', '--json')).out)
  assert.deepEqual([json.keys[0].id, json.keys[0].live, json.keys.length], [id, true, 1])
  assert.match((await cordon('keys', 'revoke', id)).out, new RegExp(`^key ${id} of desk 1 was revoked `))
  assert.match((await cordon('keys', 'list')).out, /, revoked 20\d\d-/)
})

test('what is missing or misspelt is told with the code and the exit code of every command', async () => {
  const faults: [string[], number, RegExp][] = [
    [['keys', 'add'], 2, /argument-missing.*NAME/],
    [['keys', 'add', 'desk'], 2, /input-malformed|flag-/],
    [['keys', 'add', 'desk', '--scope', 'scren'], 2, /flag-malformed.*did you mean screen/],
    [['keys', 'add', 'a\nb', '--scope', 'screen'], 2, /key-name-malformed/],
    [['keys', 'add', 'desk', '--scope', 'screen', '--expires', '2020-01-01'], 2, /key-expired/],
    [['keys', 'revoke'], 2, /argument-missing.*ID/],
    [['keys', 'revoke', '0123456789'], 3, /key-unknown/],
  ]
  for (const [argv, code, message] of faults) {
    const ran = await cordon(...argv)
    assert.equal(ran.code, code, `${argv.join(' ')}: ${ran.err}`)
    assert.match(ran.err, message)
    assert.equal(ran.out, '')
  }
})

test('the help of each fits 80 columns', async () => {
  for (const action of ['add', 'list', 'revoke']) {
    const help = await cordon('keys', action, '--help')
    assert.equal(help.code, 0)
    for (const line of help.out.split('\n')) assert.ok(line.length <= 80, line)
  }
})
