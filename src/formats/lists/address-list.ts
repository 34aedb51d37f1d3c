import { EntryDraft } from './entry-draft.ts'
import { entryReader } from './entry-reader.ts'
import type { EntryTeller } from './entry-teller.ts'
import { lineList } from './line-list.ts'
import type { ListFormat } from './list-format.ts'

/**
 * Plain text with one address a line: annexes of notices, a team's own block list. What stands behind the address, or behind a `#`, is
 * its remark; lines that begin with `#`, `;` or `//` are comments.
 */
export const addressList: ListFormat = {
  name: 'address-list',
  about: 'plain text, one address a line; # begins a comment',
  files: [{ key: 'main', optional: false, about: 'one address a line' }],
  open: (sink, { file }) =>
    entryReader(
      sink,
      file,
      teller => lineList(file, teller, (text, line) => readLine(text, line, teller)),
      () => ({ covers: ['wallets'] }),
    ),
}

function readLine(text: string, line: number, teller: EntryTeller): void {
  const [, address = '', rest = ''] = /^(\S+?)(?:[\s,;]+(.*))?$/.exec(text) ?? []
  const draft = new EntryDraft('wallet', teller, line)
  if (!draft.wallet(address, null, 'address')) {
    teller.lost(line, 'address', 'address-unread', 'the line holds something that is no address')
    return
  }
  draft.remark(rest.replace(/^#\s*/, ''))
  const entry = draft.finish('')
  const id = entry.wallets[0]?.address ?? address
  if (teller.has(id)) teller.note(line, 'address', 'row-merged', `${id} stands in an earlier line`)
  else teller.entry({ ...entry, id }, line)
}
