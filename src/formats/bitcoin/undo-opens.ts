import { sha256 } from '@noble/hashes/sha2.js'
import { hash160, sameBytes } from './hashes.ts'
import type { RawInput } from './raw-transaction.ts'
import { pushes, type ScriptClass } from './script-class.ts'

/**
 * Whether an input can open the output that undo data names for it: the key or script shown must hash to the one paid to.
 * Signatures are not checked. This is what tells a block's own undo data from another's, which bcoin's form carries no mark of.
 * @returns null where the script's form shows nothing to compare (bare keys, multisig, taproot, non-standard)
 */
export function opens(input: RawInput, spent: ScriptClass): boolean | null {
  if (!spent.program) return null
  const lastWitness = input.witness[input.witness.length - 1]
  switch (spent.type) {
    case 'pubkeyhash':
    case 'scripthash': {
      const pushed = pushes(input.scriptSig, 0)
      const shown = pushed?.[pushed.length - 1]
      // Before BIP 16 was enforced a script hash could be spent by anything, and a script need not be of pushes alone.
      if (!pushed || !shown) return null
      return sameBytes(hash160(shown), spent.program)
    }
    case 'witness_v0_keyhash':
      return lastWitness !== undefined && sameBytes(hash160(lastWitness), spent.program)
    case 'witness_v0_scripthash':
      return lastWitness !== undefined && sameBytes(sha256(lastWitness), spent.program)
    default:
      return null
  }
}
