// What native elements bring along is taken off first, so that the drawing has the last word.
import './native.scss'
import './ui.scss'
import './print.scss'
