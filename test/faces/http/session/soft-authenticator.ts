import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** What an authenticator says otherwise than an honest one. */
export interface Odd {
  readonly origin?: string
  readonly host?: string
  readonly challenge?: string
  /** Bits of authenticator data: 0x01 somebody was there, 0x04 it was its owner. */
  readonly flags?: number
  readonly counter?: number
  readonly type?: string
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** A passkey in software (WebAuthn, 6.1 and 6.5): it says whatever the test wants. */
export class SoftAuthenticator {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #id = randomBytes(32)
  readonly #origin: string
  readonly #host: string

  constructor(origin: string) {
    this.#origin = origin
    this.#host = new URL(origin).hostname
  }

  /** The answer to a call to make it. */
  made(challenge: string, odd: Odd = {}): Record<string, unknown> {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    // COSE (RFC 9053): EC2, ES256, P-256, and the point.
    const point = (text: string): Buffer => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(text, 'base64url')])
    const key = [Buffer.from('a5010203262001', 'hex'), Buffer.from([0x21]), point(x), Buffer.from([0x22]), point(y)]
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.#id.length)
    const data = Buffer.concat([this.#data(odd, 0x40), Buffer.alloc(16), length, this.#id, ...key])
    const text = (s: string): Buffer => Buffer.concat([Buffer.from([0x60 + s.length]), Buffer.from(s)])
    const attestation = Buffer.concat([
      ...[Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData')],
      ...[Buffer.from([0x58, data.length]), data],
    ])
    return this.#answer({
      clientDataJSON: this.#client(challenge, 'webauthn.create', odd).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** The answer to a call to show it. */
  shown(challenge: string, odd: Odd = {}): Record<string, unknown> {
    const data = this.#data(odd, 0)
    const client = this.#client(challenge, 'webauthn.get', odd)
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey).toString('base64url'),
    })
  }

  #data({ host = this.#host, flags = 0x05, counter = 1 }: Odd, more: number): Buffer {
    const rest = Buffer.alloc(5)
    rest.writeUInt8(flags | more, 0)
    rest.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(host), rest])
  }

  #client(challenge: string, type: string, odd: Odd): Buffer {
    const told = { type: odd.type ?? type, challenge: odd.challenge ?? challenge, origin: odd.origin ?? this.#origin }
    return Buffer.from(JSON.stringify({ ...told, crossOrigin: false }))
  }

  #answer(response: object): Record<string, unknown> {
    const id = this.#id.toString('base64url')
    return { id, rawId: id, response, clientExtensionResults: {}, type: 'public-key' }
  }
}
