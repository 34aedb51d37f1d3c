import { CordonError } from '../../../src/model/errors.ts'
import { answerFreezeWith } from '../../../src/operations/freeze/answer-freeze.ts'
import type { FreezeRow } from '../../../src/operations/freeze/freeze-row.ts'
import { requestFreezeWith } from '../../../src/operations/freeze/request-freeze.ts'
import { showFreezeWith } from '../../../src/operations/freeze/show-freeze.ts'
import { withdrawFreezeWith } from '../../../src/operations/freeze/withdraw-freeze.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import type { TestNode } from '../../freeze-nodes.ts'

/** An account of nobody. */
export const ACCOUNT = 'eip155:1:0x1111111111111111111111111111111111111111'

/** What a request needs beside whom it goes to and how much. */
export const GIVEN = {
  accounts: [ACCOUNT],
  asset: 'USDT',
  jurisdiction: 'JP',
  law: 'Code of Criminal Procedure, Article 197(2)',
  grounds: 'Proceeds of a theft.',
  contact: 'Cyber desk',
}

export const coded = (code: string) => (e: unknown) => {
  if (e instanceof CordonError && e.code === code) return true
  throw e
}

export async function ask(node: TestNode, more: Record<string, unknown>): Promise<FreezeRow> {
  const verb = requestFreezeWith(node.post)
  return verb.run(readInput(verb, { ...GIVEN, ...more }), node.world)
}

export async function answer(
  node: TestNode,
  id: string,
  state: string,
  more: Record<string, unknown> = {},
): Promise<FreezeRow> {
  const verb = answerFreezeWith(node.post)
  return verb.run(readInput(verb, { id, state, ...more }), node.world)
}

export async function withdraw(node: TestNode, id: string, reason = 'wrong account'): Promise<FreezeRow> {
  const verb = withdrawFreezeWith(node.post)
  return verb.run(readInput(verb, { id, reason }), node.world)
}

export async function show(node: TestNode, id: string): Promise<FreezeRow> {
  const verb = showFreezeWith(node.post)
  return verb.run({ id }, node.world)
}
