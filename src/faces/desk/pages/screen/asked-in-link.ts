/** Characters of parties that a link holds; more are pasted anew. */
const LONGEST = 4_000

/** The parties that a link names: behind its #, or one or more `party=` of another page's link. */
export function readAsked(hash: string, search: URLSearchParams): string {
  try {
    const behind = decodeURIComponent(hash.replace(/^#/, ''))
    return behind === '' ? search.getAll('party').join('\n') : behind
  } catch {
    return ''
  }
}

/** Puts parties behind the # of the page's link, which the browser sends to nobody. */
export function keepAsked(lines: readonly string[]): void {
  const text = lines.join('\n')
  const hash = text === '' || text.length > LONGEST ? '' : `#${encodeURIComponent(text)}`
  const search = new URLSearchParams(location.search)
  search.delete('party')
  const query = search.size === 0 ? '' : `?${search}`
  history.replaceState(history.state, '', `${location.pathname}${query}${hash}`)
}
