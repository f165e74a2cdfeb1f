"""How good and how quick are we, against our own last record and against others on the same documents?

Run `python -m bench`, or one part: `python -m bench quality`. What a part measures is said at the top of its module.
"""
