import type { HttpPlan } from '../http-source.ts'

/**
 * TronGrid takes its key in a header of its own. Where only an address is given, the key is its user name, without a password:
 * `https://KEY@api.trongrid.io`. No node of TRON knows users.
 */
export function withKeyOfAddress<P extends HttpPlan>(plan: P): P {
  if (!URL.canParse(plan.url)) return plan
  const url = new URL(plan.url)
  if (url.username === '' || url.password !== '') return plan
  const key = decodeURIComponent(url.username)
  url.username = ''
  return { ...plan, url: url.href, headers: { ...plan.headers, 'TRON-PRO-API-KEY': key } }
}
