import type { IncomingMessage } from 'node:http'
import { type Answer, serveJson, type TestServer } from './serve-json.ts'
import type { TestBlock, TestInfo, TronChain } from './tron-chain.ts'

/** How a node behaves that is not an honest java-tron. */
export interface TronManner {
  change?: (block: TestBlock) => void
  changeInfos?: (infos: TestInfo[]) => void
  /** Height of the solidified head; absent: the service shows none. */
  solid?: number
  says?: (path: string) => Answer | undefined
  /** TronGrid's lists by path. */
  lists?: ReadonlyMap<string, readonly object[]>
  /** Answers 401 to such requests. */
  refuses?: (request: IncomingMessage) => boolean
  /** Of a list's pages. */
  page?: number
}

/** A server that speaks java-tron's HTTP interface over the chain given, and TronGrid's lists. */
export function serveTron(chain: TronChain, manner: TronManner = {}): Promise<TestServer> {
  const told = (block: TestBlock | undefined): object => {
    const copy = structuredClone(block)
    if (copy) manner.change?.(copy)
    return copy ?? {}
  }
  return serveJson((path, body, request) => {
    if (manner.refuses?.(request)) return { status: 401, text: '' }
    const said = manner.says?.(path)
    if (said !== undefined) return said
    const {
      num = 0,
      startNum = 0,
      endNum = 0,
      value = '',
    } = (body ?? {}) as Record<string, number> & { value?: string }
    const head = Math.max(...chain.blocks.keys())
    switch (path) {
      case '/wallet/getnowblock':
        return { json: told(chain.blocks.get(head)) }
      case '/walletsolidity/getnowblock':
        return manner.solid === undefined ? { status: 404, text: '' } : { json: told(chain.blocks.get(manner.solid)) }
      case '/wallet/getblockbynum':
        if (num === 0) return { json: { blockID: chain.genesis, block_header: { raw_data: {} } } }
        return { json: told(chain.blocks.get(num)) }
      case '/wallet/getblockbylimitnext': {
        const list = [...chain.blocks].filter(([h]) => h >= startNum && h < endNum).map(([, b]) => told(b))
        return { json: list.length === 0 ? {} : { block: list } }
      }
      case '/wallet/gettransactioninfobyblocknum': {
        const infos = structuredClone(chain.infos.get(num) ?? [])
        manner.changeInfos?.(infos)
        return { json: infos.length === 0 ? {} : infos }
      }
      case '/wallet/gettransactioninfobyid':
        return { json: [...chain.infos.values()].flat().find(i => i.id === value) ?? {} }
    }
    const url = new URL(path, 'http://x')
    const list = manner.lists?.get(url.pathname)
    if (list === undefined) return { status: 404, text: '' }
    const from = Number(url.searchParams.get('fingerprint') ?? 0)
    const to = from + (manner.page ?? 200)
    const meta = to < list.length ? { fingerprint: String(to) } : {}
    return { json: { success: true, data: list.slice(from, to), meta } }
  })
}
