"""The app, for `streamlit run app.py`. What a visit draws is `assistant/ui/script.py`."""

import streamlit as st

from assistant.ui.server import MIDDLEWARE, ROUTES, lifespan, sorry

app = st.App("assistant/ui/script.py", lifespan=lifespan, routes=ROUTES, middleware=MIDDLEWARE, on_script_error=sorry)
