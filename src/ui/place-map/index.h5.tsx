import { useEffect, useRef, useState } from 'react'
import { Failure } from '../failure'
import type { Ground } from './leaflet-ground'
import type { PlaceMapProps } from './props'

export type * from './props'

/** The page may still be sliding in; its size is known only afterwards. */
const SETTLE_MS = 300

/** Loads the map's own script and lays the ground; again with each try. */
function useGround(latest: { readonly current: PlaceMapProps }) {
  const element = useRef<HTMLDivElement>(null)
  const [ground, setGround] = useState<Ground>()
  const [refused, setRefused] = useState(false)
  const [tries, setTries] = useState(0)

  useEffect(() => {
    let open = true
    let laid: Ground | undefined
    let settle: ReturnType<typeof setTimeout> | undefined
    setRefused(false)
    import('./leaflet-ground').then(
      ({ layGround }) => {
        if (!open || !element.current) return
        laid = layGround(element.current, () => latest.current)
        setGround(laid)
        settle = setTimeout(laid.fit, SETTLE_MS)
      },
      () => open && setRefused(true),
    )
    return () => {
      open = false
      clearTimeout(settle)
      laid?.end()
      setGround(undefined)
    }
  }, [latest, tries])
  return { element, ground, refused, retry: () => setTries((before) => before + 1) }
}

/**
 * Leaflet on a plain ground with names and a scale, so that nothing is asked of another host; a city's own tiles join
 * by configuration. The list beside it tells everything that the map tells, also where the map's script does not come.
 */
export function PlaceMap(props: PlaceMapProps) {
  const latest = useRef(props)
  latest.current = props
  const { id, label, centre, radius, circle = true, marks, names } = props
  const { element, ground, refused, retry } = useGround(latest)
  const { lng, lat } = centre

  useEffect(() => ground?.goTo({ lng, lat }, radius, circle), [ground, lng, lat, radius, circle])
  useEffect(() => ground?.name(names), [ground, names])
  useEffect(() => ground?.show(marks), [ground, marks])

  return (
    <>
      {refused && <Failure message={props.refused} onRetry={retry} />}
      <div className="map" id={id} role="region" aria-label={label} hidden={refused}>
        <div className="map__canvas" ref={element} />
      </div>
    </>
  )
}
