import type { Address } from '../../model/address.ts'
import type { DecodedCall } from './decode-call.ts'
import type { GuardWords } from './guard-words.ts'
import type { GuardStep, UnfoldedCalls } from './unfold-calls.ts'

/** Calls of a batch that are told one by one. */
const MOST_TOLD = 6

/** What a transaction would do, in one sentence without its full stop. */
export function tellCalls({ steps }: UnfoldedCalls, words: GuardWords): string {
  const [whole] = steps
  if (whole === undefined) return 'does nothing'
  const inner = steps.filter(s => s.path !== '' && !s.path.includes('.'))
  if (inner.length === 0) return tellStep(whole, words)
  const told = inner.slice(0, MOST_TOLD).map(step => tellStep(step, words))
  const more = inner.length > MOST_TOLD ? `; and ${inner.length - MOST_TOLD} more` : ''
  return `${headOf(whole, inner.length, words)}: ${told.join('; ')}${more}`
}

function headOf(whole: GuardStep, count: number, words: GuardWords): string {
  const call = whole.call
  const act = call !== null && !('fault' in call) ? call.act : 'other'
  if (act === 'safe-exec' || act === 'module-exec') return `makes ${words.account(whole.to)} do this`
  const by = whole.operation === 1 ? `, by code of ${words.account(whole.to)} that runs as the Safe` : ''
  return `makes ${count} ${count === 1 ? 'call' : 'calls'}${by}`
}

/** What one call would do, with its verb first. */
export function tellStep(step: GuardStep, words: GuardWords): string {
  const { to, value, data, operation, call } = step
  const target = words.account(to)
  const paid = value > 0n ? ` with ${words.ether(value)}` : ''
  if (operation === 1)
    return `runs code of ${target} as the Safe itself (delegatecall)${call === null ? '' : `, asking for ${nameOf(step)}`}`
  if (call === null)
    return value > 0n
      ? `sends ${words.ether(value)} to ${target}`
      : `does nothing but use up its nonce (calls ${target})`
  if ('fault' in call) {
    const what =
      call.fault === 'unknown' ? `an unknown function (${call.selector})` : `${call.name} with unreadable arguments`
    return `calls ${what} of ${target}${paid}${data.length < 10 ? ' with too few bytes' : ''}`
  }
  return `${tellCall(call, to, words)}${paid}`
}

function nameOf({ call }: GuardStep): string {
  if (call === null) return 'nothing'
  return 'fault' in call ? (call.name ?? `the unknown function ${call.selector}`) : call.name
}

function tellCall({ name, act, args }: DecodedCall, to: Address, words: GuardWords): string {
  const who = (key: string): string => words.account(String(args[key]))
  const amount = typeof args['amount'] === 'bigint' ? args['amount'] : null
  switch (act) {
    case 'transfer':
      return `sends ${words.token(to, amount ?? 0n)} to ${who('to')}`
    case 'transfer-from': {
      const what = amount === null ? `NFTs of ${words.account(to)}` : words.token(String(args['token'] ?? to), amount)
      return `moves ${what} from ${who('from')} to ${who('to')}`
    }
    case 'approve':
    case 'approve-more':
    case 'permit':
      return `lets ${who('spender')} take ${words.token(to, amount ?? 0n)}`
    case 'approve-permit2':
      return `lets ${who('spender')} take ${words.token(String(args['token']), amount ?? 0n)} through Permit2`
    case 'approve-all':
      return args['approved'] === true
        ? `lets ${who('operator')} take every NFT of ${words.account(to)}`
        : `no longer lets ${who('operator')} take NFTs of ${words.account(to)}`
    case 'add-owner':
      return `adds ${who('owner')} as an owner of ${words.account(to)}, threshold ${String(args['threshold'])}`
    case 'remove-owner':
      return `removes the owner ${who('owner')} of ${words.account(to)}, threshold ${String(args['threshold'])}`
    case 'swap-owner':
      return `puts ${who('newOwner')} in the place of ${who('oldOwner')} as an owner of ${words.account(to)}`
    case 'set-threshold':
      return `sets the threshold of ${words.account(to)} to ${String(args['threshold'])}`
    case 'enable-module':
      return `lets the module ${who('module')} act for ${words.account(to)} without signatures`
    case 'disable-module':
      return `takes the module ${who('module')} from ${words.account(to)}`
    case 'set-guard':
      return `sets the guard of ${words.account(to)} to ${who('guard')}`
    case 'set-fallback':
      return `sets the fallback handler of ${words.account(to)} to ${who('handler')}`
    case 'set-implementation':
      return `replaces the code of ${words.account(to)} by ${who('implementation')}`
    case 'upgrade':
      return `upgrades ${words.account(String(args['proxy'] ?? to))} to the code of ${who('implementation')}`
    case 'hand-over':
      return `hands ${words.account(String(args['proxy'] ?? to))} over to ${who('newOwner')} (${name})`
    case 'renounce':
      return `gives up the ownership of ${words.account(to)} for good`
    case 'grant-role':
      return `gives ${who('account')} the role ${String(args['role'])} of ${words.account(to)}`
    default:
      return `calls ${name} of ${words.account(to)}`
  }
}
