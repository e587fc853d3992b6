import './ui.scss'
