"""What would somebody who writes a standard tidy up in it? Lists of places, each with its lines, and no verdict.

`misplaced`: rules under a heading of another type. `repeated`: the same text in several standards of one document.
`assessed`: where an individual assessment is promised, and how far it stands from each rule that limits the help.
"""
