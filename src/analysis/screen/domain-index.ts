/** Host names that lists name, and what lies under them. */
export class DomainIndex {
  readonly #refs = new Map<string, number[]>()

  /** @param rows host names in canonical form with the numbers under which they are found */
  constructor(rows: Iterable<{ readonly domain: string; readonly ref: number }>) {
    for (const { domain, ref } of rows) {
      const refs = this.#refs.get(domain)
      if (refs) refs.push(ref)
      else this.#refs.set(domain, [ref])
    }
  }

  /** Listed names that are the domain itself or a parent of it, the nearest first. A name of one label is never a parent. */
  find(domain: string): readonly { readonly domain: string; readonly ref: number }[] {
    const found: { domain: string; ref: number }[] = []
    for (let name = domain; name !== ''; ) {
      for (const ref of this.#refs.get(name) ?? []) found.push({ domain: name, ref })
      const dot = name.indexOf('.')
      name = dot < 0 || name.indexOf('.', dot + 1) < 0 ? '' : name.slice(dot + 1)
    }
    return found
  }
}

/**
 * A host name as it is compared: lower case, dots of other scripts made plain, invisible characters, `hxxp://`, `[.]`, port, path, `www.`
 * and a final dot taken off.
 * Null where the text holds none. Letters of other scripts stay as they are: `xn--` forms are not decoded.
 */
export function hostName(text: string): string | null {
  if (text.length > 2_000) return null
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replaceAll('。', '.')
    .replaceAll('[.]', '.')
    .replaceAll('(.)', '.')
    .replace(/\.$/, '')
  const host = plain
    .replace(/^(?:[a-z][a-z0-9+.-]{1,10}:)?\/\//, '')
    .replace(/^[^/@?#]*@/, '')
    .replace(/[/?#:].*$/s, '')
    .replace(/\.$/, '')
    .replace(/^www\./, '')
  if (host.length > 253 || !/^[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63})+$/u.test(host)) return null
  return /^[\d.]+$/.test(host) && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) ? null : host
}
