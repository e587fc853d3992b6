import { clustered, type Pinned } from '../../../src/domain/facility/cluster'
import { seeded } from '../persons'
import { coreRate, inTurn, type Bench, type Result } from './measure'

const POINTS = 10_000
const RUNS = 7
/** At which half of the points stand alone, and half do not: neither side has an easy day. */
const ZOOM = 13
const SEED = 20_261_122
/** What a finger needs, in pixels: the peer's radius as ours. */
const RADIUS = 56
const TILE = 256
const VIEW = [126.3, 45.5, 127, 46] as const

/** A city's places: thick in the middle, thin at its edges. */
function placesOf(count: number): Pinned[] {
  const random = seeded(SEED)
  const near = (middle: number, reach: number) => middle + (random() + random() + random() - 1.5) * reach
  return Array.from({ length: count }, (_, index) => ({
    id: `place-${index}`,
    lng: near(126.65, 0.2),
    lat: near(45.75, 0.15),
  }))
}

/** Ours and the peer's as a phone works when an answer has come: all points anew, for the one zoom that is shown. */
async function anAnswer(): Promise<Result> {
  // Only where it is measured: the package is an ES module, which not every loader of this file takes.
  const { default: Supercluster } = await import('supercluster')
  const pins = placesOf(POINTS)
  const features = pins.map(({ id, lng, lat }) => ({
    type: 'Feature' as const,
    properties: { id },
    geometry: { type: 'Point' as const, coordinates: [lng, lat] },
  }))
  const ours = (): number => {
    const { pins: alone, clusters } = clustered(pins, [], ZOOM)
    return alone.length + clusters.length
  }
  const peer = (): number => {
    const options = { radius: RADIUS, extent: TILE, minZoom: ZOOM, maxZoom: ZOOM }
    return new Supercluster(options).load(features).getClusters([...VIEW], ZOOM).length
  }
  const marks = { ours: ours(), peer: peer() }
  const result = await inTurn(
    RUNS,
    () => coreRate(POINTS, ours),
    () => coreRate(POINTS, peer),
  )
  return {
    id: 'facility.clusters',
    unit: 'points/s',
    peer: 'supercluster',
    runs: RUNS,
    note: `${POINTS} points at zoom ${ZOOM}, one zoom on both sides: ${marks.ours} marks, theirs ${marks.peer}; ours never depend on the order`,
    ...result,
  }
}

export const CLUSTER_BENCHES: readonly Bench[] = [{ id: 'facility.clusters', run: anAnswer }]
