/**
 * What is kept of an event beside its numbers, one bit each, in `PastEvent.flags`. A bit that is not set says only that nobody said
 * so: rules that need certainty look at the event under judgement, not at bits.
 */
export const PAST = {
  /** The customer had never dealt with this other side before, as far as is remembered. */
  newOther: 1 << 0,
  /** A trade or order that buys. */
  buy: 1 << 1,
  /** An order that was taken back. */
  cancelled: 1 << 2,
  /** A list matched the other side. */
  matched: 1 << 3,
  /** The other side is on a sanctions list. */
  sanctioned: 1 << 4,
  /** A list of thefts names the other side, or stolen value of a case reached it. */
  stolen: 1 << 5,
  /** By label or list: mixer. */
  mixer: 1 << 6,
  /** By label or list: bridge. */
  bridge: 1 << 7,
  /** By label or list: instant exchanger or swap service. */
  swap: 1 << 8,
  /** By label or list an exchange, or the travel rule named a provider. */
  vasp: 1 << 9,
  /** By label or list: person-to-person market. */
  p2p: 1 << 10,
  /** By label or list: darknet market, scam, ransomware or gambling. */
  illicit: 1 << 11,
  /** The travel rule said that no provider holds the other side. */
  unhosted: 1 << 12,
  /** Travel data missing or partial. */
  travelMissing: 1 << 13,
  /** Log-in through a VPN, Tor, a proxy or a hosting provider. */
  veiled: 1 << 14,
  /** Log-in with signs of remote control: KVM, remote administration, emulator. */
  remote: 1 << 15,
  /** Money of a state from or to an account that is not in the customer's name. */
  notOwnName: 1 << 16,
  /** Outflow of an own wallet to an account of its white list. */
  whitelisted: 1 << 17,
  /** Moved, or bought, a privacy coin. */
  privacyCoin: 1 << 18,
  /** Moved, or sold, a stablecoin that its issuer can freeze. */
  freezable: 1 << 19,
  /** The ledger first saw the other side less than 24 hours before. */
  freshOther: 1 << 20,
  /** Password, second factor or device was changed. */
  credentialChange: 1 << 21,
  /** The withdrawal address was changed. */
  addressChange: 1 << 22,
  /** E-mail, phone or name was changed. */
  contactChange: 1 << 23,
  /** Log-in from a country that is not that of residence. */
  abroad: 1 << 24,
  /** Moved, or bought, a native coin. */
  native: 1 << 25,
  /** No price was known. */
  noPrice: 1 << 26,
  /** Paid in or out in Korean won, or worth told in won. */
  won: 1 << 27,
  /** It was changed who may act for a wallet or contract, or what its code is. */
  newAdmin: 1 << 28,
} as const
