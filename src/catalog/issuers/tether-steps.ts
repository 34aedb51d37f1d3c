import type { FreezeIssuer, FreezeStep, IssuerAct, ProposedCall } from '../../analysis/freeze-gap/freeze-issuer.ts'
import { accountId } from '../../model/account.ts'
import { type Address, parseAddress } from '../../model/address.ts'
import { type LedgerId, namespaceOf } from '../../model/ledger.ts'
import type { LedgerCall, LedgerEvent } from '../../model/ledger-event.ts'
import type { BlockGap, BlockWants } from '../../model/live-block.ts'
import { CallWords } from './call-words.ts'

/** Of the wallet: Gnosis' MultiSigWallet of 2017, whose interface is `submitTransaction(address,uint256,bytes)` and so on. */
const SUBMIT = '0xc6427474'
const WALLET_TOPICS = {
  submitted: '0xc0ba8fe4b176c1714197d43b9cc6bcf797a4a7461c5fe8d0ef6e184ae7601e51',
  confirmed: '0x4a504a94899432a9846e1aa406dceb1bcfd538bb839071d49d1e5e23f5be30ef',
  revoked: '0xf6a317157440607f36269043eb55f1287a5a19ba2216afeab88cd46cbcfb88e9',
  executed: '0x33e13ecb54c3076d8e8bb8c2881800a4d972b792045ffae98fdf46df365fed75',
  failed: '0x526441bb6c1aba3c9a4a6ca1d6545da9c2333c8c48343ef398eb858d72b79236',
  required: '0xa3f1ee9126a074d9326c682f561767f710e927faa811f7a99829d49dc421797a',
} as const

/** Of the token: AddedBlackList, RemovedBlackList, DestroyedBlackFunds. */
const TOKEN_TOPICS = {
  frozen: '0x42e160154868087d6bfdc0ca23d96a1c1cfa32f1b72ba9ba27b69b98a0d819dc',
  unfrozen: '0xd7e9ec6e6ecd65492dce6bf513cd6867560d49544421d0783ddf06e76c24470c',
  burned: '0x61e6e66b0d6339b2980aecc6ccc0039736791f0ccde9ed512e789a7fbdd698c6',
} as const

/** What the wallet may be asked to call, by selector. */
export const TETHER_CALLS: Readonly<Record<string, readonly [signature: string, act: IssuerAct]>> = {
  '0x0ecb93c0': ['addBlackList(address)', 'freeze'],
  '0xe4997dc5': ['removeBlackList(address)', 'unfreeze'],
  '0xf3bdc228': ['destroyBlackFunds(address)', 'burn'],
  '0xcc872b66': ['issue(uint256)', 'other'],
  '0xdb006a75': ['redeem(uint256)', 'other'],
  '0x8456cb59': ['pause()', 'other'],
  '0x3f4ba83a': ['unpause()', 'other'],
  '0x0753c30c': ['deprecate(address)', 'other'],
  '0xc0324c77': ['setParams(uint256,uint256)', 'other'],
  '0xf2fde38b': ['transferOwnership(address)', 'other'],
  '0x7065cb48': ['addOwner(address)', 'other'],
  '0x173825d9': ['removeOwner(address)', 'other'],
  '0xe20056e6': ['replaceOwner(address,address)', 'other'],
  '0xba51a6df': ['changeRequirement(uint256)', 'other'],
}

/** Where a token is frozen by a wallet of this kind. `wallet` null: any wallet may be the issuer's. */
export interface TetherPlace {
  readonly ledger: LedgerId
  readonly token: Address
  readonly wallet: Address | null
}

/** Which events and calls tell of Tether's freezes. */
export function tetherNeeds({ wallet }: TetherPlace): BlockWants {
  return {
    topics: new Set([...Object.values(WALLET_TOPICS), ...Object.values(TOKEN_TOPICS)]),
    callees: new Set(wallet === null ? [] : [wallet]),
    selectors: new Set(wallet === null ? [SUBMIT] : []),
    memos: false,
  }
}

/** Reads a block's steps. A proposal that a contract makes leaves a log but no call: what it asks for is told as a gap. */
export function tetherSteps(
  place: TetherPlace,
  calls: readonly LedgerCall[],
  events: readonly LedgerEvent[],
): ReturnType<FreezeIssuer['capture']> {
  const { wallet, token } = place
  const steps: FreezeStep[] = []
  const gaps: BlockGap[] = []
  const callOf = new Map<string, LedgerCall>()
  for (const call of calls) if (call.succeeded && (wallet === null || call.to === wallet)) callOf.set(call.tx, call)
  const asked = new Set<string>()
  const ordered = [...events].sort((a, b) => a.index - b.index)
  for (const event of ordered) {
    if (event.contract === token) pushToken(place, event, steps)
    else if (wallet === null || event.contract === wallet) pushWallet(place, event, ordered, callOf, asked, steps, gaps)
  }
  for (const call of callOf.values()) {
    if (asked.has(call.tx) || call.to === null || !call.input.startsWith(SUBMIT)) continue
    const { tx, block, at, from, to } = call
    const proposed = proposedCall(place, call)
    if (wallet === null && proposed?.to !== token) continue
    steps.push({
      kind: 'submitted',
      tx,
      index: -1,
      block,
      at,
      wallet: to,
      proposal: null,
      call: proposed,
      by: from,
      confirmedBy: [],
    })
    gaps.push({ kind: 'proposal-unnumbered', because: `the log of ${tx}, which proposes to ${to}, was not seen` })
  }
  return { steps: steps.sort((a, b) => a.index - b.index), gaps }
}

function pushToken(place: TetherPlace, event: LedgerEvent, steps: FreezeStep[]): void {
  for (const kind of ['frozen', 'unfrozen', 'burned'] as const) {
    if (event.topics[0] !== TOKEN_TOPICS[kind]) continue
    // TRON's token marks the account as indexed, Ethereum's does not.
    const word = event.topics[1] ?? event.data.slice(0, 66)
    const account = addressOf(place.ledger, word.slice(-40))
    if (account !== null && word.length === 66) {
      const { tx, index, block, at } = event
      steps.push({ kind, tx, index, block, at, account: accountId(place.ledger, account) })
    }
  }
}

function pushWallet(
  place: TetherPlace,
  event: LedgerEvent,
  events: readonly LedgerEvent[],
  callOf: ReadonlyMap<string, LedgerCall>,
  asked: Set<string>,
  steps: FreezeStep[],
  gaps: BlockGap[],
): void {
  const { tx, index, block, at, contract: wallet, topics } = event
  const said = { tx, index, block, at, wallet }
  const found = callOf.get(tx)
  const call = found?.to === wallet ? found : undefined
  const number = (word: string | undefined): string | null => (word?.length === 66 ? BigInt(word).toString() : null)
  if (topics[0] === WALLET_TOPICS.submitted) {
    const proposal = number(topics[1])
    const several = events.filter(e => e.tx === tx && e.contract === wallet && e.topics[0] === topics[0]).length > 1
    const seen = call !== undefined && !several && call.input.startsWith(SUBMIT) ? proposedCall(place, call) : null
    asked.add(tx)
    // Where any wallet may be the issuer's, only what asks the token for something is of interest.
    if (place.wallet === null && seen?.to !== place.token) return
    if (seen === null)
      gaps.push({
        kind: 'proposal-unseen',
        because: `what proposal ${proposal} of ${wallet} in ${tx} asks for cannot be seen`,
      })
    const confirmedBy = events
      .filter(e => e.tx === tx && e.contract === wallet && e.topics[0] === WALLET_TOPICS.confirmed)
      .filter(e => number(e.topics[2]) === proposal)
      .flatMap(e => addressOf(place.ledger, e.topics[1]?.slice(-40) ?? '') ?? [])
    steps.push({
      kind: 'submitted',
      ...said,
      proposal,
      call: seen,
      by: call?.from ?? confirmedBy[0] ?? null,
      confirmedBy,
    })
    return
  }
  if (topics[0] === WALLET_TOPICS.required) {
    const needed = Number(number(event.data.slice(0, 66)))
    if (Number.isSafeInteger(needed) && needed > 0) steps.push({ kind: 'required', ...said, needed })
    return
  }
  for (const kind of ['confirmed', 'revoked', 'executed', 'failed'] as const) {
    if (topics[0] !== WALLET_TOPICS[kind]) continue
    const signs = kind === 'confirmed' || kind === 'revoked'
    const proposal = number(signs ? topics[2] : topics[1])
    if (proposal === null) return
    const submittedHere = steps.some(
      s => s.kind === 'submitted' && s.tx === tx && s.proposal === proposal && s.wallet === wallet,
    )
    if (kind === 'confirmed' && submittedHere) return
    const by = signs ? addressOf(place.ledger, topics[1]?.slice(-40) ?? '') : (call?.from ?? null)
    steps.push({ kind, ...said, proposal, by })
  }
}

/** What a call to `submitTransaction` asks for; null where it cannot be read. */
function proposedCall({ ledger, token }: TetherPlace, call: LedgerCall): ProposedCall | null {
  const outer = new CallWords(call.input)
  const to = addressOf(ledger, outer.address(0) ?? '')
  const inner = outer.bytes(2)
  if (to === null || inner === null) return null
  const words = new CallWords(inner)
  const [name, act] = TETHER_CALLS[words.selector] ?? [null, 'other' as const]
  const who = act === 'other' ? null : addressOf(ledger, words.address(0) ?? '')
  const concerns = to === token && who !== null
  return {
    act: concerns ? act : 'other',
    to,
    name,
    selector: words.selector,
    account: concerns ? accountId(ledger, who) : null,
  }
}

/** The ledger's own form of an address of 20 bytes. */
function addressOf(ledger: LedgerId, hex: string): Address | null {
  if (!/^[0-9a-f]{40}$/.test(hex)) return null
  return parseAddress(ledger, namespaceOf(ledger) === 'tron' ? `41${hex}` : `0x${hex}`)
}
