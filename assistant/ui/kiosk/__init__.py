"""The kiosk: touch only, one thing a screen, nothing remembered."""

from assistant.ui.kiosk.page import page as page
