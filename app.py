"""The app. Run: `streamlit run app.py`."""

if __name__ == "__main__":  # the processes that work beside it import this file, too, and nothing of the pages
    from kb.ui.frame import run
    from kb.ui.places import PLACES

    run(PLACES)
