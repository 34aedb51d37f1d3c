import type { Hex } from '../../formats/safe/safe-transaction.ts'
import type { Address } from '../../model/address.ts'
import type { GuardKnowledge } from './guard-knowledge.ts'
import type { GuardWords } from './guard-words.ts'
import { SAFE_SLOTS } from './safe-slots.ts'
import type { GuardFinding, Severity } from './severity.ts'
import type { Simulation, SlotChange } from './simulation.ts'

type Meaning = readonly [code: string, severity: Severity, what: string]

const MEANINGS: ReadonlyMap<Hex, Meaning> = new Map([
  [SAFE_SLOTS.ownerCount, ['owners-changed', 'warning', 'the number of its owners']],
  [SAFE_SLOTS.owners, ['owners-changed', 'warning', 'its owners']],
  [SAFE_SLOTS.threshold, ['threshold-changed', 'warning', 'how many owners must sign']],
  [SAFE_SLOTS.modules, ['modules-changed', 'warning', 'the modules that act for it without signatures']],
  [SAFE_SLOTS.fallbackHandler, ['fallback-changed', 'warning', 'its fallback handler']],
  [SAFE_SLOTS.guard, ['guard-changed', 'warning', 'the guard that checks its transactions']],
  [SAFE_SLOTS.moduleGuard, ['guard-changed', 'warning', 'the guard that checks its modules']],
])

/** Payments of tokens that are told one by one. */
const MOST_MOVES = 20

/** What a Safe's transaction did when it was tried, as far as it must be asked about. */
export function judgeSimulation(
  safe: Address,
  { succeeded, because, changes, moves, how }: Simulation,
  words: GuardWords,
  knowledge: GuardKnowledge,
): GuardFinding[] {
  const found: GuardFinding[] = []
  const add = (code: string, severity: Severity, sentence: string): void => {
    if (!found.some(f => f.sentence === sentence)) found.push({ code, severity, sentence, path: null })
  }
  if (!succeeded) {
    add('tried-and-failed', 'notice', `Tried on the node, it fails${because === null ? '' : `: ${because}`}.`)
    return found
  }
  if (how === 'called') return found
  const own = changes.find(c => c.account === safe)
  for (const change of own?.slots ?? []) {
    if (change.slot === SAFE_SLOTS.nonce) continue
    if (change.slot === SAFE_SLOTS.implementation) {
      const implementation = addressIn(change.after)
      const published = knowledge.deployments.get(implementation)?.part === 'implementation'
      add(
        published ? 'implementation-migrated' : 'implementation-replaced',
        published ? 'warning' : 'alarm',
        `Tried on the node, it replaces the code of the Safe: slot 0 goes from ${words.account(addressIn(change.before))} to ${words.account(implementation)}${published ? '' : ', which Safe never published'}.`,
      )
      continue
    }
    const [code, severity, what] = MEANINGS.get(change.slot) ?? UNNAMED
    add(code, severity, `Tried on the node, it changes ${what}${from(change, words)}.`)
  }
  const out = (moves ?? []).filter(move => move.from === safe && move.amount > 0n)
  for (const { token, to, amount } of out.slice(0, MOST_MOVES))
    add('token-leaves', 'notice', `Tried on the node, ${words.token(token, amount)} leave it for ${words.account(to)}.`)
  if (out.length > MOST_MOVES)
    add('token-leaves', 'notice', `Tried on the node, ${out.length - MOST_MOVES} more payments of tokens leave it.`)
  const lost = own?.balance ?? 0n
  if (lost < 0n) add('balance-falls', 'notice', `Tried on the node, the Safe has ${words.ether(-lost)} less.`)
  return found
}

const UNNAMED: Meaning = ['storage-written', 'notice', 'storage of the Safe beside its settings']

/** Who comes in the place of whom, where the words hold addresses or small numbers. */
function from({ slot, before, after }: SlotChange, words: GuardWords): string {
  if (slot === SAFE_SLOTS.ownerCount || slot === SAFE_SLOTS.threshold)
    return `, from ${BigInt(before)} to ${BigInt(after)}`
  return MEANINGS.has(slot) ? `, from ${words.account(addressIn(before))} to ${words.account(addressIn(after))}` : ''
}

function addressIn(word: Hex): Address {
  return `0x${word.slice(26)}` as Address
}
