import type { MatchedEntry, ScreenAnswer } from '../../src/analysis/screen/screen-answer.ts'
import type { Screener } from '../../src/analysis/screen/screener.ts'

const ENTRY: Omit<MatchedEntry, 'id' | 'name' | 'matched'> = {
  list: 'us-ofac-sdn',
  kind: 'person',
  basis: 'address',
  why: ['the address is listed'],
  confidence: 100,
  programmes: ['CYBER2'],
  listedAt: null,
  delistedAt: null,
  dated: true,
  version: 'v1',
  duties: [],
}

/** A screener that matches parties by their exact text: what is listed maps to the entry's key. */
export function listedScreener(listed: ReadonlyMap<string, string>, digest = 'lists-1'): Screener {
  return {
    digest,
    screen(party): ScreenAnswer {
      const canonical = party.kind === 'address' ? party.address : party.text
      const id = listed.get(canonical)
      return {
        party: { text: party.text, kind: party.kind, canonical, ledgers: [] },
        verdict: id === undefined ? 'clear' : 'match',
        entries: id === undefined ? [] : [{ ...ENTRY, id, name: `Entry ${id}`, matched: canonical }],
        nearMisses: [],
        exposure: [],
        listVersions: [],
        gaps: [],
      }
    },
  }
}
