import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What a row keeps of its secret half. */
export interface Sealed {
  readonly wrappedKey: Uint8Array
  readonly sealed: Uint8Array
}

/**
 * Seals records under a data key of each owner, wrapped by the master key. The owner's id is bound to both, so that
 * neither can be moved to another row. Erasing an owner is destroying its wrapped key.
 */
export interface Keyring {
  /** Seals a JSON value under a new data key. */
  seal(owner: string, value: unknown): Sealed
  /** Seals one more JSON value under the owner's key. */
  sealUnder(wrappedKey: Uint8Array, owner: string, value: unknown): Uint8Array
  /** Opens what `seal` or `sealUnder` made; throws when anything was changed or belongs to another owner. */
  open(owner: string, record: Sealed): unknown
  /** A keyed hash, for finding what must not be read: the same text gives the same 64 hex digits in this city only. */
  hash(text: string): string
}

/** @throws Error when the master key is not 32 bytes of base64. */
export function createKeyring(masterKey: string): Keyring {
  const master = Buffer.from(masterKey, 'base64')
  if (master.length !== KEY_BYTES) throw new Error('SENIOR_CARE_MASTER_KEY must be 32 bytes in base64')
  // One secret, two uses, two keys: a hash can never tell anything about a wrapped key.
  const wrapping = derive(master, 'wrap')
  const hashing = derive(master, 'hash')
  const unwrap = (owner: string, wrapped: Uint8Array) => decrypt(wrapping, `key:${owner}`, wrapped)
  const sealUnder = (wrapped: Uint8Array, owner: string, value: unknown) =>
    encrypt(unwrap(owner, wrapped), `record:${owner}`, Buffer.from(JSON.stringify(value)))
  return {
    seal(owner, value) {
      const wrappedKey = encrypt(wrapping, `key:${owner}`, randomBytes(KEY_BYTES))
      return { wrappedKey, sealed: sealUnder(wrappedKey, owner, value) }
    },
    sealUnder,
    open(owner, { wrappedKey, sealed }) {
      const text = decrypt(unwrap(owner, wrappedKey), `record:${owner}`, sealed).toString()
      return JSON.parse(text) as unknown
    },
    hash: (text) => createHmac('sha256', hashing).update(text).digest('hex'),
  }
}

function derive(master: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'senior-care', use, KEY_BYTES))
}

/** nonce · tag · ciphertext */
function encrypt(key: Buffer, boundTo: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(boundTo))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Buffer, boundTo: string, bytes: Uint8Array): Buffer {
  const sealed = Buffer.from(bytes)
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(boundTo))
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}
