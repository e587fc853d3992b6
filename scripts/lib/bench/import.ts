import { openPglite } from '../../../cloudfunctions/database/pglite'
import { importCity } from '../import/city'
import { readFacilities } from '../import/facilities'
import { takeFacilities } from '../import/store'
import { registerCsv } from '../import/write-table'
import { median, timed, type Bench, type Result } from './measure'
import { inventedCells } from './register'

const ROWS = 10_000
const RUNS = 3
const SECOND_MS = 1_000
const TODAY = '2026-11-22'

/** A register of 10 000 rows from the bytes of its file to the last index, on the embedded database; then once more. */
async function importRate(): Promise<Result> {
  const city = importCity('linfen', null)
  const bytes = Buffer.from(registerCsv(inventedCells(city, ROWS)))
  const [fresh, again]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run++) {
    const database = await openPglite()
    const take = async () => {
      const file = readFacilities(bytes, city, TODAY)
      const taking = { city: 'linfen', bytes, now: new Date(), check: false, onWritten: () => undefined }
      const { created, same } = await takeFacilities(database.owner, file, taking)
      if (created + same !== ROWS) throw new Error(`${created} rows are new and ${same} the same, of ${ROWS}.`)
    }
    fresh.push(await timed(take))
    again.push(await timed(take))
    await database.close()
  }
  const seconds = (values: readonly number[]) => (median(values) / SECOND_MS).toFixed(1)
  return {
    id: 'facility.import.10k',
    value: ROWS / (median(fresh) / SECOND_MS),
    unit: 'rows/s',
    runs: RUNS,
    note: `${ROWS} rows, ${bytes.length} bytes: ${seconds(fresh)} s read, checked and written; the same file again ${seconds(again)} s`,
  }
}

export const IMPORT_BENCHES: readonly Bench[] = [{ id: 'facility.import.10k', run: importRate }]
