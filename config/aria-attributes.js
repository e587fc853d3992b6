/**
 * Screen-reader attributes that the WeChat templates must carry, by Taro component.
 * The build (templates) and the running app (property names) must agree, so both read this list.
 */
const ATTRIBUTES = [
  'aria-label',
  'aria-role',
  'aria-hidden',
  'aria-checked',
  'aria-disabled',
  'aria-selected',
  'aria-expanded',
  'aria-live',
]
const COMPONENTS = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'Picker', 'Map', 'ScrollView']

module.exports = Object.fromEntries(
  COMPONENTS.map((component) => [component, Object.fromEntries(ATTRIBUTES.map((name) => [name, '']))]),
)
