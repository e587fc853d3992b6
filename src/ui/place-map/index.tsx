import { Map } from '@tarojs/components'
import { Box } from '../elements'
import type { PlaceMapProps } from './props'

export type * from './props'

const PIN = { content: '', color: '#ffffff', fontSize: 17, borderRadius: 16, bgColor: '#01763a', padding: 8 } as const

/** WeChat's own map (GCJ-02). It brings its ground and names; `index.h5.tsx` is the browser's twin. */
export function PlaceMap({ label, centre, radius, pins, onOpen }: PlaceMapProps) {
  const open = (markerId: number | string): void => {
    const pin = pins[Number(markerId)]
    if (pin) onOpen(pin.id)
  }
  return (
    <Box className="map" role="group" label={label}>
      <Map
        className="map__canvas"
        longitude={centre.lng}
        latitude={centre.lat}
        scale={14}
        showScale
        markers={pins.map((pin, index) => ({
          id: index,
          longitude: pin.lng,
          latitude: pin.lat,
          iconPath: '',
          width: 24,
          height: 32,
          ariaLabel: pin.name,
          callout: {
            ...PIN,
            content: pin.mark,
            display: 'ALWAYS',
            textAlign: 'center',
            anchorX: 0,
            anchorY: 0,
            borderWidth: 0,
            borderColor: '#ffffff',
          },
        }))}
        circles={[
          {
            longitude: centre.lng,
            latitude: centre.lat,
            radius,
            color: '#01763aFF',
            fillColor: '#01763a14',
            strokeWidth: 2,
          },
        ]}
        onMarkerTap={(event) => open(event.detail.markerId)}
        onCalloutTap={(event) => open(event.detail.markerId)}
        onError={() => undefined}
      />
    </Box>
  )
}
