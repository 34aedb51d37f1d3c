/** A tag of a page, as a reader of HTML would find it. */
export interface PageTag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

const VOID = new Set(['meta', 'link', 'br', 'wbr', 'col', 'img', 'input', 'hr'])

/**
 * Every start tag of a page in order. Stricter than a browser: each element must be closed, in order, attributes must be quoted,
 * and no bare `<` or `&` may stand in a text.
 */
export function pageTags(page: string): PageTag[] {
  const tags: PageTag[] = []
  const open: string[] = []
  let at = '<!doctype html>\n'.length
  const fail = (why: string): never => {
    throw new Error(`${why} near ${JSON.stringify(page.slice(Math.max(0, at - 80), at + 80))}`)
  }
  const token = /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z0-9-]+(?:="[^"<>]*")?)*)(\/?)>|<|[^<]+/gy
  token.lastIndex = at
  for (let m = token.exec(page); m; m = token.exec(page)) {
    at = m.index
    const [whole, closing, name, attributes = '', self] = m
    if (name === undefined) {
      if (whole === '<') fail('a bare <')
      if (/&(?!(amp|lt|gt|quot|#39|#160);)/.test(whole)) fail('a bare &')
      continue
    }
    if (closing) {
      const had = open.pop()
      if (had !== name) fail(`</${name}> closes <${had}>`)
      continue
    }
    const pairs = [...attributes.matchAll(/ ([a-zA-Z0-9-]+)(?:="([^"]*)")?/g)].map(([, k, v]) => [k, v ?? ''] as const)
    tags.push({ name, attributes: new Map(pairs as [string, string][]) })
    if (VOID.has(name) || self) continue
    open.push(name)
    if (name === 'script' || name === 'style') {
      const end = page.indexOf(`</${name}>`, token.lastIndex)
      if (end < 0) fail(`<${name}> is not closed`)
      token.lastIndex = end
    }
  }
  if (open.length > 0) fail(`not closed: ${open.join(' ')}`)
  return tags
}

/** The cells of a table's body rows, tags and entities taken away. */
export function tableCells(page: string, id: string): string[][] {
  const table = new RegExp(`<table id="${id}">.*?</table>`, 's').exec(page)?.[0] ?? ''
  const body = /<tbody>(.*?)<\/tbody>/s.exec(table)?.[1] ?? ''
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => plainText(cell)),
  )
}

/** Markup as the text that it shows. */
export function plainText(markup: string): string {
  const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#160': ' ' }
  return markup.replace(/<[^>]*>/g, '').replace(/&([a-z0-9#]+);/g, (_, name: string) => marks[name] ?? '?')
}
