import type { EndKind } from '../../../../../analysis/picture/picture-graph.ts'

/** Colours of the present theme, read from its tokens. */
export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly calm: string
  readonly line: string
  readonly strongLine: string
  readonly accent: string
  readonly warn: string
  readonly info: string
  readonly source: string
  readonly account: string
  readonly sans: string
  end(kind: EndKind): string
}

/** The token of each kind's colour: kinds that are alike to a reader share one, and differ by shape and word. */
const TOKENS: Readonly<Record<EndKind, string>> = {
  held: '--held',
  exchange: '--exchange',
  payment: '--exchange',
  gambling: '--exchange',
  mixer: '--mixer',
  bridge: '--bridge',
  swap: '--swap',
  defi: '--swap',
  service: '--unknown',
  'unknown-service': '--unknown',
  residue: '--rest',
  unfollowed: '--rest',
  gap: '--calm',
}

/** Reads the colours that an element has. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (token: string): string => style.getPropertyValue(token).trim() || '#888888'
  const ends = new Map(Object.entries(TOKENS).map(([kind, token]) => [kind, read(token)]))
  return {
    paper: read('--paper'),
    ink: read('--ink'),
    calm: read('--calm'),
    line: read('--line'),
    strongLine: read('--strong-line'),
    accent: read('--accent'),
    warn: read('--warn'),
    info: read('--info'),
    source: read('--source'),
    account: read('--account'),
    sans: read('--sans'),
    end: kind => ends.get(kind) ?? read('--rest'),
  }
}
