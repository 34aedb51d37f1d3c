import { useWords } from '../../../app/preferences.tsx'
import { KIND_WORDS } from '../words/kind-words.ts'

/** The kinds of endpoints, what can be frozen first. */
export const KINDS = [
  ...(['exchange', 'payment', 'gambling', 'service', 'unknown-service', 'held', 'bridge', 'swap'] as const),
  ...(['defi', 'mixer', 'unfollowed', 'residue'] as const),
]

/** A kind of endpoint: a dot in its colour, and its word. */
export function KindMark({ kind }: { readonly kind: (typeof KINDS)[number] }) {
  const say = useWords(KIND_WORDS)
  return (
    <span className="case-kind" data-kind={kind}>
      {say(kind)}
    </span>
  )
}
