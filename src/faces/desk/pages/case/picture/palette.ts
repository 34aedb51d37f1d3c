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
  // A token says both themes' colours; an element that has it says which one counts here.
  const probe = element.ownerDocument.createElement('i')
  probe.hidden = true
  element.append(probe)
  const shown = getComputedStyle(probe)
  const read = (token: string): string => {
    probe.style.color = `var(${token}, #888888)`
    return shown.color
  }
  const rest = read('--rest')
  const ends = new Map(Object.entries(TOKENS).map(([kind, token]) => [kind, read(token)]))
  const palette: Palette = {
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
    sans: shown.getPropertyValue('--sans').trim(),
    end: kind => ends.get(kind) ?? rest,
  }
  probe.remove()
  return palette
}
