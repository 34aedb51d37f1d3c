import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Command } from '../../../src/faces/cli/command.ts'
import { inputCommand } from '../../../src/faces/cli/commands/input-command.ts'
import { operationCommand } from '../../../src/faces/cli/commands/operation-command.ts'
import { runCli } from '../../../src/faces/cli/run-cli.ts'
import { CordonError, InputError } from '../../../src/model/errors.ts'
import { readInput } from '../../../src/operations/read-input.ts'

test('what was interrupted ends with 130, as the help says, and other wrong input with 2', async () => {
  const told: string[] = []
  const terminal = { out: () => {}, err: (text: string) => void told.push(text), columns: 80 }
  const failing = (code: string): Command => ({
    name: code,
    summary: '',
    positional: [],
    flags: [],
    examples: [],
    run: async () => {
      throw new InputError(code, 'nothing was taken in')
    },
  })
  const commands = [failing('interrupted'), failing('list-unclear')]
  const setting = { commands, version: '0', terminal: terminal as never, stack: false }
  assert.equal(await runCli(['interrupted'], setting), 130)
  assert.equal(await runCli(['list-unclear'], setting), 2)
  assert.match(told.join(''), /error\[interrupted\]: nothing was taken in/)
})

test('of what was left out it is told that it is needed, not what it is not', () => {
  const operation = { name: 'importFiles', input: z.object({ as: z.string() }) }
  assert.throws(
    () => readInput(operation, {}),
    (e: unknown) => e instanceof CordonError && e.message === 'importFiles needs as' && e.place.field === 'as',
  )
})

const TERMINAL = { out: () => {}, err: () => {}, columns: 80, colour: false, live: false, stop: async () => {} }

/** The command of an operation whose answer says whether it came to its end, at a terminal where the user stopped it or did not. */
async function codeOf(finished: boolean, interrupted: boolean): Promise<number> {
  const operation = {
    name: 'countAll',
    summary: '',
    effect: 'read',
    input: z.object({ as: z.string().describe('how').meta({ placeholder: 'HOW' }) }),
    output: z.object({ finished: z.boolean() }),
    run: async () => ({ finished }),
  } as const
  const doors = { monotonic: () => 0, store: async () => ({ world: {}, close: async () => {} }) } as never
  const command = operationCommand(operation, doors, {}, () => '')
  const terminal = { ...TERMINAL, interrupted: () => interrupted }
  return await runCli(['count-all', '--as', 'x'], { commands: [command], version: '0', terminal, stack: false })
}

test('an answer that the user cut short ends with 130; a whole one, and one that only time cut short, with 0', async () => {
  assert.equal(await codeOf(false, true), 130)
  assert.equal(await codeOf(true, true), 0)
  assert.equal(await codeOf(false, false), 0)
})

test('a flag that cannot be left out stands in the usage, and its lack is told as it is typed', async () => {
  const command = inputCommand({
    name: 'takeIn',
    summary: 'take in',
    input: z.object({ as: z.string().describe('how').meta({ placeholder: 'HOW' }), more: z.string().optional() }),
    answer: async () => null,
    text: () => '',
  })
  const told: string[] = []
  const terminal = { ...TERMINAL, out: told.push.bind(told), err: told.push.bind(told), interrupted: () => false }
  const setting = { commands: [command], version: '0', terminal: terminal as never, stack: false }
  assert.equal(await runCli(['take-in', '--help'], setting), 0)
  assert.match(told.join(''), /Usage: cordon take-in --as HOW \[flags\]/)
  assert.equal(await runCli(['take-in'], setting), 2)
  assert.match(told.join(''), /error\[input-malformed\]: --as HOW is missing: see cordon take-in --help\n {2}at --as/)
})

test('a word that only begins commands is answered with those commands', async () => {
  const told: string[] = []
  const named = (alias: string): Command => ({
    ...{ name: alias.replace(' ', '-'), alias, summary: '', positional: [], flags: [], examples: [] },
    run: async () => 0,
  })
  const terminal = { ...TERMINAL, err: told.push.bind(told), interrupted: () => false }
  const commands = [named('keys add'), named('keys list')]
  assert.equal(await runCli(['keys'], { commands, version: '0', terminal: terminal as never, stack: false }), 2)
  assert.match(told.join(''), /error\[command-unknown\]: "keys" alone is no command: there are keys add, keys list/)
})
