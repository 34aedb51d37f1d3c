import type { LedgerId } from '../../model/ledger.ts'
import type { Captured, CrossingEntry, CrossingNeeds, CrossingPlace, CrossingSlice } from './crossing-entry.ts'

/** An entry as its file writes it: what it needs and captures is a function of its places. */
export interface CrossingDefinition
  extends Pick<CrossingEntry, 'name' | 'title' | 'kind' | 'about' | 'sources' | 'places' | 'pairs' | 'examples'> {
  needsOf(ledger: LedgerId, places: readonly CrossingPlace[]): CrossingNeeds
  captureOf(slice: CrossingSlice, places: readonly CrossingPlace[]): Captured
}

/** Needs nothing of a ledger. */
export const NO_NEEDS: CrossingNeeds = { topics: [], contracts: [], accounts: [], memos: false }

/** Makes an entry whose places can be added to: those of a test network, or a new contract that no release knows yet. */
export function defineCrossing(definition: CrossingDefinition): CrossingEntry {
  const { needsOf, captureOf, ...fixed } = definition
  return {
    ...fixed,
    needs: ledger => needsOf(ledger, placesOn(definition.places, ledger)),
    capture: slice => captureOf(slice, placesOn(definition.places, slice.ledger)),
    at: more => defineCrossing({ ...definition, places: [...definition.places, ...more] }),
  }
}

function placesOn(places: readonly CrossingPlace[], ledger: LedgerId): readonly CrossingPlace[] {
  return places.filter(p => p.ledger === ledger)
}
