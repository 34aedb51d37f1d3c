import type { WholeRule } from './rule.ts'

/** Nonces ahead of the Safe's that a queue reaches. † */
const AHEAD = 50n

/** A nonce that is used up already, or that lies far ahead: a transaction signed for later, when nobody looks. */
export const nonceRule: WholeRule = ({ tx, state, pending }) => {
  if (state.nonce === null || !pending) return []
  if (tx.nonce < state.nonce)
    return [
      {
        code: 'nonce-used',
        severity: 'notice',
        sentence: `It cannot be executed any more: nonce ${tx.nonce} is used up, the Safe is at ${state.nonce}.`,
        path: null,
      },
    ]
  if (tx.nonce - state.nonce <= AHEAD) return []
  return [
    {
      code: 'nonce-ahead',
      severity: 'warning',
      sentence: `Its nonce ${tx.nonce} lies ${tx.nonce - state.nonce} ahead of the Safe's: signatures on it wait until then.`,
      path: null,
    },
  ]
}
