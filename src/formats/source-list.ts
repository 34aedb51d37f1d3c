/**
 * The lines of a `--sources` file: one address or transaction hash each, with an optional `=AMOUNT` as on the command line. A CSV
 * works too: the first column counts, and the second (amount) if it is a number. Blank lines, `#` comments, a header, CRLF and a
 * byte order mark are passed over.
 * @returns texts for the operation's `sources`
 */
export function readSourceList(text: string): string[] {
  const out: string[] = []
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.replace(/#.*/, '').trim()
    if (line === '') continue
    const [first = '', second = ''] = line.split(/[,;\t]/).map(cell => cell.trim().replace(/^"(.*)"$/, '$1'))
    if (out.length === 0 && /^(address|account|source|tx|tx_hash|hash)$/i.test(first)) continue
    // A number that is no whole amount goes along too, for the operation to refuse: left out, the whole balance would count as stolen.
    out.push(/^[-+]?\d*\.?\d+(e[-+]?\d+)?$/i.test(second) && !first.includes('=') ? `${first}=${second}` : first)
  }
  return [...new Set(out)]
}
