/** Endings under which a text in capitals or mixed case is a host name and no person's: generic ones, and those of wallet names. */
const ENDINGS =
  /\.(?:com|net|org|info|biz|io|xyz|top|site|online|club|shop|live|app|dev|tech|pro|onion|eth|sol|bnb|crypto|nft)\.?$/i
/** Host, then a port, a path or both. */
const WITH_PLACE = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.\p{L}{2,24}\.?(?::\d{1,5})?(?:[/?#]|$)/u
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:[/?#]|$)/

/**
 * True where a text without a word about its kind is a host name or web address. `J.Smith` is none, for it has capitals and no ending
 * that says otherwise; `EVIL.COM`, `evil.example:443` and `10.1.2.3` are.
 */
export function hostLike(text: string): boolean {
  if (/\s/.test(text)) return false
  if (/^(?:[a-z]+:\/\/|\/\/|www\.)/i.test(text) || /\[\.\]|\(\.\)/.test(text) || IPV4.test(text)) return true
  const plain = text.normalize('NFKC').replaceAll('。', '.')
  if (plain === plain.toLowerCase()) return /\.\p{L}{2,24}\.?$/u.test(plain) || WITH_PLACE.test(plain)
  return ENDINGS.test(plain) || (WITH_PLACE.test(plain) && /[:/?#]/.test(plain))
}
