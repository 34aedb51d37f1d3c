import { type LedgerId, parseLedger } from './ledger.ts'

/** Tickers of a ledger's own coin, or of a ledger, to the short name that {@link parseLedger} reads. Tokens live on many ledgers. */
const NATIVE: ReadonlyMap<string, LedgerId> = new Map(
  (
    'XBT btc,BTC btc,ETH eth,ETC etc,TRX trx,LTC ltc,BCH bch,BCHABC bch,BSV bsv,BCHSV bsv,BTG btg,DOGE doge,DASH dash,ZEC zec,XVG xvg,' +
    'DGB dgb,XMR xmr,SOL sol,XRP xrp,XLM xlm,STR xlm,ADA ada,ATOM atom,RUNE rune,ARB arb,BSC bsc,BNB bsc,BEP20 bsc,ERC20 eth,TRC20 trx,' +
    'MATIC matic,POL polygon,OP op,BASE base,AVAX avax,FTM fantom,XDAI gnosis,CRO cronos,CELO celo'
  )
    .split(',')
    .map(pair => {
      const [ticker = '', name = ''] = pair.split(' ')
      return [ticker, parseLedger(name)]
    }),
)

/**
 * The ledger that a list's ticker hints at; null for tokens (`USDT`, `USDC`), which the form of the address tells, and for unknown
 * words. A hint only: OFAC writes `BNB` for the Beacon Chain, and one publisher's `DOGE` stands beside another's `SOL`.
 */
export function tickerLedger(ticker: string): LedgerId | null {
  return NATIVE.get(ticker.trim().toUpperCase()) ?? null
}
