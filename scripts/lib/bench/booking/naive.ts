import { Pool } from 'pg'

/** What one round of check-then-insert did. */
export interface Naive {
  /** Bookings a second. */
  readonly rate: number
  /** Places sold beyond the capacity. */
  readonly oversold: number
}

const SECOND_MS = 1_000

/**
 * Booking as it is often written: count what is booked, and insert if there is room. No lock, no constraint; each in a transaction of
 * its own, at the database's usual level.
 */
export async function checkThenInsert(
  url: string,
  { clients, capacity, tries }: { readonly clients: number; readonly capacity: number; readonly tries: number },
): Promise<Naive> {
  const pool = new Pool({ connectionString: url, max: clients })
  try {
    await pool.query('create table if not exists naive_booking (slot int not null, guest int not null)')
    await pool.query('truncate naive_booking')
    let left = tries
    const started = performance.now()
    const hand = async () => {
      for (; left > 0;) {
        left -= 1
        await bookNaively(pool, left, capacity)
      }
    }
    await Promise.all(Array.from({ length: clients }, hand))
    const seconds = (performance.now() - started) / SECOND_MS
    const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from naive_booking')
    const sold = rows[0]?.n ?? 0
    return { rate: sold / seconds, oversold: Math.max(0, sold - capacity) }
  } finally {
    await pool.end()
  }
}

async function bookNaively(pool: Pool, guest: number, capacity: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from naive_booking where slot = 1')
    if ((rows[0]?.n ?? 0) < capacity) await client.query('insert into naive_booking values (1, $1)', [guest])
    await client.query('commit')
  } finally {
    client.release()
  }
}
