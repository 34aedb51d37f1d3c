/** The key in an Authorization header: of `Bearer KEY`, or the password of `Basic`; null where there is none. */
export function readCredentials(header: string | undefined): string | null {
  if (header === undefined) return null
  if (header.startsWith('Bearer ')) return header.slice(7)
  const [, scheme = '', rest = ''] = /^([A-Za-z]+) +(\S+)$/.exec(header) ?? []
  if (scheme.toLowerCase() === 'bearer') return rest
  if (scheme.toLowerCase() !== 'basic') return null
  const pair = Buffer.from(rest, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}
