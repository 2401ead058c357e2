"""The screen: a chat with cited answers and an estimate anyone can follow. Streamlit appears here and in app.py only."""
