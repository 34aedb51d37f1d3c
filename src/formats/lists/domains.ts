import { cutText } from './clean-text.ts'
import { EntryDraft, hostOf } from './entry-draft.ts'
import { entryReader } from './entry-reader.ts'
import type { EntryTeller } from './entry-teller.ts'
import { lineList } from './line-list.ts'
import type { ListFormat } from './list-format.ts'

/**
 * Plain text with one indicator a line, as Maltrail and others publish them: host names, IP addresses with or without a port, web
 * addresses. A line with a path names one page and does not list its host, which may be anybody's: it is told, not taken.
 */
export const domains: ListFormat = {
  name: 'domains',
  about: 'plain text, one domain or IP address a line; # begins a comment',
  files: [{ key: 'main', optional: false, about: 'one domain a line' }],
  open: (sink, { file }) =>
    entryReader(
      sink,
      file,
      teller => lineList(file, teller, (text, line) => readLine(text, line, teller)),
      () => ({ covers: ['domains'] }),
    ),
}

function readLine(text: string, line: number, teller: EntryTeller): void {
  const plain = (text.split(/\s+[#;]|\s+\/\//)[0] ?? '').trim()
  const bare = plain.replace(/^[a-z][a-z0-9+.-]{1,15}:\/\//i, '')
  if (/^\/|[/?].|%/.test(bare)) {
    teller.note(line, 'domain', 'domain-path', `"${cutText(plain, 100)}" names a page, not a host`)
    return
  }
  const host = /\s/.test(plain) ? null : hostOf(plain)
  if (host === null) {
    teller.lost(line, 'domain', 'domain-unread', `"${cutText(plain, 100)}" is no domain`)
    return
  }
  if (teller.has(host)) {
    teller.note(line, 'domain', 'row-merged', `${host} stands in an earlier line`)
    return
  }
  const draft = new EntryDraft('entity', teller, line)
  draft.website(host, 'domain')
  teller.entry(draft.finish(host), line)
}
