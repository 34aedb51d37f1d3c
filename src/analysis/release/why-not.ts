import type { Organisation } from '../../model/organisation.ts'
import type { Tlp } from '../../model/tlp.ts'
import type { Handling } from './handling-of.ts'
import type { ReleaseReason } from './release-decision.ts'

/**
 * What of a handling forbids that a recipient is told; empty: nothing does. All must agree: the level, every REL TO caveat, the audience it
 * is addressed to. What cannot be understood forbids it to everybody outside.
 * @param origin whether this node chooses the audience, or was chosen itself
 */
export function whyNot(handling: Handling, to: Organisation, origin: 'us' | 'other'): readonly ReleaseReason[] {
  if (to.standing === 'own') return []
  const reasons = [...handling.unknown]
  const addressed = handling.addressedTo.includes(to.id)
  if (handling.addressedTo.length > 0 && !addressed)
    reasons.push({ code: 'not-addressed', because: 'it is addressed to others alone' })
  // Whom its maker names was chosen by its maker, whatever the level and whoever carries it there.
  if (!addressed) {
    const because = levelForbids(handling.tlp, to, origin)
    if (because !== null) reasons.push({ code: codeOf(handling), because, marking: handling.tlpFrom ?? undefined })
  }
  for (const { to: named, from } of handling.relTo)
    if (!named.includes(to.id) && (to.country === null || !named.includes(to.country)))
      reasons.push({ code: 'rel-to', because: `it may go to ${shown(named)} alone`, marking: from ?? undefined })
  return reasons
}

/** Why a level keeps something from a recipient; null: it does not. */
function levelForbids(tlp: Tlp, to: Organisation, origin: 'us' | 'other'): string | null {
  const { standing } = to
  if (tlp === 'clear') return null
  if (standing === 'public') return `TLP:${tlp.toUpperCase()} is not for the public`
  if (tlp === 'green') return null
  if (tlp === 'red') return 'TLP:RED goes to those alone whom it names'
  if (tlp === 'amber') {
    if (origin === 'us' || standing === 'client') return null
    return 'TLP:AMBER that was given to us goes on to our own clients alone'
  }
  if (origin !== 'us') return 'TLP:AMBER+STRICT that was given to us goes no further'
  return standing === 'partner' ? null : 'TLP:AMBER+STRICT goes to partners alone, not to clients'
}

function codeOf({ tlp, unmarked }: Handling): string {
  return unmarked ? 'unmarked' : `tlp-${tlp.replace('+', '-')}`
}

function shown(named: readonly string[]): string {
  return named.length > 5 ? `${named.slice(0, 5).join(', ')} and ${named.length - 5} more` : named.join(', ')
}
