/** Names a pair of assets: `ETH BTC`. Asset ids hold no space. */
export function pairOf(paidIn: string, paidOut: string): string {
  return `${paidIn} ${paidOut}`
}
