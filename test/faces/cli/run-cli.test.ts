import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Command } from '../../../src/faces/cli/command.ts'
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
