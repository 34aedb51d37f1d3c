/**
 * The address of a server by the name of this machine, where it answers by its number: browsers make passkeys for names alone (WebAuthn,
 * 5.1.3), and `localhost` is this machine to every one of them (RFC 6761, 6.3). Any other address stays as it is.
 */
export function namedUrl(url: string): string {
  return url.replace(/^(https?:\/\/)127\.0\.0\.1(?=[:/]|$)/, '$1localhost')
}
