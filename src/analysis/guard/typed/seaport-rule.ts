import type { GuardFinding } from '../severity.ts'
import { aboutAll, numberIn, type Struct, structsIn, type TypedCase, type TypedRule, textIn } from './typed-rule.ts'

/** Base units that are nothing, whatever the currency. † */
const NOTHING = 1_000n
/** Orders of a tree that are looked at. */
const MOST_ORDERS = 2_000

/** Orders of Seaport (OpenSea), alone or many under one signature. */
export const seaportRule: TypedRule = about => {
  const { primaryType, message } = about.data
  if (primaryType !== 'OrderComponents' && primaryType !== 'BulkOrder') return null
  const orders = primaryType === 'BulkOrder' ? treeOrders(message['tree']) : [message]
  // Empty leaves fill a tree up.
  const real = orders.filter(order => structsIn(order, 'offer').length > 0)
  const [first] = real
  if (first === undefined) return null
  const findings = real.flatMap(order => judgeOrder(order, about))
  const told = tellOrder(first, about)
  const sentence = real.length === 1 ? `It ${told}.` : `It signs ${real.length} orders at once; the first ${told}.`
  if (real.length > 1)
    findings.push(
      aboutAll('orders-many', 'warning', `One signature stands for ${real.length} orders: ask whether you meant each.`),
    )
  if (orders.length >= MOST_ORDERS)
    findings.push(aboutAll('orders-hidden', 'warning', 'Not all orders under the signature were looked at.'))
  if (findings.length === 0) findings.push(aboutAll('order', 'notice', sentence))
  return { kind: 'seaport', sentence, findings }
}

function treeOrders(tree: unknown): Struct[] {
  const found: Struct[] = []
  const walk = (node: unknown): void => {
    if (found.length >= MOST_ORDERS) return
    if (Array.isArray(node)) for (const one of node) walk(one)
    else if (typeof node === 'object' && node !== null) found.push(node as Struct)
  }
  walk(tree)
  return found
}

function tellOrder(order: Struct, about: TypedCase): string {
  const { words } = about
  const items = (list: readonly Struct[]): string =>
    list
      .slice(0, 5)
      .map(item => tellItem(item, about))
      .join(' and ')
  const own = ownPay(order)
  return `gives ${items(structsIn(order, 'offer'))} of ${words.account(textIn(order, 'offerer'))} for ${own.length === 0 ? 'nothing' : items(own)}`
}

/** What comes back to whoever signs. */
function ownPay(order: Struct): readonly Struct[] {
  return structsIn(order, 'consideration').filter(item => textIn(item, 'recipient') === textIn(order, 'offerer'))
}

function judgeOrder(order: Struct, about: TypedCase): GuardFinding[] {
  const own = ownPay(order)
  // A token of a collection is worth something whatever its number.
  const worth = own.some(item => numberIn(item, 'itemType') >= 2n || endAmount(item) > NOTHING)
  if (worth) return []
  return [
    aboutAll('sold-for-nothing', 'alarm', `It ${tellOrder(order, about)}: whoever holds the signature can take it.`),
  ]
}

/** The less of both: what the price falls to. */
function endAmount(item: Struct): bigint {
  const [start, end] = [numberIn(item, 'startAmount'), numberIn(item, 'endAmount')]
  return start < end ? start : end
}

function tellItem(item: Struct, { words }: TypedCase): string {
  const token = textIn(item, 'token')
  const type = numberIn(item, 'itemType')
  const amount = endAmount(item)
  if (type === 0n) return words.ether(amount)
  if (type === 1n) return words.token(token, amount)
  const number = numberIn(item, 'identifierOrCriteria')
  // With criteria the number is the root of a list; 0 stands for the whole collection.
  if (type >= 4n)
    return number === 0n ? `any NFT of ${words.account(token)}` : `one of a list of NFTs of ${words.account(token)}`
  return `NFT ${number} of ${words.account(token)}`
}
