import { jwtVerify, SignJWT } from 'jose'

/** Short: a token that leaks is soon worth nothing, and the phone renews its own unseen. */
const MINUTES = 30
const ALGORITHM = 'HS256'
const KEY_BYTES = 32

/** Who vouches for the account: the city, or a demonstration that anybody may play. */
export type Issuer = 'city' | 'demonstration'

const NAMES: Readonly<Record<Issuer, string>> = { city: 'senior-care', demonstration: 'senior-care-demonstration' }

/** What a token says: which account, by which row of `session`. */
export interface Spoken {
  readonly account: string
  readonly session: string
}

/** Signs and reads tokens. Whether the session still stands is the database's to say. */
export interface Sessions {
  sign(spoken: Spoken, now: Date, issuer?: Issuer): Promise<{ session: string; expiresAt: string }>
  /** Null when it is forged, ended, of another city or of a demonstration that is off. */
  read(token: string, now: Date): Promise<Spoken | null>
  /** Whose sessions are read at all. */
  readonly trusted: readonly Issuer[]
}

/**
 * @param trusted whose sessions are read
 * @throws Error when the key is not 32 bytes of base64.
 */
export function createSessions(sessionKey: string, trusted: readonly Issuer[] = ['city']): Sessions {
  const key = Buffer.from(sessionKey, 'base64')
  if (key.length !== KEY_BYTES) throw new Error('SENIOR_CARE_SESSION_KEY must be 32 bytes in base64')
  return {
    trusted,
    async sign({ account, session }, now, issuer = 'city') {
      const ends = new Date(now.getTime() + MINUTES * 60_000)
      const token = await new SignJWT({ sid: session })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(NAMES[issuer])
        .setSubject(account)
        .setExpirationTime(ends)
        .sign(key)
      return { session: token, expiresAt: ends.toISOString() }
    },
    async read(token, now) {
      try {
        const options = {
          issuer: trusted.map((one) => NAMES[one]),
          algorithms: [ALGORITHM],
          currentDate: now,
          requiredClaims: ['sub', 'sid', 'exp'],
        }
        const { payload } = await jwtVerify(token, key, options)
        const { sub, sid } = payload as { sub?: unknown; sid?: unknown }
        return typeof sub === 'string' && typeof sid === 'string' ? { account: sub, session: sid } : null
      } catch {
        return null
      }
    },
  }
}
