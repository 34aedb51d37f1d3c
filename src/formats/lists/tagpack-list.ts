import { InputError } from '../../model/errors.ts'
import { readTagPack, type UntakenTag } from '../tagpack.ts'
import { cutText } from './clean-text.ts'
import { EntryDraft } from './entry-draft.ts'
import { EntryTeller } from './entry-teller.ts'
import type { ListFormat } from './list-format.ts'

/** Characters of a pack: YAML cannot be read in pieces. The largest that GraphSense publishes has one million. */
const LONGEST = 8_000_000

/**
 * A GraphSense TagPack as a list of claims: one entry an address and ledger. Labels become weak names of wallets, which are shown and
 * identify nobody.
 */
export const tagpackList: ListFormat = {
  name: 'tagpack',
  about: 'a GraphSense TagPack (YAML): claims about addresses',
  files: [{ key: 'main', optional: false, about: 'the TagPack' }],
  open(sink, { file }) {
    const teller = new EntryTeller(sink)
    const pieces: string[] = []
    let held = 0
    return {
      push(text) {
        held += text.length
        if (held > LONGEST)
          throw new InputError('list-oversized', `the TagPack has more than ${LONGEST} characters`, { place: { file } })
        pieces.push(text)
      },
      end() {
        const text = pieces.join('').replace(/^\uFEFF/, '')
        if (text.trim() === '') throw new InputError('list-empty', 'the source is empty', { place: { file } })
        readPack(text, file, teller)
        teller.end(file)
        return { publishedAt: null, declared: null, covers: ['wallets'] }
      },
    }
  },
}

function readPack(text: string, file: string, teller: EntryTeller): void {
  const strangers: UntakenTag[] = []
  const { tags, refusals, skipped } = readTagPack(text, file, tag => strangers.push(tag))
  if (tags.length + refusals.length + skipped === 0)
    throw new InputError('list-empty', 'the TagPack has no tag', { place: { file } })
  const drafts = new Map<string, EntryDraft>()
  for (const tag of tags) {
    const id = `${tag.ledger ?? 'any'} ${tag.address}`
    const draft = drafts.get(id) ?? new EntryDraft('wallet', teller, null)
    drafts.set(id, draft)
    if (!draft.wallet(tag.address, null, 'address'))
      draft.take({
        address: tag.address,
        ledgers: tag.ledger === null ? [] : [tag.ledger],
        ticker: null,
        listedAt: null,
      })
    draft.name(tag.label, 'weak', 'name', 'label')
    draft.programme(tag.category, 'category')
    draft.remark(`${tag.label} (${tag.category}, ${tag.basis}, ${tag.confidence} of 100; ${tag.source})`)
    if (tag.at !== null) draft.listedAt = Math.min(tag.at, draft.listedAt ?? tag.at)
  }
  for (const tag of strangers) strange(tag, drafts, teller)
  for (const [id, draft] of drafts) teller.entry(draft.finish(id), draft.line)
  if (!/[\r\n]$/.test(text))
    teller.note(null, null, 'end-unmarked', 'the last line does not end in a line break: the file may be cut')
}

/**
 * A tag that the pack's word for the ledger spoils, or that is of a ledger which is not traced here: its address may be told by its form
 * all the same, or is kept as it stands.
 */
function strange(tag: UntakenTag, drafts: Map<string, EntryDraft>, teller: EntryTeller): void {
  const id = cutText(`${tag.network} ${tag.address}`, 200)
  const draft = drafts.get(id) ?? new EntryDraft('wallet', teller, tag.line)
  const { refusal } = tag
  if (!draft.wallet(tag.address, tag.network, 'address')) {
    if (refusal !== null || !/^[\w:.+/=-]{1,200}$/.test(tag.address)) {
      const {
        field = 'address',
        code = 'address-unread',
        reason = 'the tag holds something that is no address',
      } = refusal ?? {}
      teller.lost(tag.line, field, code, reason)
      return
    }
    teller.note(
      tag.line,
      'currency',
      'ledger-unknown',
      `"${tag.address}" is kept as published: no ledger "${tag.network}"`,
    )
    draft.take({ address: tag.address, ledgers: [], ticker: tag.network, listedAt: null })
  } else if (refusal !== null)
    teller.note(tag.line, refusal.field, refusal.code, `${refusal.reason}; kept in the list all the same`)
  drafts.set(id, draft)
  draft.name(tag.label, 'weak', 'name', 'label')
  draft.remark(`${tag.label} (${tag.source})`)
}
